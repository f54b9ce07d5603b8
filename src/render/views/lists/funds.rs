//! Owns: the page of money — planned and spent by source, programme, kind and township.
//! In: the index of funds. Out: `funds/index.html`.

use super::{Head, Page};
use crate::index::{Money, address};
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::site::Site;
use crate::render::views::PageView;
use crate::render::views::rows::{MoneyItem, Rows};
use crate::render::words::MoneyView;
use serde::Serialize;

/// `funds/index.html`: money planned and spent.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// All of it.
    total: MoneyItem,
    /// By source.
    sources: Vec<MoneyItem>,
    /// Spent without saying from which source; none where every report says so.
    unbroken: Option<MoneyView>,
    /// By programme.
    programmes: Vec<MoneyItem>,
    /// By kind of measure.
    kinds: Vec<MoneyItem>,
    /// By township; the county's own first.
    townships: Vec<MoneyItem>,
    /// Address of the CSV file of funds.
    table: String,
}

impl PageView for View {
    const TEMPLATE: &'static str = "funds.html";
}

/// The page of money.
pub fn page(site: &Site<'_>) -> Result<Page, TemplateError> {
    let (index, funds) = (site.index, &site.index.funds);
    let head = Head {
        path: address::FUNDS.to_owned(),
        section: "funds",
        title: site.words.plain("fund-list-title"),
        lead: "fund-list-lead",
        args: vec![
            ("planned", site.words.money(funds.total.planned).text.into()),
            ("spent", site.words.money(funds.total.spent).text.into()),
        ],
        above: None,
    };
    let frame = head.frame(site, None);
    let rows = Rows::new(site, &frame);
    let linked = |links: &mut dyn Iterator<Item = Link>, sums: &[Money]| -> Vec<MoneyItem> {
        let pairs = links.zip(sums).filter(|(_, money)| !money.is_zero());
        rows.purse(pairs.map(|(link, money)| (link.name.clone(), Some(link), *money)).collect())
    };
    let township = |at: usize| rows.place(&index.townships[at].own.at);
    let own = [(site.words.plain("county-own"), None, funds.county)];
    let townships = (0..index.townships.len()).map(|at| {
        let link = township(at);
        (link.name.clone(), Some(link), funds.by_township[at])
    });
    let view = View {
        total: rows.money_item(None, None, funds.total, funds.total, funds.total.planned),
        sources: rows
            .purse(funds.by_source.iter().map(|(name, money)| ((*name).to_owned(), None, *money)).collect()),
        unbroken: (!funds.unbroken.is_zero()).then(|| rows.money(funds.unbroken)),
        programmes: linked(
            &mut (0..index.programmes.len()).map(|at| Link::clone(&rows.programme(at))),
            &funds.by_programme,
        ),
        kinds: linked(&mut (0..index.kinds.len()).map(|at| Link::clone(&rows.kind(at))), &funds.by_kind),
        townships: rows
            .purse(own.into_iter().chain(townships).filter(|(_, _, money)| !money.is_zero()).collect()),
        table: frame.href(&address::table("funds")),
    };
    super::plain(site, &frame, view)
}
