//! Owns: the part of docs/themes.md that is made from the program — what templates get, and the pieces that the
//! default theme offers. In: the schemas of the views and their rustdoc; the default's templates. Out: Markdown
//! between two marks; a test holds the file to it, and writes it where `UPDATE_DOCS` is set.

mod pieces;
mod tables;

use super::{PageView, lists, places, service};
use crate::render::frame::FrameView;
use crate::render::region;
use crate::render::site::SiteView;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use tables::Tables;

/// A template and the type of its view.
pub struct PageDoc {
    template: &'static str,
    schema: fn(&mut SchemaGenerator) -> Schema,
}

impl PageDoc {
    /// Of a view.
    pub fn of<V: PageView + JsonSchema>() -> Self {
        PageDoc { template: V::TEMPLATE, schema: |generator| generator.subschema_for::<V>() }
    }
}

fn pages() -> Vec<PageDoc> {
    let county = places::manual().into_iter().chain(lists::manual()).chain(service::manual());
    county.chain(region::manual()).collect()
}

fn views() -> String {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let (site, page) = (generator.subschema_for::<SiteView>(), generator.subschema_for::<FrameView<'_>>());
    let notes = generator.subschema_for::<region::RegionNotes>();
    let mut roots = vec![("site", "site", site), ("page", "page", page), ("region", "region", notes)];
    for page in pages() {
        roots.push((page.template, "view", (page.schema)(&mut generator)));
    }
    let tables = Tables::new(&roots, generator.take_definitions(true));
    format!("{}\n{}", tables.roots(&roots), tables.shared())
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Demands that `file` holds `made` between the marks of `name`, or puts it there where `UPDATE_DOCS` is set.
fn held(file: &str, name: &str, made: &str) {
    let path = root().join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
    let from = text.find(&open).unwrap_or_else(|| panic!("{file} has no mark {open}")) + open.len();
    let to = text.find(&close).unwrap_or_else(|| panic!("{file} has no mark {close}"));
    let made = format!("\n{}\n\n", made.trim());
    if text[from..to] == made {
        return;
    }
    assert!(
        std::env::var_os("UPDATE_DOCS").is_some(),
        "{file}: “{name}” is not what the program gives; make it anew: UPDATE_DOCS=1 cargo test --lib manual"
    );
    std::fs::write(&path, format!("{}{made}{}", &text[..from], &text[to..])).unwrap();
}

fn default_templates() -> Vec<(String, String)> {
    let theme = crate::theme::load("default", Path::new("no such folder")).unwrap();
    theme.templates.into_iter().map(|(name, template)| (name, template.text)).collect()
}

#[test]
fn the_manual_shows_every_view() {
    held("docs/themes.md", "views", &views());
}

#[test]
fn the_manual_shows_every_piece_of_the_default() {
    let templates = default_templates();
    held("docs/themes.md", "pieces", &pieces::table(&templates));
    for file in ["docs/themes.md", "docs/themes.en.md"] {
        let text = std::fs::read_to_string(root().join(file)).unwrap();
        for block in pieces::blocks(&templates) {
            assert!(text.contains(&format!("| `{block}` |")), "{file} does not tell of the block {block}");
        }
    }
}

#[test]
fn every_page_template_has_one_documented_view() {
    let mut documented: Vec<_> = pages().iter().map(|page| page.template.to_owned()).collect();
    documented.sort();
    let templates = default_templates().into_iter();
    let layouts = ["base.html", "region.html"].map(|layout| format!("{{% extends \"{layout}\""));
    let pages = templates.filter(|(name, text)| {
        name != "region.html" && layouts.iter().any(|layout| text.contains(layout.as_str()))
    });
    assert_eq!(documented, pages.map(|(name, _)| name).collect::<Vec<_>>());
}

/// A second view for a template would be documented by neither.
#[test]
fn every_page_view_is_documented() {
    let mut written = BTreeSet::new();
    let mut folders = vec![root().join("src/render")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let views = text.lines().filter_map(|line| line.strip_prefix("impl PageView for "));
            written.extend(views.map(|view| format!("{}: {view}", path.display())));
        }
    }
    assert_eq!(written.len(), pages().len(), "not all of these are in a list `manual()`: {written:#?}");
}
