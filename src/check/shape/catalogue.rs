//! Owns: the fields of site, catalogues and programmes. In: a field reader. Out: model records.

use super::super::fields::Fields;
use super::once;
use super::plan::tasks;
use crate::diag::{Code, Diagnostic};
use crate::load::{slug, slug_finding};
use crate::model::*;
use crate::source::Spanned;

const FUND_SOURCES: [&str; 5] = ["政府补", "群众投", "社会筹", "单位帮", "银行贷"];
const DUE_SOON_DAYS: u32 = 30;
const STALE_AFTER_DAYS: u32 = 92;

/// `site.toml`. What is missing is reported and stands empty, so that the rest can still be checked.
pub fn site(fields: &mut Fields<'_>) -> Site {
    let at = fields.at;
    let title = fields.need_text("title");
    let county = fields.need_text("county");
    let code = fields.text("code");
    let languages = [("zh-Hans", "zh-Hans"), ("zh-Hant", "zh-Hant"), ("en", "en")];
    let language = fields.choice("language", &languages).map_or("zh-Hans", |language| language.value);
    let base_url = fields.text("base_url");
    let theme = fields.text("theme").unwrap_or_else(|| Spanned::new("default".to_owned(), at));
    let as_of = fields.date("as_of").map(|date| date.value);
    let publisher = fields.plain("publisher");
    let hotline = fields.plain("hotline");
    let publication = fields.table("publication");
    let privacy = fields.table("privacy");
    if let Some(url) = &base_url
        && !(url.value.starts_with("https://") || url.value.starts_with("http://"))
    {
        let finding = Diagnostic::new(Code::WrongType, url.span).variant("url");
        fields.push(finding.arg("field", "base_url").arg("value", url.value.as_str()));
    }
    let mut site = Site {
        title: title.map(|text| text.value).unwrap_or_default(),
        county: county.map(|text| text.value).unwrap_or_default(),
        code: site_code(fields, code),
        language: language.to_owned(),
        base_url: base_url.map(|url| url.value),
        theme,
        as_of,
        publisher,
        hotline,
        due_soon_days: DUE_SOON_DAYS,
        stale_after_days: STALE_AFTER_DAYS,
        fund_sources: FUND_SOURCES.map(str::to_owned).to_vec(),
        allow: Vec::new(),
    };
    if let Some(entry) = publication {
        rules(fields.inner(entry), &mut site);
    }
    if let Some(entry) = privacy {
        let mut inner = fields.inner(entry);
        site.allow = values(inner.texts("allow"));
        inner.finish();
    }
    site
}

fn rules(mut fields: Fields<'_>, site: &mut Site) {
    if let Some(days) = fields.count("due_soon_days") {
        site.due_soon_days = days;
    }
    if let Some(days) = fields.count("stale_after_days") {
        site.stale_after_days = days;
    }
    let sources = values(fields.texts("fund_sources"));
    if !sources.is_empty() {
        site.fund_sources = sources;
    }
    fields.finish();
}

fn site_code(fields: &mut Fields<'_>, code: Option<Spanned<String>>) -> Option<String> {
    let code = code?;
    let digits = code.value.bytes().all(|byte| byte.is_ascii_digit());
    if digits && matches!(code.value.len(), 2 | 4 | 6) {
        return Some(code.value);
    }
    fields.push(Diagnostic::new(Code::BadCode, code.span).variant("site").arg("value", code.value));
    None
}

/// An id: it becomes part of an address, so it must be a safe name.
pub fn need_id(fields: &mut Fields<'_>) -> Option<Spanned<String>> {
    let id = fields.need_text("id")?;
    if let Some(fault) = slug::fault(&id.value) {
        fields.push(slug_finding(Diagnostic::new(Code::UnsafeSlug, id.span), &id.value, fault));
    }
    Some(Spanned::new(slug::normal(&id.value), id.span))
}

