//! Owns: which texts there are, in each language. In: a language. Out: the texts of `init` and `new`.
//! They stand in `records/<language>/`; a text that a language lacks does not compile.

use crate::text::Language;

/// The texts of `new`: records, and the parts that depend on other records.
#[derive(Debug)]
pub struct Pieces {
    /// A programme.
    pub programme: &'static str,
    /// A township.
    pub township: &'static str,
    /// A village.
    pub village: &'static str,
    /// A plan.
    pub plan: &'static str,
    /// A progress summary.
    pub progress: &'static str,
    /// A notice.
    pub notice: &'static str,
    /// Around the kinds of `measures.toml`.
    pub kinds: &'static str,
    /// In its place where there are none.
    pub no_kinds: &'static str,
    /// Around the kinds that a programme requires.
    pub requires: &'static str,
    /// Around the classes of a programme.
    pub classes: &'static str,
    /// Around the open measures.
    pub updates: &'static str,
    /// In its place where none is open.
    pub no_updates: &'static str,
    /// One open measure.
    pub update: &'static str,
    /// Around the names of its targets.
    pub targets: &'static str,
}

/// A file of the sample: its path inside the content folder, with placeholders, and its text.
pub type Sample = (&'static str, &'static str);

macro_rules! text {
    ($language:literal, $file:literal) => {
        include_str!(concat!("records/", $language, "/", $file))
    };
}

macro_rules! pieces {
    ($language:literal) => {
        Pieces {
            programme: text!($language, "new/programme.md"),
            township: text!($language, "new/township.md"),
            village: text!($language, "new/village.md"),
            plan: text!($language, "new/plan.md"),
            progress: text!($language, "new/progress.md"),
            notice: text!($language, "new/notice.md"),
            kinds: text!($language, "new/kinds.toml"),
            no_kinds: text!($language, "new/no-kinds.toml"),
            requires: text!($language, "new/requires.toml"),
            classes: text!($language, "new/classes.toml"),
            updates: text!($language, "new/updates.toml"),
            no_updates: text!($language, "new/no-updates.toml"),
            update: text!($language, "new/update.toml"),
            targets: text!($language, "new/targets.toml"),
        }
    };
}

/// The slugs of the sample are words of its language: its programme, and the item of its notice.
macro_rules! sample {
    ($language:literal, $programme:literal, $item:literal) => {
        &[
            ("site.toml", text!($language, "init/site.toml")),
            ("home.md", text!($language, "init/home.md")),
            ("measures.toml", text!($language, "init/measures.toml")),
            ("units.toml", text!($language, "init/units.toml")),
            ("disclosures.toml", text!($language, "init/disclosures.toml")),
            (concat!("programmes/", $programme, ".md"), text!($language, "init/programme.md")),
            ("townships/baishi/township.md", text!($language, "init/township.md")),
            ("townships/baishi/liuwan/village.md", text!($language, "init/village.md")),
            (concat!("townships/baishi/liuwan/plans/", $programme, ".md"), text!($language, "init/plan.md")),
            ("townships/baishi/liuwan/progress/{{today}}.md", text!($language, "init/progress.md")),
            (
                concat!("townships/baishi/liuwan/notices/{{today}}-", $item, ".md"),
                text!($language, "init/notice.md"),
            ),
        ]
    };
}

/// The texts of `new` in a language.
pub fn pieces(language: Language) -> &'static Pieces {
    match language {
        Language::ZhHans => const { &pieces!("zh-Hans") },
        Language::ZhHant => const { &pieces!("zh-Hant") },
        Language::En => const { &pieces!("en") },
    }
}

/// The sample in a language, what others refer to first.
pub fn sample(language: Language) -> &'static [Sample] {
    match language {
        Language::ZhHans => sample!("zh-Hans", "huanjing", "caiwu"),
        Language::ZhHant => sample!("zh-Hant", "huanjing", "caiwu"),
        Language::En => sample!("en", "environment", "accounts"),
    }
}
