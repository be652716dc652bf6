//! Parts of the real catalog, as those have it who keep some families and write others of their own.

use std::collections::HashSet;

use catalog::model::{Catalog, Code};
use catalog::parallel;

use crate::support::{catalog, render_all, repository, targets};

/// The catalog with these families only, and without what leads to others.
fn part(whole: &Catalog, families: &[&str]) -> Catalog {
    let mut part = whole.clone();
    part.families.retain(|family| families.contains(&family.id.as_str()));
    part.guides.clear();
    let carriers: HashSet<_> =
        part.families.iter().flat_map(|family| &family.packets).map(|table| &table.packet).collect();
    part.packets.retain(|packet| carriers.contains(&packet.name));
    for code in part.families.iter_mut().flat_map(|family| &mut family.codes) {
        cut(code, families);
    }
    part
}

fn cut(code: &mut Code, families: &[&str]) {
    let stays = |id: &str| id.split_once('/').is_some_and(|(family, _)| families.contains(&family));
    for list in [&mut code.equivalents, &mut code.see_also, &mut code.confused_with] {
        list.retain(|id| stays(id));
    }
    if let Some(downgrade) = &mut code.downgrade {
        downgrade.to.retain(|_, id| stays(id));
    }
}

#[test]
fn every_family_can_stand_alone() {
    let (whole, targets) = (catalog(&repository("spec")), targets(&repository("templates")));
    let ids: Vec<_> = whole.families.iter().map(|family| family.id.as_str()).collect();
    assert!(ids.len() > 1);
    let trees = parallel::map(&ids, |id| render_all(&part(&whole, &[id]), &targets));
    let files = render_all(&whole, &targets).iter().count();
    for (id, tree) in ids.iter().zip(trees) {
        assert!(tree.iter().count() < files / 2, "{id}");
    }
}
