//! From a catalog and a target to files in memory.
//!
//! Templates may come from strangers. They see the catalog and their own folder's templates, nothing else; what they
//! write is bounded, and if one makes the template engine panic, that is an error like any other.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use catalog::model::Catalog;
use catalog::parallel;
use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::comment::CommentStyle;
use crate::filter;
use crate::identifier::Namer;
use crate::output::{MAX_FILE, Output};
use crate::progress::Progress;
use crate::target::{Each, FileRule, Target};
use crate::tree::Tree;
use crate::view::{Keys, MARK, Viewer};

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
    render_all_watched(catalog, targets, &Progress::default())
}

/// [`render_all`], and says what is in hand.
///
/// # Errors
///
/// As [`render_all`].
pub fn render_all_watched(catalog: &Catalog, targets: &[Target], progress: &Progress) -> Result<Tree, RenderError> {
    let trees = parallel::map(targets, |target| {
        let mut tree = Tree::default();
        render_watched(catalog, target, &mut tree, progress).map(|()| tree)
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
/// If a template does not parse, asks for something that does not exist, writes without end, or makes a path that is
/// taken or leaves the output folder. The tree is then incomplete and of no use.
pub fn render(catalog: &Catalog, target: &Target, tree: &mut Tree) -> Result<(), RenderError> {
    render_watched(catalog, target, tree, &Progress::default())
}

/// Room for templates that include one another, each of [`MAX_TEMPLATES`](crate::target::MAX_TEMPLATES) once, in
/// components as deep as Tera lets them nest.
const STACK: usize = 64 << 20;

fn render_watched(catalog: &Catalog, target: &Target, tree: &mut Tree, progress: &Progress) -> Result<(), RenderError> {
    let work = || {
        let mut named = tree.clone();
        match render_keys(catalog, target, &Keys::named_in(target), &mut named, progress) {
            Ok(()) => *tree = named,
            // What went wrong may only be that a key was not made.
            Err(_) => render_keys(catalog, target, &Keys::All, tree, progress)?,
        }
        Ok(())
    };
    let broken = |message| broken(target, "the templates", message);
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        let thread = thread.map_err(|error| broken(format!("cannot start a thread: {error}")))?;
        thread.join().unwrap_or_else(|panic| Err(broken(panic_message(&*panic))))
    })
}

/// Renders a target whose records have these keys. If they lack any, an error may be due to that.
pub(crate) fn render_keys(
    catalog: &Catalog,
    target: &Target,
    keys: &Keys<'_>,
    tree: &mut Tree,
    progress: &Progress,
) -> Result<(), RenderError> {
    progress.begin(&target.name, "the templates");
    let rendered = Renderer::new(catalog, target, keys).and_then(|renderer| renderer.render(tree, progress));
    progress.end(&target.name);
    rendered
}

/// What a panic says, as far as it says anything.
fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message");
    format!("the template engine cannot cope with this template: {text}")
}

/// What is true of the whole run.
#[derive(Serialize)]
struct Generated {
    /// The command that makes the files, for their headers.
    command: &'static str,
}

/// What the template engine calls all variables together, in whatever order.
const VARIABLES: &str = "__tera_context";

