//! Owns: which fonts the machine has, and which serve. In: folders, and the system's own places.
//! Out: [`Fonts`], loaded once; faces that no role takes stay on the disk.

use super::role::{NOT_THEIRS, RARE, Role, WITHOUT_YUAN};
use fontdb::{Database, FaceInfo, Source, Style, Weight};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Where to look.
#[derive(Clone, Debug, Default)]
pub struct FontSources {
    /// Folders, with those in them.
    pub folders: Vec<PathBuf>,
    /// Not in the system's places.
    pub only_folders: bool,
}

/// Why nothing can be printed.
#[derive(Debug)]
pub enum FontError {
    /// No font for Chinese.
    NoChinese,
    /// A folder that was named is not there.
    NoFolder(PathBuf),
    /// A font's file cannot be read.
    Unreadable(PathBuf, std::io::Error),
}

/// What a role takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The role.
    pub role: Role,
    /// The family.
    pub family: String,
    /// Its file of regular weight.
    pub path: PathBuf,
    /// The role whose font this is, where none of the role's own is there.
    pub stand_in: Option<Role>,
}

/// The fonts that serve.
pub struct Fonts {
    faces: Vec<Font>,
    book: LazyHash<FontBook>,
    taken: Vec<Taken>,
    /// Families as layouts name them, by role; then those for rare characters.
    families: Value,
    /// What a face may not be asked for.
    without_yuan: Vec<bool>,
}

impl Fonts {
    /// Looks for fonts and loads those that serve.
    ///
    /// # Errors
    /// When there is none for Chinese, or one cannot be read.
    pub fn find(sources: &FontSources) -> Result<Fonts, FontError> {
        let mut database = Database::new();
        for folder in &sources.folders {
            if !folder.is_dir() {
                return Err(FontError::NoFolder(folder.clone()));
            }
            database.load_fonts_dir(folder);
        }
        if !sources.only_folders {
            database.load_system_fonts();
        }
        Loader { database: &database, files: BTreeMap::new(), faces: Vec::new(), without_yuan: Vec::new() }
            .load()
    }

    /// What each role takes.
    pub fn taken(&self) -> &[Taken] {
        &self.taken
    }

    /// Whether a character can be printed.
    pub fn has(&self, c: char) -> bool {
        if c.is_whitespace() || c.is_control() || is_invisible(c) {
            return true;
        }
        // What such a character looks like only one font says: no archive of documents (PDF/A) takes it.
        if is_private_use(c) {
            return false;
        }
        let faces = self.faces.iter().zip(&self.without_yuan);
        faces.into_iter().any(|(face, without)| {
            !(*without && matches!(c, '￥' | '¥')) && face.info().coverage.contains(u32::from(c))
        })
    }

    /// What layouts get as `fonts`.
    pub(super) fn families(&self) -> &Value {
        &self.families
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(super) fn face(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }
}

/// Characters that each office or font gives a shape of its own.
pub fn is_private_use(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

/// Characters without a shape of their own: joiners, selectors of variants, marks of direction.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

struct Loader<'d> {
    database: &'d Database,
    files: BTreeMap<PathBuf, Bytes>,
    faces: Vec<Font>,
    without_yuan: Vec<bool>,
}

impl<'d> Loader<'d> {
    fn load(mut self) -> Result<Fonts, FontError> {
        let own: BTreeMap<Role, Vec<&FaceInfo>> = Role::ALL
            .into_iter()
            .filter_map(|role| Some((role, role.families().iter().find_map(|name| self.family(name))?)))
            .collect();
        let mut names: BTreeMap<Role, String> = BTreeMap::new();
        for (role, faces) in &own {
            if let Some(name) = self.take(faces)? {
                names.insert(*role, name);
            }
        }
        let (mut taken, mut chosen) = (Vec::new(), BTreeMap::new());
        for role in Role::ALL {
            let stand_in = || role.stand_in().iter().copied().find(|other| names.contains_key(other));
            let served = if names.contains_key(&role) { Some(role) } else { stand_in() };
            let served = served.ok_or(FontError::NoChinese)?;
            let path = own[&served].first().and_then(|face| path(face)).unwrap_or(Path::new(""));
            let family = names[&served].clone();
            chosen.insert(role, family.clone());
            taken.push(Taken {
                role,
                family,
                path: path.to_owned(),
                stand_in: (served != role).then_some(served),
            });
        }
        let mut rare = Vec::new();
        for name in RARE {
            if let Some(faces) = self.family(name) {
                rare.extend(self.take(&faces)?);
            }
        }
        let families = families(&chosen, &rare);
        let book = LazyHash::new(FontBook::from_fonts(&self.faces));
        Ok(Fonts { faces: self.faces, book, taken, families, without_yuan: self.without_yuan })
    }

