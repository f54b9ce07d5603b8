//! Owns: the look of findings. In: a report and the texts it points into. Out: text for people or JSON lines.

use super::Format;
use crate::diag::{Code, Diagnostic, Report, Severity};
use crate::source::{FileId, Sources};
use crate::text::Catalogue;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Findings put into words at once; bounds what is held before it is written.
const BATCH: usize = 1024;

/// Findings of one sort in one file that people are shown in full; of the others they hear how many there are.
const MOST: usize = 500;
/// Bytes of a line that is shown whole; of a longer one the part around what is wrong.
const LONG: usize = 2_000;
/// Bytes before and after what is wrong in a line that is longer.
const AROUND: usize = 120;

/// A finding as programs read it.
#[derive(Serialize)]
struct Line<'d> {
    code: &'d str,
    severity: &'d str,
    file: &'d str,
    line: usize,
    column: usize,
    message: String,
    help: String,
}

/// Writes all findings.
pub fn write(
    out: &mut dyn Write,
    report: &Report,
    sources: &Sources,
    text: &Catalogue,
    format: Format,
    coloured: bool,
) -> io::Result<()> {
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    let mut met: BTreeMap<(FileId, Code), usize> = BTreeMap::new();
    let shown = |finding: &&Diagnostic| {
        let count = met.entry((finding.span.file, finding.code)).or_default();
        *count += 1;
        format == Format::Json || *count <= MOST
    };
    let shown: Vec<&Diagnostic> = report.found().iter().filter(shown).collect();
    // A county may have a finding a village: their look is worked out in parallel, a batch at a time.
    for batch in shown.chunks(BATCH) {
        let shown: Vec<String> = batch
            .par_iter()
            .map(|finding| match format {
                Format::Json => serde_json::to_string(&line(finding, sources, text)).map_err(io::Error::from),
                Format::Human => Ok(human(finding, sources, text, &renderer) + "\n"),
            })
            .collect::<io::Result<_>>()?;
        for text in shown {
            writeln!(out, "{text}")?;
        }
    }
    let untold = met.iter().filter(|(_, count)| format == Format::Human && **count > MOST);
    for ((file, code), count) in untold {
        let path = sources.file(*file).path.as_str();
        let args = [("code", code.as_str().into()), ("path", path.into()), ("count", (count - MOST).into())];
        writeln!(out, "{}\n", text.text("findings-more", &args))?;
    }
    Ok(())
}

fn line<'d>(finding: &'d Diagnostic, sources: &'d Sources, text: &Catalogue) -> Line<'d> {
    let position = sources.position(finding.span);
    Line {
        code: finding.code.as_str(),
        severity: finding.code.severity().as_str(),
        file: &sources.file(finding.span.file).path,
        line: position.line,
        column: position.column,
        message: text.message(finding),
        help: text.help(finding),
    }
}

fn human(finding: &Diagnostic, sources: &Sources, text: &Catalogue, renderer: &Renderer) -> String {
    let position = sources.position(finding.span);
    let file = sources.file(finding.span.file);
    let (quoted, line_start) = sources.line(finding.span);
    let level = match finding.code.severity() {
        Severity::Error => Level::ERROR.with_name(text.plain("severity-error")),
        Severity::Warning => Level::WARNING.with_name(text.plain("severity-warning")),
    };
    let title = level.primary_title(text.message(finding)).id(finding.code.as_str());
    let help = Level::HELP.with_name(text.plain("severity-help")).message(text.help(finding));
    if !file.has_text() {
        let origin = Origin::path(file.path.as_str()).line(position.line).char_column(position.column);
        return renderer.render(&[title.element(origin).element(help)]);
    }
    // Only the line itself is handed over: a plan of ten thousand lines is not searched for each finding.
    // A parser may point into a character: the mark goes around it as a whole.
    let start = quoted.floor_char_boundary((finding.span.start as usize).saturating_sub(line_start));
    let end = quoted.ceil_char_boundary((finding.span.end as usize).saturating_sub(line_start)).max(start);
    if quoted.len() > LONG {
        let origin = Origin::path(file.path.as_str()).line(position.line).char_column(position.column);
        let from = quoted.floor_char_boundary(start.saturating_sub(AROUND));
        let end = quoted.floor_char_boundary(end.min(start + AROUND)).max(start);
        let to = quoted.ceil_char_boundary((end + AROUND).min(quoted.len()));
        let cut = format!("…{}…", &quoted[from..to]);
        let (start, end) = (start - from + '…'.len_utf8(), end - from + '…'.len_utf8());
        let snippet = Snippet::source(cut.as_str())
            .line_start(position.line)
            .annotation(AnnotationKind::Primary.span(start..end));
        return renderer.render(&[title.element(origin).element(snippet).element(help)]);
    }
    let snippet = Snippet::source(&*quoted)
        .line_start(position.line)
        .path(file.path.as_str())
        .annotation(AnnotationKind::Primary.span(start..end));
    renderer.render(&[title.element(snippet).element(help)])
}