struct Renderer<'t> {
    target: &'t Target,
    /// Whether records may lack keys.
    lacks_keys: bool,
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
    fn new(catalog: &Catalog, target: &'t Target, keys: &Keys<'_>) -> Result<Self, RenderError> {
        if let Some((name, _)) = target.templates.iter().find(|(_, text)| text.contains(VARIABLES)) {
            let message =
                format!("`{VARIABLES}` comes in another order in every run; `catalog | json` shows all there is");
            return Err(broken(target, &format!("`{name}`"), message));
        }
        let namer = target.config.identifiers.as_ref().map(Namer::new).unwrap_or_default();
        let view = Viewer::new(catalog, &namer, keys).value();
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
        guarded(|| tera.add_raw_templates(templates)).map_err(|error| failure(target, "the templates", &error))?;
        // The export is as large as the catalog; few targets write it.
        let asks_for = |variable: &str| {
            let asks = |name| tera.get_template_variables(name).is_ok_and(|variables| variables.contains(variable));
            target.templates.iter().any(|(name, _)| asks(name))
        };
        let [export, export_schema, vectors, vectors_schema] =
            ["export", "export_schema", "vectors", "vectors_schema"].map(asks_for);
        let global = tera.global_context();
        if export {
            global.insert("export", catalog);
        }
        if export_schema {
            global.insert("export_schema", &catalog::schema::export_schema());
        }
        if vectors {
            global.insert("vectors", &catalog::vectors::vectors(catalog));
        }
        if vectors_schema {
            global.insert("vectors_schema", &catalog::schema::vectors_schema());
        }
        Ok(Self { target, lacks_keys: !matches!(keys, Keys::All), tera, families, locales, guides })
    }

    fn render(&self, tree: &mut Tree, progress: &Progress) -> Result<(), RenderError> {
        for (path, content) in &self.target.plain {
            self.add(tree, path, content.clone(), path)?;
        }
        for rule in &self.target.config.files.value {
            for item in self.items(rule.each.value) {
                self.file(rule, &item, tree, progress)?;
            }
        }
        Ok(())
    }

    fn file(&self, rule: &FileRule, item: &Item, tree: &mut Tree, progress: &Progress) -> Result<(), RenderError> {
        let what = format!("`{}` for {}", rule.template.value, item.name);
        progress.begin(&self.target.name, &what);
        let path = self.path(rule, item, &format!("the path of {what}"))?;
        let content = self.content(&what, |out| self.tera.render_to(&rule.template.value, &item.context, out))?;
        self.add(tree, &path, content, &what)
    }

    /// Paths are templates too, but without escaping: [`Tree`] checks them.
    fn path(&self, rule: &FileRule, item: &Item, what: &str) -> Result<String, RenderError> {
        if !rule.path.contains('{') {
            return Ok(rule.path.value.clone());
        }
        let path = self.content(what, |out| self.tera.render_str_to(&rule.path, &item.context, false, out))?;
        Ok(String::from_utf8_lossy(&path).into_owned())
    }

    /// What a template writes, unless it writes too much.
    fn content(
        &self,
        what: &str,
        render: impl FnOnce(&mut Output) -> tera::TeraResult<()>,
    ) -> Result<Vec<u8>, RenderError> {
        let mut out = Output::default();
        let broken = |message| broken(self.target, what, message);
        match guarded(|| render(&mut out)) {
            Ok(()) => {
                let content = out.into_content();
                if self.lacks_keys && String::from_utf8_lossy(&content).contains(MARK) {
                    return Err(broken("it shows a record that lacks keys".to_owned()));
                }
                Ok(content)
            }
            Err(_) if out.is_full() => Err(broken(format!(
                "the template writes more than {MAX_FILE} bytes; end its loops, or divide the file"
            ))),
            Err(error) => Err(failure(self.target, what, &error)),
        }
    }

    fn add(&self, tree: &mut Tree, path: &str, content: Vec<u8>, what: &str) -> Result<(), RenderError> {
        let full = format!("{}/{path}", self.target.name);
        tree.add(full, content).map_err(|error| broken(self.target, what, format!("`{path}`: {error}")))
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

/// Runs the template engine; a panic in it becomes an error.
fn guarded<T>(work: impl FnOnce() -> tera::TeraResult<T>) -> tera::TeraResult<T> {
    // What the engine leaves behind is not used again: every error ends the run.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(tera::Error::message(panic_message(&*panic))))
}

fn failure(target: &Target, what: &str, error: &tera::Error) -> RenderError {
    let mut message = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        message = format!("{message}\n{cause}");
        source = cause.source();
    }
    broken(target, what, message)
}

fn broken(target: &Target, what: &str, message: String) -> RenderError {
    RenderError { target: target.name.clone(), what: what.to_owned(), message }
}

#[cfg(test)]
mod tests {
    use std::panic::panic_any;

    use super::*;

    #[test]
    fn a_panic_of_the_engine_is_an_error_that_says_what_it_said() {
        let told = |work: fn() -> tera::TeraResult<()>| guarded(work).unwrap_err().to_string();
        let said = "the template engine cannot cope with this template: ";
        assert_eq!(told(|| panic!("plain")), format!("{said}plain"));
        assert_eq!(told(|| panic!("{} formatted", 1)), format!("{said}1 formatted"));
        assert_eq!(told(|| panic_any(1)), format!("{said}no message"));
        assert!(guarded(|| Ok(())).is_ok());
    }
}
