//! Owns: which township and village a name means. In: the model, and places that the ledger itself brings.
//! Out: keys; or names that are much like the one that nothing has.

use crate::ledger::sheet::Cell;
use crate::ledger::value::{names, plain};
use crate::load::nearest;
use crate::model::Model;

/// A township.
#[derive(Debug)]
pub struct Township {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its code.
    pub code: Option<String>,
    /// Its villages.
    pub villages: Vec<Village>,
}

/// A village.
#[derive(Debug)]
pub struct Village {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its code.
    pub code: Option<String>,
    /// Its name without blanks and full-width forms.
    plain: String,
    /// The same without what villages are called.
    bare: String,
}

impl Village {
    /// A village of this name.
    pub fn new(slug: String, name: &str, code: Option<String>) -> Self {
        Village { slug, name: name.to_owned(), code, plain: plain(name), bare: bare_village(name) }
    }
}

/// All places.
#[derive(Debug)]
pub struct Places {
    /// Townships.
    pub townships: Vec<Township>,
}

/// What a name of a village means.
pub enum Meant {
    /// Township and village by position.
    One(usize, usize),
    /// Nothing; perhaps this one.
    None(Option<String>),
    /// Several, in different townships.
    Several,
    /// A township, by position.
    Township(usize),
    /// Several names in one.
    List,
}

impl Places {
    /// Those of the records.
    pub fn of(model: &Model) -> Self {
        let village = |village: &crate::model::Village| {
            let code = village.code.as_ref().map(|code| code.value.clone());
            Village::new(village.record.slug.clone(), &village.name, code)
        };
        let township = |township: &crate::model::Township| Township {
            slug: township.record.slug.clone(),
            name: township.name.clone(),
            code: township.code.as_ref().map(|code| code.value.clone()),
            villages: township.villages.iter().map(village).collect(),
        };
        Places { townships: model.townships.iter().map(township).collect() }
    }

    /// The township of a name or slug.
    pub fn township(&self, name: &str) -> Option<usize> {
        let exact = self.townships.iter().position(|it| it.slug == name || plain(&it.name) == plain(name));
        exact.or_else(|| {
            only(
                self.townships
                    .iter()
                    .enumerate()
                    .filter(|(_, it)| bare_township(&it.name) == bare_township(name)),
            )
        })
    }

    /// A township that is called much like it.
    pub fn township_like(&self, name: &str) -> Option<String> {
        let names: Vec<&str> = self.townships.iter().map(|it| it.name.as_str()).collect();
        nearest(name, &names).map(str::to_owned)
    }

    /// The village of a name, slug or code, in a township or anywhere.
    pub fn village(&self, township: Option<usize>, name: &str) -> Meant {
        let inside = self.townships.iter().enumerate().filter(|(at, _)| township.is_none_or(|it| it == *at));
        let all: Vec<(usize, usize, &Village)> = inside
            .flat_map(|(t, township)| township.villages.iter().enumerate().map(move |(v, it)| (t, v, it)))
            .collect();
        let (plain, bare) = (self::plain(name), bare_village(name));
        let is: [&dyn Fn(&Village) -> bool; 2] =
            [&|it| it.slug == name || it.plain == plain || it.code.as_deref() == Some(name), &|it| {
                it.bare == bare
            }];
        for is in is {
            match all.iter().filter(|(.., it)| is(it)).collect::<Vec<_>>().as_slice() {
                [] => {}
                [(t, v, _)] => return Meant::One(*t, *v),
                _ => return Meant::Several,
            }
        }
        if let Some(meant) = self.both(township, &plain) {
            return meant;
        }
        let parts = names(&Cell::Text(name.to_owned()));
        if parts.len() > 1 && parts.iter().any(|part| matches!(self.village(township, part), Meant::One(..)))
        {
            return Meant::List;
        }
        let names: Vec<&str> = all.iter().map(|(.., it)| it.name.as_str()).collect();
        Meant::None(nearest(name, &names).map(str::to_owned))
    }

    /// A name of township and village in one, or of the township alone: `桥头镇歇马村`, `桥头镇`.
    fn both(&self, township: Option<usize>, name: &str) -> Option<Meant> {
        let inside = self.townships.iter().enumerate().filter(|(at, _)| township.is_none_or(|it| it == *at));
        inside.into_iter().find_map(|(at, own)| match name.strip_prefix(plain(&own.name).as_str())? {
            "" => Some(Meant::Township(at)),
            rest => match self.village(Some(at), rest) {
                Meant::None(_) => None,
                meant => Some(meant),
            },
        })
    }

    /// Whether a name in a column of townships, or of villages, is that of the place of a key, or of its township.
    pub fn is_named(&self, key: &str, village: bool, name: &str) -> bool {
        let (own, rest) = key.split_once('/').map_or((key, None), |(own, rest)| (own, Some(rest)));
        let Some(at) = self.townships.iter().position(|it| it.slug == own) else { return false };
        if !village {
            return plain(&self.townships[at].name) == plain(name) || self.township(name) == Some(at);
        }
        // Of two villages of one name the key says which.
        let own = |it: &&Village| Some(it.slug.as_str()) == rest;
        if self.townships[at].villages.iter().find(own).is_some_and(|it| it.plain == plain(name)) {
            return true;
        }
        match self.village(Some(at), name) {
            Meant::One(township, village) => self.key(township, Some(village)) == key,
            Meant::Township(township) => self.key(township, None) == key,
            _ => false,
        }
    }

    /// The village of a code.
    pub fn coded(&self, code: &str) -> Option<(usize, usize)> {
        self.townships.iter().enumerate().find_map(|(t, township)| {
            let village = township.villages.iter().position(|it| it.code.as_deref() == Some(code))?;
            Some((t, village))
        })
    }

    /// `<township>/<village>` or `<township>`.
    pub fn key(&self, township: usize, village: Option<usize>) -> String {
        let own = &self.townships[township];
        match village {
            Some(village) => format!("{}/{}", own.slug, own.villages[village].slug),
            None => own.slug.clone(),
        }
    }
}

fn only<T>(mut found: impl Iterator<Item = (usize, T)>) -> Option<usize> {
    match (found.next(), found.next()) {
        (Some((at, _)), None) => Some(at),
        _ => None,
    }
}

/// 长宁 for 长宁镇.
fn bare_township(name: &str) -> String {
    bare(name, &["街道办事处", "人民政府", "街道", "镇", "乡"])
}

/// 南店 for 南店村.
pub fn bare_village(name: &str) -> String {
    bare(
        name,
        &[
            "社区居民委员会",
            "社区居委会",
            "村民委员会",
            "居民委员会",
            "村委会",
            "居委会",
            "行政村",
            "社区",
            "村",
        ],
    )
}

/// 歇马村 for 歇马村委会: a list of committees means their villages.
pub fn of_committee(name: &str) -> String {
    let name = name.trim();
    let endings =
        [("村民委员会", "村"), ("村委会", "村"), ("社区居民委员会", "社区"), ("社区居委会", "社区")];
    let village = endings.iter().find_map(|(ending, kind)| Some((name.strip_suffix(ending)?, kind)));
    match village {
        Some((stem, kind)) if !stem.is_empty() => format!("{stem}{kind}"),
        _ => name.to_owned(),
    }
}

fn bare(name: &str, endings: &[&str]) -> String {
    let name = plain(name);
    let shorter = endings.iter().find_map(|ending| name.strip_suffix(ending));
    shorter.filter(|it| !it.is_empty()).unwrap_or(&name).to_owned()
}
