//! Owns: a theme's files — templates, static files, messages, layouts for print. In: the theme's name and where its folder may lie.
//! Out: [`Theme`], the embedded default with the folder's files over it, one by one. A template that the folder
//! replaces stays within reach of the folder's templates as `default/NAME`.

use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// One template or message file.
#[derive(Debug, Clone)]
pub struct ThemeText {
    /// Its text.
    pub text: String,
    /// Where people find it: a path, or `default:` and the name for the embedded one.
    pub origin: String,
}

/// A theme.
#[derive(Debug)]
pub struct Theme {
    /// Templates by name, such as `village.html`.
    pub templates: BTreeMap<String, ThemeText>,
    /// Files to be copied, by path under `static/`.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Layouts of packets by name, such as `village.typ`.
    pub layouts: BTreeMap<String, ThemeText>,
    /// Messages by language tag that the folder puts over the default's.
    pub messages: BTreeMap<String, ThemeText>,
}

/// Why a theme cannot be loaded.
#[derive(Debug)]
pub enum ThemeError {
    /// `site.toml` names a theme that is neither embedded nor beside the content folder.
    Unknown(PathBuf),
    /// A file of it cannot be read.
    Unreadable(PathBuf, std::io::Error),
    /// A template or message file is not UTF-8.
    NotText(PathBuf),
    /// A file where nothing would ever read it.
    Stray(PathBuf),
}

/// Loads the theme `name`; its folder is `themes/NAME` in `beside`.
///
/// # Errors
/// When there is no such theme, or a file of it cannot be read.
pub fn load(name: &str, beside: &Path) -> Result<Theme, ThemeError> {
    if let Some(folder) = absent(name, beside) {
        return Err(ThemeError::Unknown(folder));
    }
    let mut theme = embedded();
    let folder = beside.join("themes").join(name);
    if folder.is_dir() {
        overlay(&mut theme, &folder)?;
    }
    Ok(theme)
}

/// The folder that the theme `name` needs in `beside` and does not have. A name is one folder's: never a path.
pub fn absent(name: &str, beside: &Path) -> Option<PathBuf> {
    let folder = beside.join("themes").join(name);
    let mut parts = Path::new(name).components();
    let plain = matches!((parts.next(), parts.next()), (Some(Component::Normal(part)), None) if part == name);
    (name != "default" && !(plain && folder.is_dir())).then_some(folder)
}

fn embedded() -> Theme {
    let mut theme = Theme {
        templates: BTreeMap::new(),
        files: BTreeMap::new(),
        layouts: BTreeMap::new(),
        messages: BTreeMap::new(),
    };
    let mut folders = vec![&DEFAULT];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            let text = || {
                let text = file.contents_utf8().unwrap_or_default().to_owned();
                ThemeText { text, origin: format!("default:{path}") }
            };
            if let Some(name) = path.strip_prefix("templates/") {
                theme.templates.insert(name.to_owned(), text());
            } else if let Some(name) = path.strip_prefix("packets/") {
                theme.layouts.insert(name.to_owned(), text());
            } else if let Some(name) = path.strip_prefix("static/") {
                theme.files.insert(name.to_owned(), file.contents().to_vec());
            }
        }
    }
    theme
}

fn overlay(theme: &mut Theme, folder: &Path) -> Result<(), ThemeError> {
    let mut replaced = Vec::new();
    // What systems and editors leave in folders (`.DS_Store`) is no part of a theme.
    let hidden =
        |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| !hidden(entry)) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            ThemeError::Unreadable(path, error.into())
        })?;
        if !entry.file_type().is_file() {
            continue;
        }
        let path = entry.path();
        let inside = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let bytes = std::fs::read(path).map_err(|error| ThemeError::Unreadable(path.to_owned(), error))?;
        let text = |bytes: Vec<u8>| -> Result<ThemeText, ThemeError> {
            let text = String::from_utf8(bytes).map_err(|_| ThemeError::NotText(path.to_owned()))?;
            Ok(ThemeText { text, origin: path.display().to_string() })
        };
        if let Some(name) = inside.strip_prefix("templates/") {
            let default = theme.templates.insert(name.to_owned(), text(bytes)?);
            replaced.extend(default.map(|default| (format!("default/{name}"), default)));
        } else if let Some(name) = inside.strip_prefix("static/") {
            theme.files.insert(name.to_owned(), bytes);
        } else if let Some(name) = inside.strip_prefix("packets/") {
            theme.layouts.insert(name.to_owned(), text(bytes)?);
        } else if let Some(tag) = inside.strip_prefix("i18n/").and_then(|name| name.strip_suffix(".ftl")) {
            theme.messages.insert(tag.to_owned(), text(bytes)?);
        } else if inside.contains('/') {
            return Err(ThemeError::Stray(path.to_owned()));
        }
    }
    // Only those that are asked for: a component may be defined only once, here or there.
    replaced.retain(|(name, _)| theme.templates.values().any(|t| t.text.contains(&format!("\"{name}\""))));
    theme.templates.extend(replaced);
    Ok(())
}
