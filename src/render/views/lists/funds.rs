//! Owns: the page of money — planned and spent by source, programme, kind and township.
//! In: the index of funds. Out: `funds/index.html`.

use super::{Head, Page};
use crate::index::{Money, address};
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::site::Site;
use crate::render::views::rows::Rows;
use crate::render::words::MoneyView;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct View {
    total: MoneyItem,
    sources: Vec<MoneyItem>,
    /// Spent without saying from which source; none where every report says so.
    unbroken: Option<MoneyView>,
    programmes: Vec<MoneyItem>,
    kinds: Vec<MoneyItem>,
    townships: Vec<MoneyItem>,
    table: String,
}

/// Money of one source, programme, kind or township.
#[derive(Debug, Serialize)]
struct MoneyItem {
    name: String,
    link: Option<Link>,
    planned: MoneyView,
    spent: MoneyView,
    /// Spent of planned.
    percent: Option<u32>,
    /// Planned, of all that is planned.
    share: Option<u32>,
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
        pairs.map(|(link, money)| item(&rows, link.name.clone(), Some(link), *money)).collect()
    };
    let mut townships =
        linked(&mut index.townships.iter().map(|row| rows.place(row.own.at)), &funds.by_township);
    if !funds.county.is_zero() {
        townships.insert(0, item(&rows, site.words.plain("county-own"), None, funds.county));
    }
    let view = View {
        total: item(&rows, site.words.plain("total"), None, funds.total),
        sources: funds
            .by_source
            .iter()
            .map(|(name, money)| item(&rows, (*name).to_owned(), None, *money))
            .collect(),
        unbroken: (!funds.unbroken.is_zero()).then(|| rows.money(funds.unbroken)),
        programmes: linked(
            &mut (0..index.programmes.len()).map(|at| Link::clone(&rows.programme(at))),
            &funds.by_programme,
        ),
        kinds: linked(&mut (0..index.kinds.len()).map(|at| Link::clone(&rows.kind(at))), &funds.by_kind),
        townships,
        table: frame.href(&address::table("funds")),
    };
    super::plain(site, "funds.html", &frame, &view)
}

fn item(rows: &Rows<'_>, name: String, link: Option<Link>, money: Money) -> MoneyItem {
    MoneyItem {
        name,
        link,
        planned: rows.money(money.planned),
        spent: rows.money(money.spent),
        percent: money.percent(),
        share: money.planned.percent_of(rows.site.index.funds.total.planned),
    }
}