/// Texts without their places.
pub fn values(texts: Vec<Spanned<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

/// `[[measures]]` of the catalogue.
pub fn kinds(fields: &mut Fields<'_>, internal: bool) -> Vec<Kind> {
    let mut ids = Vec::new();
    let kinds = fields.each("measures", |fields| {
        let id = need_id(fields);
        ids.extend(id.clone());
        let name = fields.need_text("name");
        let group = fields.plain("group");
        let about = fields.plain("about");
        let stages = fields.texts("stages");
        once::ids(fields, &stages);
        let internal = fields.flag("internal") || internal;
        let (id, stages) = (id?.value, values(stages));
        let name = name.map_or_else(|| id.clone(), |name| name.value);
        Some(Kind { id, name, group, about, stages, internal, span: fields.at })
    });
    once::ids(fields, &ids);
    kinds
}

/// `[[units]]`.
pub fn units(fields: &mut Fields<'_>, internal: bool) -> Vec<Unit> {
    let mut ids = Vec::new();
    let units = fields.each("units", |fields| {
        let id = need_id(fields);
        ids.extend(id.clone());
        let name = fields.need_text("name");
        let contact = fields.plain("contact");
        let internal = fields.flag("internal") || internal;
        let name = name.or_else(|| id.clone())?.value;
        Some(Unit {
            id: id.map_or_else(|| name.clone(), |id| id.value),
            name,
            contact,
            internal,
            span: fields.at,
        })
    });
    once::ids(fields, &ids);
    units
}

/// `[[disclosures]]`.
pub fn disclosures(fields: &mut Fields<'_>, internal: bool) -> Vec<Disclosure> {
    let periods = [
        ("month", Every::Month),
        ("quarter", Every::Quarter),
        ("half-year", Every::HalfYear),
        ("year", Every::Year),
    ];
    let mut ids = Vec::new();
    let items = fields.each("disclosures", |fields| {
        let id = need_id(fields);
        ids.extend(id.clone());
        let name = fields.need_text("name");
        let group = fields.plain("group");
        let basis = fields.plain("basis");
        let since = fields.date("since").map(|date| date.value);
        let every = fields.choice("every", &periods).map(|every| every.value);
        let days = fields.count("days");
        let internal = fields.flag("internal") || internal;
        let id = id?.value;
        let name = name.map_or_else(|| id.clone(), |name| name.value);
        Some(Disclosure { id, name, group, basis, since, every, days, internal, span: fields.at })
    });
    once::ids(fields, &ids);
    items
}

/// A programme and the county's own tasks in it.
pub fn programme(fields: &mut Fields<'_>, record: Record) -> (Programme, Plan) {
    let name = fields.need_text("name").map(|name| name.value);
    let lead = fields.plain("lead");
    let start = fields.date("start");
    let end = fields.date("end");
    let classes = values(fields.texts("classes"));
    let requires = fields.texts("requires");
    let targets = fields.each("targets", target);
    let quotas = fields.each("quotas", quota);
    let mut task_record = record.clone();
    task_record.prose = None;
    let draft = tasks(fields, task_record, start, end);
    let programme = Programme {
        name: name.unwrap_or_else(|| record.slug.clone()),
        record,
        lead,
        start: start.map(|date| date.value),
        end: end.map(|date| date.value),
        classes,
        requires,
        targets,
        quotas,
    };
    (programme, draft)
}

fn target(fields: &mut Fields<'_>) -> Option<ProgrammeTarget> {
    let name = fields.need_text("name");
    let by = fields.need_date("by");
    let share = fields.need_quantity("share").and_then(|share| {
        let within = share.value >= Quantity::ZERO && share.value <= Quantity::count(1);
        if !within {
            fields.push(Diagnostic::new(Code::WrongType, share.span).variant("share").arg("field", "share"));
        }
        within.then_some(share.value)
    });
    let internal = fields.flag("internal");
    Some(ProgrammeTarget { name: name?.value, by: by?.value, share: share?, internal, span: fields.at })
}

fn quota(fields: &mut Fields<'_>) -> Option<Quota> {
    let role = fields.need_text("role");
    let visits = fields.count("visits");
    let problems = fields.count("problems");
    let per =
        fields.need_choice("per", &[("month", Per::Month), ("quarter", Per::Quarter), ("year", Per::Year)]);
    let internal = fields.flag("internal");
    Some(Quota { role: role?.value, visits, problems, per: per?.value, internal, span: fields.at })
}
