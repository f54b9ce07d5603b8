//! Owns: the commands that look back — `diff` and `log`. In: their options. Out: exit codes.

use super::{FINE, FOUND, options, path};
use crate::Failure;
use crate::history::{self, Absent, Audience, Change, Counts, History, PlaceHistory, What};
use crate::load::meant::{Choice, meant};
use crate::load::slug;
use crate::model::Model;
use crate::publish::{Edition, named_places};
use crate::terminal::{Format, Teller, Terminal};
use crate::text::Catalogue;
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// Which changes make `diff` fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    /// A promise that became weaker.
    Weakened,
    /// A promise that became weaker, or a status, stage or value that went back.
    Back,
}

/// The folder of caches; none where the system has none.
pub fn caches() -> Option<PathBuf> {
    dirs::cache_dir().map(|folder| folder.join("cunce"))
}

/// `cunce diff`.
pub fn diff(matches: &ArgMatches, text: &Catalogue, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let published = crate::check(&options(matches))?.published;
    let content = path(matches, "content");
    let range = matches.get_one::<String>("range").map_or("HEAD", String::as_str);
    let (from, to) = match range.split_once("..") {
        Some((from, to)) => (from, Some(if to.is_empty() { "HEAD" } else { to })),
        None => (range, None),
    };
    let from = if from.is_empty() { "HEAD" } else { from };
    if range.contains("...") {
        return Err(Failure::History(Absent::NoVersion(range.to_owned())));
    }
    // What is hidden is counted too: a promise does not become stronger by being made internal.
    let audiences = [Audience::of_any_day(&published), Audience::of_any_day(&published).inside()];
    let compared =
        history::compare(&content, from, to, &audiences, caches().as_deref()).map_err(Failure::History)?;
    let [shown, all] = compared.as_slice() else { return Ok(FINE) };
    let (seen, whole) = (shown.counts(), all.counts());
    let hidden = Counts {
        weaker: whole.weaker.saturating_sub(seen.weaker),
        back: whole.back.saturating_sub(seen.back),
        changes: whole.changes.saturating_sub(seen.changes),
        gaps: whole.gaps.saturating_sub(seen.gaps),
    };
    let teller = Teller { model: &published.model, text, internal: published.edition == Edition::Internal };
    let format = matches.get_one::<Format>("format").copied().unwrap_or_default();
    terminal.write(|out| teller.diff(out, shown, hidden, format));
    let failed = match matches.get_one::<FailOn>("fail-on") {
        // What cannot be read may hide anything.
        Some(FailOn::Weakened) => whole.weaker + whole.gaps > 0,
        Some(FailOn::Back) => whole.weaker + whole.back + whole.gaps > 0,
        None => false,
    };
    Ok(if failed { FOUND } else { FINE })
}

/// `cunce log`.
pub fn log(matches: &ArgMatches, text: &Catalogue, terminal: &Terminal<'_>) -> Result<u8, Failure> {
    let published = crate::check(&options(matches))?.published;
    let content = path(matches, "content");
    let audience = Audience::of_any_day(&published);
    let past = history::read(&content, caches().as_deref(), true, false).map_err(Failure::History)?;
    let history = past.told_to(&audience);
    terminal.standing(&history.standing());
    let of = slug::normal(&matches.get_one::<String>("of").cloned().unwrap_or_default());
    // Keys come first: what is gone has no name today.
    let key = match find(&history, &of) {
        Some(_) => of.clone(),
        None => key_of(&published.model, &of).map_err(|choice| Failure::NoVersions(of.clone(), choice))?,
    };
    let Some((place, programme)) = find(&history, &key) else {
        let known = named_places(&published.model);
        return Err(Failure::NoVersions(of, Choice { several: false, known }));
    };
    let teller = Teller { model: &published.model, text, internal: published.edition == Edition::Internal };
    let format = matches.get_one::<Format>("format").copied().unwrap_or_default();
    terminal.write(|out| teller.log(out, &history, place, programme, format));
    Ok(FINE)
}

/// `T/V/programme`, `T/V`, `T/programme`, `T` or `programme`; a path that a shell completed is taken too.
fn find<'h>(history: &'h History, of: &'h str) -> Option<(&'h PlaceHistory, Option<&'h str>)> {
    let of = of.trim_matches('/');
    let of = of.strip_prefix("./").unwrap_or(of);
    let of = of.strip_suffix("/village.md").or_else(|| of.strip_suffix("/township.md")).unwrap_or(of);
    let of = of.strip_prefix("content/").unwrap_or(of);
    let of = of.strip_prefix("townships/").unwrap_or(of);
    let place = history.places.get(of).or_else(|| once_at(history, of));
    if let Some(place) = place.filter(|_| !of.is_empty()) {
        return Some((place, None));
    }
    let (key, programme) = of.rsplit_once('/').unwrap_or(("", of));
    let key = key.strip_suffix("/plans").unwrap_or(key);
    let programme = Path::new(programme)
        .file_stem()?
        .to_str()
        .filter(|_| programme.ends_with(".md"))
        .unwrap_or(programme);
    let place = history.places.get(key).or_else(|| once_at(history, key))?;
    place.of_plan(programme).next().is_some().then_some((place, Some(programme)))
}

/// The key of what people call by name: a village, a township, or a programme's plan of one.
fn key_of(model: &Model, of: &str) -> Result<String, Choice> {
    let key = |place: &str| {
        let known = named_places(model);
        meant(place, known.clone()).map(|one| known[one].key.clone())
    };
    let named = |name: &str| {
        let programme = model.programmes.iter().find(|programme| programme.name == name);
        programme.map_or_else(|| name.to_owned(), |programme| programme.record.slug.clone())
    };
    key(of).or_else(|choice| match of.rsplit_once('/').filter(|_| !choice.several) {
        Some((place, programme)) => Ok(format!("{}/{}", key(place).map_err(|_| choice)?, named(programme))),
        None => Err(choice),
    })
}

/// The place that once had this key.
fn once_at<'h>(history: &'h History, key: &str) -> Option<&'h PlaceHistory> {
    let left = |change: &Change| matches!(&change.what, What::Renamed { from, .. } if **from == *key);
    history.all_places().find(|place| place.versions.iter().flat_map(|it| &it.changes).any(left))
}
