//! Owns: planned and spent money as rows with bars — by source, programme, kind, township.
//! In: sums of the index, or a range of measures. Out: [`MoneyItem`]s whose bars share one scale.

use super::Rows;
use crate::index::Money;
use crate::model::Yuan;
use crate::render::frame::Link;
use crate::render::words::MoneyView;
use serde::Serialize;
use std::ops::Range;

/// Money of one source, programme, kind or township.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MoneyItem {
    /// What it is called; none: spent without saying from which source.
    name: Option<String>,
    /// Its name and page.
    link: Option<Link>,
    /// Planned.
    planned: MoneyView,
    /// Reported as spent.
    spent: MoneyView,
    /// Spent of planned.
    percent: Option<u32>,
    /// Planned, of all that the list plans.
    share: Option<u32>,
    /// How long the bar of planned money is, in hundredths of the greatest sum of the list.
    length: u32,
    /// The same of spent money.
    filled: u32,
}

impl Rows<'_> {
    /// Rows on one scale; each share is of all rows together.
    pub fn purse(&self, sums: Vec<(String, Option<Link>, Money)>) -> Vec<MoneyItem> {
        let all = total(sums.iter().map(|(_, _, money)| *money));
        let greatest = greatest(sums.iter().map(|(_, _, money)| *money));
        sums.into_iter()
            .map(|(name, link, money)| self.money_item(Some(name), link, money, all, greatest))
            .collect()
    }

    /// The money of some measures by source, in the order in which plans name them; what no report breaks down is last.
    pub fn sources(&self, measures: Range<usize>) -> Vec<MoneyItem> {
        let rows = &self.site.index.funds.rows;
        let first = rows.partition_point(|fund| fund.measure < measures.start);
        let mut sums: Vec<(Option<&str>, Money)> = Vec::new();
        for fund in rows[first..].iter().take_while(|fund| fund.measure < measures.end) {
            let money = Money { planned: fund.planned, spent: fund.spent.unwrap_or_default() };
            match sums.iter_mut().find(|(source, _)| *source == fund.source) {
                Some((_, sum)) => *sum = plus(*sum, money),
                None => sums.push((fund.source, money)),
            }
        }
        sums.retain(|(_, money)| !money.is_zero());
        sums.sort_by_key(|(source, _)| source.is_none());
        let all = total(sums.iter().map(|(_, money)| *money));
        let greatest = greatest(sums.iter().map(|(_, money)| *money));
        let item = |(source, money): &(Option<&str>, Money)| {
            self.money_item(source.map(str::to_owned), None, *money, all, greatest)
        };
        sums.iter().map(item).collect()
    }

    /// One row: its share is of `all`, its bar is as long as `greatest` allows.
    pub fn money_item(
        &self,
        name: Option<String>,
        link: Option<Link>,
        money: Money,
        all: Money,
        greatest: Yuan,
    ) -> MoneyItem {
        MoneyItem {
            name,
            link,
            planned: self.money(money.planned),
            spent: self.money(money.spent),
            percent: money.percent(),
            share: money.planned.percent_of(all.planned),
            length: bar(money.planned, greatest),
            filled: bar(money.spent, greatest),
        }
    }
}

/// In hundredths of the greatest sum; little money still leaves a trace.
fn bar(amount: Yuan, greatest: Yuan) -> u32 {
    let length = amount.percent_of(greatest).unwrap_or(0);
    if amount.is_zero() { length } else { length.max(1) }
}

fn plus(a: Money, b: Money) -> Money {
    Money { planned: a.planned + b.planned, spent: a.spent + b.spent }
}

fn total(sums: impl Iterator<Item = Money>) -> Money {
    sums.fold(Money::default(), plus)
}

/// The greatest single sum, planned or spent.
fn greatest(sums: impl Iterator<Item = Money>) -> Yuan {
    sums.map(|money| money.planned.max(money.spent)).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yuan(digits: &str) -> Yuan {
        Yuan::parse(digits).unwrap()
    }

    #[test]
    fn the_longest_bar_is_the_greatest_sum_even_where_more_was_spent_than_planned() {
        let sums = [("100", "40"), ("50", "200")];
        let sums = sums.map(|(planned, spent)| Money { planned: yuan(planned), spent: yuan(spent) });
        assert_eq!(greatest(sums.iter().copied()), yuan("200"));
        assert_eq!(total(sums.iter().copied()), Money { planned: yuan("150"), spent: yuan("240") });
        assert_eq!(greatest(std::iter::empty()), Yuan::ZERO);
        assert_eq!([("0", "9"), ("1", "900"), ("3", "4")].map(|(a, b)| bar(yuan(a), yuan(b))), [0, 1, 75]);
    }
}
