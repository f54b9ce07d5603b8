//! Owns: money planned and spent — by source, programme, kind and township.
//! In: rows of measures. Out: exact sums.

use super::MeasureRow;
use crate::model::Yuan;

/// Planned and spent, in yuan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// Planned.
    pub planned: Yuan,
    /// Reported as spent so far.
    pub spent: Yuan,
}

/// Adds up money of all measures; given how many kinds, programmes and townships there are.
pub(super) fn index<'a>(
    sources: &'a [String],
    measures: &[MeasureRow<'a>],
    [kinds, programmes, townships]: [usize; 3],
) -> Funds<'a> {
    let mut funds = Funds {
        by_source: sources.iter().map(|source| (source.as_str(), Money::default())).collect(),
        by_programme: vec![Money::default(); programmes],
        by_kind: vec![Money::default(); kinds],
        by_township: vec![Money::default(); townships],
        ..Funds::default()
    };
    for (position, row) in measures.iter().enumerate() {
        funds.total.add(row);
        funds.by_kind[row.kind_row].add(row);
        funds.by_programme[row.programme_row].add(row);
        match row.at.place.township() {
            Some(township) => funds.by_township[township].add(row),
            None => funds.county.add(row),
        }
        funds.add_sources(position, row);
    }
    funds
}

impl<'a> Funds<'a> {
    fn add_sources(&mut self, measure: usize, row: &MeasureRow<'a>) {
        let first = self.rows.len();
        for fund in &row.measure.funds {
            self.source(first, measure, &fund.source.value).planned += fund.amount;
            self.by_source(&fund.source.value).planned += fund.amount;
        }
        for (source, amount) in &row.state.spent_by_source {
            let spent = &mut self.source(first, measure, source).spent;
            *spent = Some(spent.unwrap_or_default() + *amount);
            self.by_source(source).spent += *amount;
        }
        if let Some(spent) = row.state.spent.filter(|_| row.state.spent_by_source.is_empty()) {
            self.unbroken += spent;
            self.rows.push(FundRow { measure, source: None, planned: Yuan::ZERO, spent: Some(spent) });
        }
    }

    /// The row of one of the measure's sources, whose rows begin at `first`.
    fn source(&mut self, first: usize, measure: usize, source: &'a str) -> &mut FundRow<'a> {
        let found = self.rows[first..].iter().position(|row| row.source == Some(source));
        let position = found.map_or(self.rows.len(), |offset| first + offset);
        if found.is_none() {
            self.rows.push(FundRow { measure, source: Some(source), planned: Yuan::ZERO, spent: None });
        }
        &mut self.rows[position]
    }

    /// A site has few sources, so looking through them costs less than a map.
    fn by_source(&mut self, source: &'a str) -> &mut Money {
        let found = self.by_source.iter().position(|(name, _)| *name == source);
        let position = found.unwrap_or(self.by_source.len());
        if found.is_none() {
            self.by_source.push((source, Money::default()));
        }
        &mut self.by_source[position].1
    }
}

impl Money {
    /// Spent in whole percent of what was planned, rounded down and at most 100; none where nothing was planned.
    pub fn percent(self) -> Option<u32> {
        self.spent.percent_of(self.planned)
    }

    /// Nothing planned and nothing spent.
    pub fn is_zero(self) -> bool {
        self.planned.is_zero() && self.spent.is_zero()
    }

    fn add(&mut self, row: &MeasureRow<'_>) {
        self.planned += row.measure.planned();
        self.spent += row.state.spent.unwrap_or_default();
    }
}

/// A measure's money from one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FundRow<'a> {
    /// The measure: a position in [`super::Index::measures`].
    pub measure: usize,
    /// The source; none: spent without saying from which source.
    pub source: Option<&'a str>,
    /// Planned from it.
    pub planned: Yuan,
    /// Spent from it, where the last report breaks the sum down by source.
    pub spent: Option<Yuan>,
}

/// Money by everything that people ask for.
#[derive(Debug, Default)]
pub struct Funds<'a> {
    /// All of it.
    pub total: Money,
    /// One row for each measure and source, in the order of measures and files.
    pub rows: Vec<FundRow<'a>>,
    /// By source, in the site's order; a source that the site no longer names follows.
    pub by_source: Vec<(&'a str, Money)>,
    /// Spent without saying from which source: what `by_source` lacks to the total.
    pub unbroken: Yuan,
    /// By position in [`super::Index::programmes`]; as long as that.
    pub by_programme: Vec<Money>,
    /// By position in [`super::Index::kinds`]; as long as that.
    pub by_kind: Vec<Money>,
    /// By township (its villages included); as long as [`super::Index::townships`].
    pub by_township: Vec<Money>,
    /// The county's own.
    pub county: Money,
}
