//! Owns: how to read the site — every status with its sign, how late is counted, what the figures mean.
//! In: the site's own rules. Out: `reading/index.html`.

use crate::index::address;
use crate::publish::Edition;
use crate::render::engine::TemplateError;
use crate::render::frame::{Frame, Link};
use crate::render::site::Site;
use crate::render::views::rows::{BarPart, Rows, StatusView};
use crate::render::views::{Page, PageView};
use serde::Serialize;

/// What bears a status, and which ones; the message `reading-GROUP` names it, `reading-GROUP-STATUS` says what
/// the status means there.
const GROUPS: [(&str, &[&str]); 5] = [
    ("measures", &["done", "doing", "planned", "overdue", "suspended", "cancelled", "ongoing"]),
    ("deadlines", &["met", "awaited", "overdue", "none", "cancelled"]),
    ("problems", &["open", "overdue", "closed"]),
    ("plans", &["complete", "incomplete", "reached", "missed", "awaited"]),
    ("villages", &["stale", "withdrawn"]),
];

/// How many measures of each sort the bar shows that serves as an example.
const EXAMPLE: [(&str, usize); 4] = [("done", 6), ("overdue", 1), ("ongoing", 2), ("cancelled", 1)];

/// `reading/index.html`: how to read the site.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// Every status, by what bears it.
    groups: Vec<ReadingGroup>,
    /// A bar as other pages show it.
    example: Vec<BarPart>,
    /// A deadline this many days ahead is due soon.
    due_soon_days: u32,
    /// A village without a summary for more than this many days is stale.
    stale_after_days: u32,
    /// Names of the sources of money, in one line.
    fund_sources: String,
    /// For whom this edition is, in a sentence.
    edition: String,
    /// Where to read on.
    links: ReadingLinks,
}

impl PageView for View {
    const TEMPLATE: &'static str = "reading.html";
}

/// What bears a status.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ReadingGroup {
    /// What it is called.
    title: String,
    /// Its statuses.
    statuses: Vec<Meaning>,
}

/// A status and what it means.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Meaning {
    /// Its sign and word.
    status: StatusView,
    /// What it means there, in a sentence.
    about: String,
}

/// Where to read on.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ReadingLinks {
    /// What is late.
    overdue: Link,
    /// What is due soon.
    soon: Link,
    /// What has no deadline.
    undated: Link,
    /// Money.
    funds: Link,
    /// The open data.
    data: Link,
}

/// The page.
pub fn page(site: &Site<'_>) -> Result<Page, TemplateError> {
    let (words, rules) = (site.words, site.index.site);
    let lead = words.sentence("reading-lead", &[], &[("date", site.index.day)]);
    let frame = Frame::new(address::READING.to_owned(), "reading", words.plain("reading-title"), lead)
        .crumb(address::HOME, words.plain("nav-home"));
    let rows = Rows::new(site, &frame);
    let link = |to: &str, name: &str| frame.link(to, words.plain(name));
    let view = View {
        groups: GROUPS.iter().map(|(group, statuses)| meanings(&rows, group, statuses)).collect(),
        example: rows.bar(&EXAMPLE),
        due_soon_days: rules.due_soon_days,
        stale_after_days: rules.stale_after_days,
        fund_sources: rules.fund_sources.join(&words.plain("list-comma")),
        edition: words.plain(match site.published.edition {
            Edition::Public => "reading-edition-public",
            Edition::Internal => "reading-edition-internal",
        }),
        links: ReadingLinks {
            overdue: link(address::OVERDUE, "overdue-title"),
            soon: link(address::SOON, "soon-title"),
            undated: link(address::UNDATED, "undated-title"),
            funds: link(address::FUNDS, "fund-list-title"),
            data: link(address::DATA, "data-title"),
        },
    };
    super::plain(site, &frame, view)
}

fn meanings(rows: &Rows<'_>, group: &str, statuses: &[&'static str]) -> ReadingGroup {
    let words = rows.site.words;
    let days = [("days", rows.site.index.site.stale_after_days.into())];
    let meaning = |key: &&'static str| Meaning {
        status: rows.status(key),
        about: words.say(&format!("reading-{group}-{key}"), &days),
    };
    ReadingGroup {
        title: words.plain(&format!("reading-{group}")),
        statuses: statuses.iter().map(meaning).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::views::rows::STATUSES;
    use crate::text::{Catalogue, Language};

    #[test]
    fn every_status_is_explained_in_every_language() {
        for key in STATUSES {
            assert!(GROUPS.iter().any(|(_, statuses)| statuses.contains(&key)), "{key} is not explained");
        }
        for language in Language::ALL {
            let text = Catalogue::new(language, None).unwrap();
            for (group, statuses) in GROUPS {
                for key in statuses {
                    let id = format!("reading-{group}-{key}");
                    assert!(text.try_text(&id, &[("days", 92_u32.into())]).is_ok(), "{id}");
                }
            }
        }
    }
}
