//! Owns: the place that people mean — by its folders, or by the names that its records give it. In: what they type and
//! a content folder. Out: its folder; or what there is to choose from. Names are read only where no folder fits.

use super::folder::{self, Holder, Home, parse, slug};
use super::{AuthorError, catalogue};
use crate::load::meant::{Named, meant};
use std::path::{Path, PathBuf};

/// The holder at `place`.
pub fn home(content: &Path, place: &str) -> Result<Home, AuthorError> {
    let (at, village) = parse(place)?;
    if let Some(home) = folder::home(content, &at, village.as_deref())? {
        return Ok(home);
    }
    let (known, mut homes) = everywhere(content)?;
    match meant(place, known) {
        Ok(one) => Ok(homes.swap_remove(one)),
        Err(choice) => Err(AuthorError::NoPlace(place.to_owned(), choice)),
    }
}

/// The village at `place`.
pub fn village(content: &Path, place: &str) -> Result<Home, AuthorError> {
    let home = home(content, place)?;
    match home.holder {
        Holder::Village => Ok(home),
        Holder::County | Holder::Township => Err(AuthorError::BadPlace(place.to_owned())),
    }
}

/// The folder of a township.
pub fn township(content: &Path, name: &str) -> Result<PathBuf, AuthorError> {
    if let Some(folder) = folder::township(content, &slug(name)?)? {
        return Ok(folder);
    }
    let mut known = Vec::new();
    let mut folders = Vec::new();
    for (slug, folder, record) in folder::holders(&content.join("townships"), "township")? {
        known.push(Named::new(slug.as_str(), catalogue::name(&record, &slug)?));
        folders.push(folder);
    }
    match meant(name, known) {
        Ok(one) => Ok(folders.swap_remove(one)),
        Err(choice) => Err(AuthorError::NoTownship(name.to_owned(), choice)),
    }
}

/// All townships and villages, and where they are.
fn everywhere(content: &Path) -> Result<(Vec<Named>, Vec<Home>), AuthorError> {
    let (mut known, mut homes) = (Vec::new(), Vec::new());
    for (at, folder, record) in folder::holders(&content.join("townships"), "township")? {
        let above = catalogue::name(&record, &at)?;
        let villages = folder::holders(&folder, "village")?;
        known.push(Named::new(at.as_str(), above.as_str()));
        homes.push(Home { holder: Holder::Township, folder });
        for (slug, folder, record) in villages {
            let name = catalogue::name(&record, &slug)?;
            known.push(Named::village((&at, &above), (&slug, &name)));
            homes.push(Home { holder: Holder::Village, folder });
        }
    }
    Ok((known, homes))
}
