//! Owns: what is said of a command line that cannot be read. In: clap's error. Out: one clear line and the exit code.

use super::form::{Form, undashed};
use super::{COULD_NOT_RUN, FINE};
use crate::terminal::Terminal;
use crate::text::Catalogue;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// Shows help where it was asked for, else says what is wrong.
pub fn report(error: &Error, text: &Catalogue, terminal: &Terminal<'_>) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            terminal.line(error.render().to_string().trim_end());
            FINE
        }
        _ => {
            terminal.complain(&line(error, text));
            COULD_NOT_RUN
        }
    }
}

/// What is said of an option that does not begin with hyphens, though it was meant to; such a one is else taken for
/// the name of a village or file.
pub fn dashes(args: &[OsString], text: &Catalogue) -> Option<String> {
    let options = args.iter().skip(1).take_while(|arg| *arg != "--").filter_map(|arg| arg.to_str());
    let (arg, meant) = options.filter_map(|arg| Some((arg, undashed(arg)?))).next()?;
    Some(text.text("usage-dashes", &[("arg", arg.into()), ("meant", meant.into())]))
}

fn line(error: &Error, text: &Catalogue) -> String {
    let arg = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let name = ("arg", arg.as_str().into());
    match error.kind() {
        ErrorKind::UnknownArgument => match context(error, ContextKind::SuggestedArg) {
            meant if meant.is_empty() => text.text("usage-unknown-argument", &[name]),
            meant => text.text("usage-unknown-argument-meant", &[name, ("meant", meant.into())]),
        },
        ErrorKind::InvalidSubcommand => {
            let given = context(error, ContextKind::InvalidSubcommand);
            match context(error, ContextKind::SuggestedSubcommand) {
                meant if meant.is_empty() => text.text("usage-unknown-command", &[("command", given.into())]),
                meant => text.text(
                    "usage-unknown-command-meant",
                    &[("command", given.into()), ("meant", meant.into())],
                ),
            }
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            text.plain("usage-no-command")
        }
        ErrorKind::MissingRequiredArgument => text.text("usage-missing", &[name]),
        ErrorKind::InvalidValue if value.is_empty() => text.text("usage-no-value", &[name]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let source = std::error::Error::source(error);
            let value = ("value", value.into());
            match source.and_then(|source| source.downcast_ref::<Form>()) {
                Some(Form::Day(Some(meant))) => {
                    text.text("usage-bad-date-meant", &[name, value, ("meant", meant.to_string().into())])
                }
                Some(Form::Day(None)) => text.text("usage-bad-date", &[name, value]),
                #[cfg(feature = "pdf")]
                Some(Form::DayOrMonth) => text.text("usage-bad-day-or-month", &[name, value]),
                Some(Form::Like(like)) => {
                    text.text("usage-bad-form", &[name, value, ("like", (*like).into())])
                }
                None => {
                    let wanted = source.map(ToString::to_string).unwrap_or_default();
                    text.text("usage-bad-value", &[name, value, ("wanted", wanted.into())])
                }
            }
        }
        ErrorKind::ArgumentConflict => text.text("usage-twice", &[name]),
        _ => text.text("usage-other", &[("message", first_line(error).into())]),
    }
}

fn first_line(error: &Error) -> String {
    error.render().to_string().lines().next().unwrap_or_default().to_owned()
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    }
}
