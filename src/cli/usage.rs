//! Owns: what is said of a command line that cannot be read. In: clap's error. Out: one clear line and the exit code.

use super::{COULD_NOT_RUN, FINE};
use crate::terminal::Terminal;
use crate::text::Catalogue;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

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
            let wanted = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            text.text("usage-bad-value", &[name, ("value", value.into()), ("wanted", wanted.into())])
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
