//! Owns: `new` — one commented record in its place. In: what is asked for and a content folder.
//! Out: a record that `check` accepts as it is, with what can be chosen from other records in its comments.

use super::catalogue::{self, Terms};
use super::file::Made;
use super::fill::Values;
use super::folder::{self, Holder, Home};
use super::records::{Pieces, pieces};
use super::{AuthorError, Request, hints, place};
use crate::load::meant::{Named, meant};
use crate::load::slug::normal;
use crate::text::Language;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Writes the record and gives its path.
///
/// # Errors
/// When it is there already, a name or place is none, what it belongs to is missing, or the disk refuses.
pub fn create(content: &Path, request: &Request, language: Language) -> Result<PathBuf, AuthorError> {
    let author = Author { content, pieces: pieces(language) };
    let (path, text) = match request {
        Request::Programme { slug, name } => author.programme(slug, name.as_deref()),
        Request::Township { slug, name } => author.township(slug, name.as_deref()),
        Request::Village { place, name } => author.village(place, name.as_deref()),
        Request::Plan { place, programme } => author.plan(place, programme),
        Request::Progress { place, date } => author.progress(place.as_deref(), *date),
        Request::Notice { place, item, date } => author.notice(place, item, *date),
    }?;
    let mut made = Made::default();
    made.write(&path, &text)?;
    made.keep();
    Ok(path)
}

/// A record to be written.
type Draft = Result<(PathBuf, String), AuthorError>;

struct Author<'c> {
    content: &'c Path,
    pieces: &'static Pieces,
}

impl Author<'_> {
    fn programme(&self, slug: &str, name: Option<&str>) -> Draft {
        let slug = folder::slug(slug)?;
        let path = folder::free_record(&self.content.join("programmes"), &slug)?;
        let kinds = catalogue::entries(self.content, "measures")?.unwrap_or_default();
        let values = named(&slug, name)
            .text("kinds", hints::kinds(self.pieces, &kinds))
            .data("kind", hints::example_kind(&kinds, &Terms::default()));
        Ok((path, values.fill(self.pieces.programme)))
    }

    fn township(&self, slug: &str, name: Option<&str>) -> Draft {
        let slug = folder::slug(slug)?;
        let at = folder::free_folder(&self.content.join("townships"), &slug, "township")?;
        Ok((at.join("township.md"), named(&slug, name).fill(self.pieces.township)))
    }

    fn village(&self, place: &str, name: Option<&str>) -> Draft {
        let (township, village) = folder::parse_village(place)?;
        let parent = place::township(self.content, &township)?;
        let at = folder::free_folder(&parent, &village, "village")?;
        Ok((at.join("village.md"), named(&village, name).fill(self.pieces.village)))
    }

    fn plan(&self, place: &str, programme: &str) -> Draft {
        let slug = folder::slug(programme)?;
        let home = place::home(self.content, place)?;
        let (slug, record) = &self.programme_of(&slug)?;
        let path = folder::free_record(&home.folder.join("plans"), slug)?;
        let terms = catalogue::terms(record)?;
        let kinds = catalogue::entries(self.content, "measures")?.unwrap_or_default();
        let values = Values::default()
            .data("programme", slug)
            .text("classes", hints::classes(self.pieces, &terms))
            .text("requires", hints::requires(self.pieces, &terms, &kinds))
            .text("kinds", hints::kinds(self.pieces, &kinds))
            .data("kind", hints::example_kind(&kinds, &terms));
        Ok((path, values.fill(self.pieces.plan)))
    }

    /// The slug and the record of a programme, by slug or name.
    fn programme_of(&self, given: &str) -> Result<(String, PathBuf), AuthorError> {
        let folder = self.content.join("programmes");
        let mut programmes = folder::records(&folder)?;
        if programmes.is_empty() {
            return Err(AuthorError::NeedsFirst(folder.join(format!("{given}.md"))));
        }
        let mut known = Vec::new();
        for (slug, record) in &programmes {
            known.push(Named::new(slug.as_str(), catalogue::name(record, slug)?));
        }
        match meant(given, known) {
            Ok(one) => Ok(programmes.swap_remove(one)),
            Err(choice) => Err(AuthorError::Unknown(given.to_owned(), choice.known)),
        }
    }

    fn progress(&self, place: Option<&str>, date: Date) -> Draft {
        let home = match place {
            Some(place) => place::home(self.content, place)?,
            None => Home { holder: Holder::County, folder: self.content.to_owned() },
        };
        let path = folder::free_record(&home.folder.join("progress"), &date.to_string())?;
        let tasks = catalogue::open_tasks(self.content, &home, date)?;
        let values = Values::default()
            .data("date", &date.to_string())
            .text("updates", hints::updates(self.pieces, &tasks));
        Ok((path, values.fill(self.pieces.progress)))
    }

    fn notice(&self, place: &str, item: &str, date: Date) -> Draft {
        let home = place::village(self.content, place)?;
        let items = catalogue::entries(self.content, "disclosures")?
            .ok_or_else(|| AuthorError::NeedsFirst(self.content.join("disclosures.toml")))?;
        let known = items.iter().map(|entry| Named::new(entry.id.as_str(), entry.name.as_str())).collect();
        let one = meant(item, known).map_err(|choice| AuthorError::Unknown(item.to_owned(), choice.known))?;
        let entry = &items[one];
        // With the item in its name, two notices of one day do not meet.
        let stem = folder::slug(&format!("{date}-{}", normal(&entry.id)))?;
        let path = folder::free_record(&home.folder.join("notices"), &stem)?;
        let values = Values::default()
            .data("date", &date.to_string())
            .data("item", &entry.id)
            .data("title", &entry.name);
        Ok((path, values.fill(self.pieces.notice)))
    }
}

/// A record without a name of its own is called by its slug.
fn named(slug: &str, name: Option<&str>) -> Values<'static> {
    let name = name.map(str::trim).filter(|name| !name.is_empty());
    Values::default().data("name", name.unwrap_or(slug))
}
