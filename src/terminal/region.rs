//! Owns: what people read of a region — what was added up, and which counties are not in it. In: a region. Out: lines.

use super::{Terminal, number, shown};
use crate::federate::Federated;
use crate::region::Absent;
use crate::text::Catalogue;
use std::path::Path;
use std::time::Duration;

impl Terminal<'_> {
    /// What was read, what could not be, what was written, and where to look.
    pub fn federated(&self, made: &Federated, out: &Path, took: Duration) {
        let (region, totals) = (&made.region, &made.region.totals);
        for absent in &region.absent {
            self.complain(&missing(absent, self.text));
        }
        let read = [
            ("counties", region.counties.len().into()),
            ("townships", totals.townships.into()),
            ("villages", totals.villages.into()),
            ("measures", totals.measures.into()),
        ];
        self.line(&self.text.text("federate-read", &read));
        if region.first_day != region.day {
            let days =
                [("first", region.first_day.to_string().into()), ("last", region.day.to_string().into())];
            self.line(&self.text.text("federate-days", &days));
        }
        let summary = &made.summary;
        let wrote = [
            ("pages", made.pages.into()),
            ("files", number(summary.files)),
            ("written", number(summary.added + summary.changed)),
            ("unchanged", number(summary.unchanged)),
            ("removed", number(summary.removed)),
            ("seconds", format!("{:.2}", took.as_secs_f64()).into()),
        ];
        self.line(&self.text.text("build-wrote", &wrote));
        if let Some(leftover) = &summary.leftover {
            self.complain(&self.text.text("build-leftover", &[("path", shown(leftover).into())]));
        }
        if !region.absent.is_empty() {
            self.complain(&self.text.text("federate-incomplete", &[("count", region.absent.len().into())]));
        }
        self.line(&self.text.text("build-look", &[("path", shown(&out.join("index.html")).into())]));
    }
}

/// A county that could not be read, where it should be, and why.
pub(super) fn missing(absent: &Absent, text: &Catalogue) -> String {
    let args = absent.fault.args();
    let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    let why = text.text(&format!("region-fault-{}", absent.fault.name()), &args);
    let args =
        [("name", absent.slug.as_str().into()), ("path", shown(&absent.folder).into()), ("why", why.into())];
    text.text("federate-missing", &args)
}
