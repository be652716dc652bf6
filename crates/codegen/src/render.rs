//! From a catalog and a target to files in memory.

use catalog::model::Catalog;
use catalog::parallel;
use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::comment::CommentStyle;
use crate::filter;
use crate::identifier::Namer;
use crate::target::{Each, FileRule, Target};
use crate::tree::Tree;
use crate::view::Viewer;

/// Why a target could not be rendered.
#[derive(Debug)]
pub struct RenderError {
    /// The target.
    pub target: String,
    /// The template, and what it was rendering: `family.rs.tera for mqtt-5.0`.
    pub what: String,
    /// What is wrong, with the template's line.
    pub message: String,
}

impl std::fmt::Display for RenderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot render {} of target `{}`\n{}", self.what, self.target, self.message)
    }
}

impl std::error::Error for RenderError {}

/// Renders several targets side by side into one tree.
///
/// # Errors
///
/// As [`render`]; the error is the one of the first target that has any.
pub fn render_all(catalog: &Catalog, targets: &[Target]) -> Result<Tree, RenderError> {
    let trees = parallel::map(targets, |target| {
        let mut tree = Tree::default();
        render(catalog, target, &mut tree).map(|()| tree)
    });
    trees.into_iter().try_fold(Tree::default(), |mut all, tree| {
        all.merge(tree?);
        Ok(all)
    })
}

/// Adds a target's files to a tree, under a folder of the target's name.
///
/// # Errors
///
/// If a template does not parse, asks for something that does not exist, or makes a path that is taken or leaves the
/// output folder. The tree is then incomplete and of no use.
pub fn render(catalog: &Catalog, target: &Target, tree: &mut Tree) -> Result<(), RenderError> {
    Renderer::new(catalog, target)?.render(tree)
}

/// What is true of the whole run.
#[derive(Serialize)]
struct Generated {
    /// The command that makes the files, for their headers.
    command: &'static str,
}

struct Renderer<'t> {
    target: &'t Target,
    tera: Tera,
    families: Vec<Value>,
    locales: Vec<Value>,
    guides: Vec<Value>,
}

/// One file of a rule: what its template sees, and what to call it in messages.
struct Item {
    context: Context,
    name: String,
}

impl<'t> Renderer<'t> {
    fn new(catalog: &Catalog, target: &'t Target) -> Result<Self, RenderError> {
        let namer = target.config.identifiers.as_ref().map(Namer::new).unwrap_or_default();
        let view = Viewer::new(catalog, &namer).value();
        let [families, locales, guides] = ["families", "locales", "guides"].map(|key| list(&view, key).to_vec());

        let mut tera = Tera::new();
        tera.autoescape_on(vec![".tera"]);
        tera.set_escape_fn(target.config.escape.function());
        filter::register(&mut tera, target.config.comments.as_ref().map_or(CommentStyle::Plain, |style| style.value));
        let global = tera.global_context();
        global.insert_value("catalog", view.clone());
        global.insert("package", &catalog.packages.get(&target.name).cloned().unwrap_or_default());
        global.insert("generated", &Generated { command: "cargo xtask generate" });
        let templates = target.templates.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        tera.add_raw_templates(templates).map_err(|error| failure(target, "the templates", &error))?;
        // The export is as large as the catalog; few targets write it.
        let asks_for = |variable: &str| {
            let asks = |name| tera.get_template_variables(name).is_ok_and(|variables| variables.contains(variable));
            target.templates.iter().any(|(name, _)| asks(name))
        };
        let asked = ["export", "export_schema", "vectors", "vectors_schema"].map(asks_for);
        let global = tera.global_context();
        if asked[0] {
            global.insert("export", catalog);
        }
        if asked[1] {
            global.insert("export_schema", &catalog::schema::export_schema());
        }
        if asked[2] {
            global.insert("vectors", &catalog::vectors::vectors(catalog));
        }
        if asked[3] {
            global.insert("vectors_schema", &catalog::schema::vectors_schema());
        }
        Ok(Self { target, tera, families, locales, guides })
    }

    fn render(&self, tree: &mut Tree) -> Result<(), RenderError> {
        for (path, content) in &self.target.plain {
            self.add(tree, path, content.clone(), path)?;
        }
        for rule in &self.target.config.files.value {
            for item in self.items(rule.each.value) {
                self.file(rule, &item, tree)?;
            }
        }
        Ok(())
    }

