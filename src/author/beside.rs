//! Owns: what lies beside a content folder — for git, and for each way of publishing. In: what is asked for, where
//! the content is, a language. Out: commented files in the repository; one that is there already is left alone.
//! Their texts stand in `beside/<language>/`; a text that a language lacks does not compile.

use super::AuthorError;
use super::file::{Made, Use, refused};
use super::fill::{Values, quotable};
use crate::text::Language;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

macro_rules! text {
    ($language:literal, $file:literal) => {
        include_str!(concat!("beside/", $language, "/", $file))
    };
}

macro_rules! files {
    ($language:literal, $kit:expr) => {
        match $kit {
            Kit::Git => &[
                (".gitignore", text!($language, "gitignore"), Use::Read),
                (".gitattributes", text!($language, "gitattributes"), Use::Read),
                (HOOK, text!($language, "pre-commit"), Use::Run),
            ],
            Kit::Github => &[
                (".github/workflows/cunce.yml", text!($language, "github.yml"), Use::Read),
                ("deploy/pages-branch.sh", text!($language, "pages-branch.sh"), Use::Run),
            ],
            Kit::Gitlab => &[(".gitlab-ci.yml", text!($language, "gitlab.yml"), Use::Read)],
            Kit::Gitee => &[
                (".workflow/cunce.yml", text!($language, "gitee.yml"), Use::Read),
                ("deploy/pages-branch.sh", text!($language, "pages-branch.sh"), Use::Run),
            ],
            Kit::Nginx => &[("deploy/nginx.conf", text!($language, "nginx.conf"), Use::Read)],
            Kit::Usb => &[
                ("deploy/usb.sh", text!($language, "usb.sh"), Use::Run),
                ("deploy/usb.cmd", text!($language, "usb.cmd"), Use::RunOnWindows),
            ],
        }
    };
}

/// What a repository may be equipped for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kit {
    /// Keeping the content in git: what is not to be committed, and a check before each commit.
    Git,
    /// GitHub Actions and GitHub Pages.
    Github,
    /// GitLab CI and GitLab Pages.
    Gitlab,
    /// Gitee's pipelines and a server of one's own; services that serve a branch.
    Gitee,
    /// A web server.
    Nginx,
    /// A USB stick.
    Usb,
}

impl Kit {
    /// All of them.
    pub const ALL: [Kit; 6] = [Kit::Git, Kit::Github, Kit::Gitlab, Kit::Gitee, Kit::Nginx, Kit::Usb];

    /// The word of the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Kit::Git => "git",
            Kit::Github => "github",
            Kit::Gitlab => "gitlab",
            Kit::Gitee => "gitee",
            Kit::Nginx => "nginx",
            Kit::Usb => "usb",
        }
    }

    /// Whether its files have places to fill in before they work, marked ★.
    pub fn has_blanks(self) -> bool {
        matches!(self, Kit::Github | Kit::Gitlab | Kit::Gitee | Kit::Nginx)
    }

    /// Its files: the path from the repository's root, and the text.
    pub(super) fn files(self, language: Language) -> &'static [File] {
        match language {
            Language::ZhHans => files!("zh-Hans", self),
            Language::ZhHant => files!("zh-Hant", self),
            Language::En => files!("en", self),
        }
    }
}

/// A file of a kit: its path with `/`, its text with placeholders, how it is used.
pub(super) type File = (&'static str, &'static str, Use);

/// The check before a commit, from the repository's root.
const HOOK: &str = ".githooks/pre-commit";

/// A repository, or the folder that will become one.
#[derive(Debug)]
pub(super) struct Room {
    /// Its folder.
    pub root: PathBuf,
    /// The content folder from there, with `/`.
    content: String,
}

impl Room {
    /// The repository that `content` lies in, else the folder that holds it. None where that is a folder above the
    /// one in which the command runs: it was not named, and is nobody's to fill.
    pub fn of(content: &Path) -> Result<Option<Room>, AuthorError> {
        let here = std::env::current_dir().map_err(refused(content))?;
        let whole = plain(&std::path::absolute(content).map_err(refused(content))?);
        let is_repository = |folder: &&Path| folder.join(".git").exists();
        let above = whole.ancestors().skip(1).find(is_repository);
        let named = || whole.parent().filter(|_| !here.starts_with(&whole));
        let Some(root) = above.or_else(named) else { return Ok(None) };
        let Some(inside) = whole.strip_prefix(root).ok().and_then(Path::to_str) else { return Ok(None) };
        let root = root.strip_prefix(&here).unwrap_or(root).to_owned();
        Ok(Some(Room { root, content: inside.replace('\\', "/") }))
    }

    /// Writes the files of the kits that are not there yet. Gives those that are.
    pub fn equip(
        &self,
        kits: &[Kit],
        language: Language,
        made: &mut Made,
    ) -> Result<Vec<PathBuf>, AuthorError> {
        let values = self.values();
        let mut left = Vec::new();
        // Two kits may share a file.
        let files: BTreeMap<&str, &File> =
            kits.iter().flat_map(|kit| kit.files(language)).map(|file| (file.0, file)).collect();
        for (path, text, used) in files.into_values() {
            let path = path.split('/').fold(self.root.clone(), |folder, name| folder.join(name));
            match made.write_to_use(&path, &values.fill(text), *used) {
                Err(AuthorError::Exists(path)) => left.push(path),
                other => other?,
            }
        }
        Ok(left)
    }

    /// The content's path as each language of the files writes it.
    fn values(&self) -> Values<'static> {
        let folder =
            self.content.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
        Values::default()
            .text("content_yaml", format!("\"{}\"", quotable(&self.content)))
            .text("content_cmd", self.content.replace('%', "%%").replace('/', "\\"))
            .text("content_sh", in_shell(&self.content))
            .text("themes_sh", in_shell(&format!("{folder}themes")))
            .text("folder", format!("/{}", in_gitignore(&folder)))
    }
}

/// A path without `.` and `..`, as its names stand.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}

/// A word that no shell reads anything into.
fn in_shell(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// A path that is no pattern.
fn in_gitignore(path: &str) -> String {
    path.chars().flat_map(|c| "\\*?[ ".contains(c).then_some('\\').into_iter().chain([c])).collect()
}