    /// The faces of a family that are of use: upright, of regular and of bold weight.
    fn family(&self, name: &str) -> Option<Vec<&'d FaceInfo>> {
        let named = |face: &&FaceInfo| face.families.iter().any(|(family, _)| family == name);
        let usable = |face: &&FaceInfo| face.style == Style::Normal && path(face).is_some();
        let mut faces: Vec<&FaceInfo> = self.database.faces().filter(named).filter(usable).collect();
        // Of one weight in two files, the same is taken whatever order the disk gives them in.
        faces.sort_by_key(|face| (face.weight.0, path(face).map(Path::to_owned), face.index));
        let distance = |face: &FaceInfo, weight: Weight| face.weight.0.abs_diff(weight.0);
        let regular = *faces.iter().min_by_key(|face| distance(face, Weight::NORMAL))?;
        let bold = faces.iter().filter(|face| face.weight.0 >= Weight::SEMIBOLD.0);
        let bold = bold.min_by_key(|face| distance(face, Weight::BOLD)).copied();
        let bold = bold.filter(|bold| bold.weight != regular.weight);
        Some([Some(regular), bold].into_iter().flatten().collect())
    }

    /// Loads faces and gives their family as Typst calls it.
    fn take(&mut self, faces: &[&FaceInfo]) -> Result<Option<String>, FontError> {
        let mut name = None;
        for face in faces {
            let Some(path) = path(face) else { continue };
            let bytes = match self.files.get(path) {
                Some(bytes) => bytes.clone(),
                None => {
                    let read = std::fs::read(path);
                    let read = read.map_err(|error| FontError::Unreadable(path.to_owned(), error))?;
                    let bytes = Bytes::new(read);
                    self.files.insert(path.to_owned(), bytes.clone());
                    bytes
                }
            };
            // A file that fontdb takes for a font and Typst does not is none.
            let Some(font) = Font::new(bytes, face.index) else { continue };
            let family = font.info().family.to_string();
            self.without_yuan.push(WITHOUT_YUAN.contains(&family.as_str()));
            self.faces.push(font);
            name.get_or_insert(family);
        }
        Ok(name)
    }
}

fn path(face: &FaceInfo) -> Option<&Path> {
    match &face.source {
        Source::File(path) | Source::SharedFile(path, _) => Some(path),
        Source::Binary(_) => None,
    }
}

/// For each role its own family first, then those that have what it lacks.
fn families(chosen: &BTreeMap<Role, String>, rare: &[String]) -> Value {
    let tail = [Role::Song, Role::Hei, Role::FangSong, Role::Kai].map(|role| chosen[&role].clone());
    // Figures and the yuan sign of fonts that cannot draw them come from the first that can.
    let sound = tail.iter().find(|family| !WITHOUT_YUAN.contains(&family.as_str()));
    let list = |own: &String| {
        let mut list: Vec<Value> = Vec::new();
        if let Some(sound) = sound.filter(|_| WITHOUT_YUAN.contains(&own.as_str())) {
            list.push(json!({ "name": sound, "covers": NOT_THEIRS }));
        }
        for family in [own].into_iter().chain(&tail).chain(rare) {
            if !list.iter().any(|known| known == family) {
                list.push(json!(family));
            }
        }
        list
    };
    chosen.iter().map(|(role, own)| (role.as_str().to_owned(), json!(list(own)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(fangsong: &str) -> BTreeMap<Role, String> {
        let own = |role| if role == Role::FangSong { fangsong } else { "Noto Serif CJK SC" };
        Role::ALL.into_iter().map(|role| (role, own(role).to_owned())).collect()
    }

    #[test]
    fn figures_and_the_yuan_sign_never_come_from_a_font_that_draws_a_dollar() {
        let families = families(&chosen("FandolFang R"), &["HanaMinA".to_owned()]);
        let sound = json!({ "name": "Noto Serif CJK SC", "covers": NOT_THEIRS });
        assert!(NOT_THEIRS.contains('￥') && NOT_THEIRS.contains('¥'));
        assert_eq!(families["fangsong"], json!([sound, "FandolFang R", "Noto Serif CJK SC", "HanaMinA"]));
        assert_eq!(families["song"], json!(["Noto Serif CJK SC", "FandolFang R", "HanaMinA"]));
    }

    #[test]
    fn a_role_without_a_font_of_its_own_takes_the_common_ones() {
        let families = families(&chosen("Noto Serif CJK SC"), &[]);
        assert_eq!(families["fangsong"], json!(["Noto Serif CJK SC"]));
    }

    #[test]
    fn nothing_to_print_with_is_an_error() {
        let nowhere = FontSources { folders: Vec::new(), only_folders: true };
        assert!(matches!(Fonts::find(&nowhere), Err(FontError::NoChinese)));
        let missing = FontSources { folders: vec!["no such folder".into()], only_folders: true };
        assert!(matches!(Fonts::find(&missing), Err(FontError::NoFolder(_))));
    }

    #[test]
    fn what_has_no_shape_needs_no_font() {
        assert!(['\u{200d}', '\u{fe0f}', '\u{ad}', '\u{feff}'].into_iter().all(is_invisible));
        assert!(!['一', '□', '\u{e000}'].into_iter().any(is_invisible));
    }
}