    fn file(&self, rule: &FileRule, item: &Item, tree: &mut Tree) -> Result<(), RenderError> {
        let what = format!("`{}` for {}", rule.template.value, item.name);
        let path = Self::path(&self.tera, rule, item)
            .map_err(|error| failure(self.target, &format!("the path of {what}"), &error))?;
        let content = self.tera.render(&rule.template.value, &item.context);
        let content = content.map_err(|error| failure(self.target, &what, &error))?;
        self.add(tree, &path, content.into_bytes(), &what)
    }

    /// Paths are templates too, but without escaping: [`Tree`] checks them.
    fn path(tera: &Tera, rule: &FileRule, item: &Item) -> tera::TeraResult<String> {
        if rule.path.contains('{') {
            tera.render_str(&rule.path, &item.context, false)
        } else {
            Ok(rule.path.value.clone())
        }
    }

    fn add(&self, tree: &mut Tree, path: &str, content: Vec<u8>, what: &str) -> Result<(), RenderError> {
        let full = format!("{}/{path}", self.target.name);
        tree.add(full, content).map_err(|error| RenderError {
            target: self.target.name.clone(),
            what: what.to_owned(),
            message: format!("`{path}`: {error}"),
        })
    }

    fn items(&self, each: Each) -> Vec<Item> {
        match each {
            Each::Catalog => vec![Item::new("the catalog", &[])],
            Each::Family => self.families.iter().map(|family| Item::new(&id(family), &[("family", family)])).collect(),
            Each::Locale => self.locales.iter().map(|locale| Item::new(&id(locale), &[("locale", locale)])).collect(),
            Each::FamilyLocale => pairs(("family", &self.families), ("locale", &self.locales)),
            Each::GuideLocale => pairs(("guide", &self.guides), ("locale", &self.locales)),
            Each::Space => self.inside("spaces", "space"),
            Each::SpaceLocale => self.spaces_in_locales(),
            Each::Packet => self.inside("packets", "packet"),
            Each::Code => self.inside("codes", "code"),
        }
    }

    fn spaces_in_locales(&self) -> Vec<Item> {
        let in_locale = |locale: &'_ Value| {
            let mut items = self.inside("spaces", "space");
            for item in &mut items {
                item.context.insert_value("locale", locale.clone());
                item.name = format!("{} and {}", item.name, id(locale));
            }
            items
        };
        self.locales.iter().flat_map(in_locale).collect()
    }

    /// Every entry of a list in each family.
    fn inside(&self, entries: &'static str, name: &'static str) -> Vec<Item> {
        let of = |family| list(family, entries).iter().map(move |entry| Item::pair(("family", family), (name, entry)));
        self.families.iter().flat_map(of).collect()
    }
}

/// Every value of one list with every value of another.
fn pairs(outer: (&'static str, &[Value]), inner: (&'static str, &[Value])) -> Vec<Item> {
    let with = |value| inner.1.iter().map(move |other| Item::pair((outer.0, value), (inner.0, other)));
    outer.1.iter().flat_map(with).collect()
}

impl Item {
    fn new(name: &str, values: &[(&'static str, &Value)]) -> Self {
        let mut context = Context::new();
        for (key, value) in values {
            context.insert_value(*key, (*value).clone());
        }
        Self { context, name: name.to_owned() }
    }

    fn pair(outer: (&'static str, &Value), inner: (&'static str, &Value)) -> Self {
        Self::new(&format!("{} and {}", id(outer.1), id(inner.1)), &[outer, inner])
    }
}

/// What to call a value in messages: its id, tag, name or noun.
fn id(value: &Value) -> String {
    let mut fields = ["id", "tag", "name", "noun"].into_iter().filter_map(|key| value.get_from_path(key)?.as_str());
    fields.next().unwrap_or("?").to_owned()
}

/// The list under a key of a value.
fn list<'v>(value: &'v Value, key: &'v str) -> &'v [Value] {
    value.get_from_path(key).and_then(Value::as_array).unwrap_or_default()
}

fn failure(target: &Target, what: &str, error: &tera::Error) -> RenderError {
    let mut message = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        message = format!("{message}\n{cause}");
        source = cause.source();
    }
    RenderError { target: target.name.clone(), what: what.to_owned(), message }
}
