//! Owns: the pages of what somebody holds — county, township, village, plan, programme, summary, notice.
//! In: the site. Out: one [`Job`] a page, and the page of a job. Each page is a struct of its own in a file of its own.

mod history;
mod home;
mod measure;
mod months;
pub mod notice;
pub mod plan;
pub mod problem;
pub mod programme;
mod progress;
mod summary;
mod timeline;
pub mod township;
pub mod village;

#[cfg(test)]
use super::manual::PageDoc;
use super::{Page, finish};
#[cfg(feature = "serve")]
use crate::index::address;
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::site::Site;
use std::ops::Range;

/// A list with more rows than this splits by township.
const LONGEST_LIST: usize = 500;

/// One page; numbers are positions in the lists of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// The front page.
    Home,
    /// The list of townships.
    Townships,
    /// A township.
    Township(usize),
    /// A village.
    Village(usize),
    /// A plan of a village or township.
    Plan(usize),
    /// A page of a plan's versions: the plan's position, the page's number from 1.
    Versions(usize, usize),
    /// The list of programmes.
    Programmes,
    /// A programme.
    Programme(usize),
    /// The villages that one township has in a programme, where the programme has too many for one page.
    ProgrammeTownship(usize, usize),
    /// The list of summaries.
    Progress,
    /// A summary.
    Summary(usize),
    /// A notice.
    Notice(usize),
}

/// All pages, the front page first.
pub fn jobs(site: &Site<'_>) -> Vec<Job> {
    let index = site.index;
    let mut jobs = vec![Job::Home, Job::Townships, Job::Programmes, Job::Progress];
    jobs.extend((0..index.townships.len()).map(Job::Township));
    jobs.extend((0..index.villages.len()).map(Job::Village));
    let plans = index.plans.iter().enumerate();
    jobs.extend(plans.filter(|(_, row)| row.at.township.is_some()).map(|(plan, _)| Job::Plan(plan)));
    for (plan, pages) in site.changes.versions.iter().enumerate() {
        let count = pages.last().map_or(0, |(_, page)| *page);
        jobs.extend((1..=count).map(|page| Job::Versions(plan, page)));
    }
    for programme in 0..index.programmes.len() {
        jobs.push(Job::Programme(programme));
        jobs.extend(
            programme::split(site, programme).map(|township| Job::ProgrammeTownship(programme, township)),
        );
    }
    jobs.extend((0..index.summaries.len()).map(Job::Summary));
    jobs.extend((0..index.notices.len()).map(Job::Notice));
    jobs
}

/// Makes one page.
///
/// # Errors
/// When its template fails.
pub fn page(site: &Site<'_>, job: Job) -> Result<Page, TemplateError> {
    match job {
        Job::Home => home::page(site),
        Job::Townships => township::list(site),
        Job::Township(township) => township::page(site, township),
        Job::Village(village) => village::page(site, village),
        Job::Plan(plan) => plan::page(site, plan),
        Job::Versions(plan, page) => history::page(site, plan, page),
        Job::Programmes => programme::list(site),
        Job::Programme(programme) => programme::page(site, programme),
        Job::ProgrammeTownship(programme, township) => programme::part(site, programme, township),
        Job::Progress => progress::page(site),
        Job::Summary(summary) => summary::page(site, summary),
        Job::Notice(notice) => notice::page(site, notice),
    }
}

/// Where a page stands.
#[cfg(feature = "serve")]
pub fn path(site: &Site<'_>, job: Job) -> String {
    let index = site.index;
    match job {
        Job::Home => address::HOME.to_owned(),
        Job::Townships => address::TOWNSHIPS.to_owned(),
        Job::Township(township) => index.townships[township].page(),
        Job::Village(village) => index.villages[village].page(),
        Job::Plan(plan) => index.plans[plan].page(),
        Job::Versions(plan, page) => address::versions(&index.plans[plan].page(), page),
        Job::Programmes => address::PROGRAMMES.to_owned(),
        Job::Programme(programme) => index.programmes[programme].page(),
        Job::ProgrammeTownship(programme, township) => {
            address::split(&index.programmes[programme].page(), index.townships[township].slug())
        }
        Job::Progress => address::PROGRESS.to_owned(),
        Job::Summary(summary) => index.summaries[summary].page(),
        Job::Notice(notice) => index.notices[notice].page(),
    }
}

/// What the pages' templates get, for the manual of themes.
#[cfg(test)]
pub fn manual() -> Vec<PageDoc> {
    vec![
        PageDoc::of::<history::View>(),
        PageDoc::of::<home::View>(),
        PageDoc::of::<notice::View>(),
        PageDoc::of::<plan::View>(),
        PageDoc::of::<programme::ListView>(),
        PageDoc::of::<programme::View>(),
        PageDoc::of::<programme::PartPageView>(),
        PageDoc::of::<progress::View>(),
        PageDoc::of::<summary::View>(),
        PageDoc::of::<township::ListView>(),
        PageDoc::of::<township::View>(),
        PageDoc::of::<village::View>(),
    ]
}

/// The page before and after one of a range.
fn neighbours(
    range: &Range<usize>,
    position: usize,
    link: impl Fn(usize) -> Link,
) -> (Option<Link>, Option<Link>) {
    let before = position.checked_sub(1).filter(|before| range.contains(before));
    let after = Some(position + 1).filter(|after| range.contains(after));
    (before.map(&link), after.map(link))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Catalogue, Language};
    use std::path::Path;

    /// What follows `before` in a template, up to the first character that is none of a name.
    fn names<'t>(template: &'t str, before: &str) -> Vec<&'t str> {
        let name = |rest: &'t str| {
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
            &rest[..end.unwrap_or(rest.len())]
        };
        template.split(before).skip(1).map(name).collect()
    }

    #[test]
    fn templates_ask_only_for_messages_that_exist() {
        let theme = crate::theme::load("default", Path::new("no such folder")).unwrap();
        for language in Language::ALL {
            let text = Catalogue::new(language, None).unwrap();
            let plain = text.all_plain();
            for (name, template) in &theme.templates {
                for start in [" t.", "{t.", "(t."] {
                    for id in names(&template.text, start) {
                        assert!(plain.contains_key(id), "{name}: t.{id} in {}", language.tag());
                    }
                }
                for id in names(&template.text, "text(id=\"") {
                    assert!(text.ids().iter().any(|known| known == id), "{name}: {id} in {}", language.tag());
                }
            }
        }
    }

    #[test]
    fn neighbours_stay_within_their_range() {
        let link = |at: usize| Link { href: at.to_string(), name: String::new() };
        let hrefs = |at| {
            let (before, after) = neighbours(&(3..6), at, link);
            (before.map(|link| link.href), after.map(|link| link.href))
        };
        assert_eq!(hrefs(3), (None, Some("4".into())));
        assert_eq!(hrefs(4), (Some("3".into()), Some("5".into())));
        assert_eq!(hrefs(5), (Some("4".into()), None));
    }
}
