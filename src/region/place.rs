//! Owns: where county sites lie and what they are called. In: arguments. Out: [`Site`]s, each with a name of its own,
//! and the way from the region's folder to a county's.

use super::RegionError;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// A county's site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// What it is called in addresses.
    pub slug: String,
    /// Its folder: that of its `index.html`.
    pub folder: PathBuf,
}

/// What `build` calls the folders of its editions: as names of counties they would all be the same.
const EDITIONS: [&str; 2] = ["public", "internal"];

impl Site {
    /// `NAME=FOLDER`, or a folder, which then names the county; one called as an edition is, by the folder around it.
    ///
    /// # Errors
    /// When it has no name that can stand in an address.
    pub fn parse(given: &Path) -> Result<Site, RegionError> {
        let text = given.to_string_lossy();
        let named = text.split_once('=').filter(|(slug, _)| !slug.contains(['/', '\\']) && !given.exists());
        let (slug, folder) = match named {
            Some((slug, folder)) => (slug.to_owned(), PathBuf::from(folder)),
            None => (name_of(given)?, given.to_owned()),
        };
        let slug: String = slug.nfc().collect();
        let wrong = |c: char| c.is_control() || "<>:\"/\\|?*".contains(c);
        if slug.is_empty() || slug.starts_with(['.', '_', '-']) || slug.contains(wrong) {
            return Err(RegionError::BadName(slug));
        }
        Ok(Site { slug, folder })
    }
}

fn name_of(folder: &Path) -> Result<String, RegionError> {
    let whole = settled(folder);
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let own = name(&whole).ok_or_else(|| RegionError::NoName(folder.to_owned()))?;
    if EDITIONS.contains(&own.as_str()) {
        return whole.parent().and_then(name).ok_or_else(|| RegionError::NoName(folder.to_owned()));
    }
    Ok(own)
}

/// The whole path by its names, without looking at links: as browsers take addresses apart.
fn settled(path: &Path) -> PathBuf {
    // It fails only for an empty path or a lost current folder.
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut settled = PathBuf::new();
    for component in absolute.components() {
        match component {
            Component::ParentDir => drop(settled.pop()),
            Component::CurDir => {}
            _ => settled.push(component),
        }
    }
    settled
}

/// Demands that no name and no folder is given twice; names that differ in letter case only are one folder on many
/// systems.
pub(super) fn distinct(sites: &[Site]) -> Result<(), RegionError> {
    let mut slugs: BTreeMap<String, &Site> = BTreeMap::new();
    let mut folders: BTreeMap<PathBuf, &Site> = BTreeMap::new();
    for site in sites {
        if let Some(first) = folders.insert(settled(&site.folder), site) {
            return Err(RegionError::SameFolder(first.folder.clone()));
        }
        if let Some(first) = slugs.insert(site.slug.to_lowercase(), site) {
            let (first, second) = (first.folder.clone(), site.folder.clone());
            return Err(RegionError::SameSlug { slug: site.slug.clone(), first, second });
        }
    }
    Ok(())
}

/// The way from the folder `out` to the folder `to`, parted and ended by `/`; none where there is none, as between
/// two drives.
pub fn way(out: &Path, to: &Path) -> Option<String> {
    let (out, to) = (settled(out), settled(to));
    let (mut out, mut to) = (out.components().peekable(), to.components().peekable());
    let mut shared = 0;
    while out.peek().is_some() && out.peek() == to.peek() {
        out.next();
        to.next();
        shared += 1;
    }
    if shared == 0 {
        return None;
    }
    let mut way = "../".repeat(out.count());
    for part in to {
        way.push_str(part.as_os_str().to_str()?);
        way.push('/');
    }
    Some(way)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_named_by_its_folder_or_by_hand() {
        let slug = |given: &str| Site::parse(Path::new(given)).map(|site| site.slug).ok();
        assert_eq!(slug("sites/huangbei").as_deref(), Some("huangbei"));
        assert_eq!(slug("sites/huangbei/public/").as_deref(), Some("huangbei"));
        assert_eq!(slug("湟北=elsewhere/public").as_deref(), Some("湟北"));
        assert_eq!(slug("a/b=c").as_deref(), Some("b=c"));
        assert_eq!(slug("=x"), None);
        assert_eq!(slug("_x=y"), None);
        assert_eq!(Site::parse(Path::new("x=y/z")).unwrap().folder, Path::new("y/z"));
    }

    #[test]
    fn names_and_folders_are_given_once() {
        let sites = |given: &[&str]| -> Vec<Site> {
            given.iter().map(|given| Site::parse(Path::new(given)).unwrap()).collect()
        };
        assert!(distinct(&sites(&["a/x", "a/y"])).is_ok());
        assert!(matches!(distinct(&sites(&["a/x", "b/X"])), Err(RegionError::SameSlug { .. })));
        assert!(matches!(distinct(&sites(&["a=s/x", "b=s/y/../x"])), Err(RegionError::SameFolder(_))));
    }

    #[test]
    fn the_way_leads_from_folder_to_folder() {
        let way = |out: &str, to: &str| way(Path::new(out), Path::new(to)).unwrap();
        assert_eq!(way("region", "sites/a b"), "../sites/a b/");
        assert_eq!(way("www/region", "www/counties/../县"), "../县/");
        assert_eq!(way("region", "region-2"), "../region-2/");
    }
}
