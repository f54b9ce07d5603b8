//! Owns: the commands and their options. In: the catalogue. Out: a clap command whose every word is ours.

use super::form;
use super::past::FailOn;
use crate::author::Kit;
#[cfg(feature = "pdf")]
use crate::publish;
use crate::publish::Edition;
#[cfg(feature = "pdf")]
use crate::render::packets::Kind;
use crate::schema;
use crate::terminal::{Format, Shape};
use crate::text::{Catalogue, Language};
use clap::{Arg, ArgAction, Command, value_parser};
use clap_complete::Shell;
use std::ffi::OsString;
use std::path::PathBuf;

/// The language asked for on the command line, before it is parsed: errors in it are told in that language too.
pub fn language(args: &[OsString]) -> Option<Language> {
    let mut args = args.iter().filter_map(|arg| arg.to_str());
    while let Some(arg) = args.next() {
        if let Some(tag) = arg.strip_prefix("--lang=") {
            return Language::from_tag(tag);
        }
        if arg == "--lang" {
            return args.next().and_then(Language::from_tag);
        }
    }
    None
}

/// All commands.
pub fn command(text: &Catalogue) -> Command {
    let words = Words(text);
    let command = Command::new("cunce")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand(words.build())
        .subcommand(words.check());
    #[cfg(feature = "serve")]
    let command = command.subcommand(words.serve());
    let command = command
        .subcommand(words.init())
        .subcommand(words.new_record())
        .subcommand(words.due())
        .subcommand(words.status())
        .subcommand(words.import())
        .subcommand(words.export())
        .subcommand(words.federate())
        .subcommand(words.fmt())
        .subcommand(words.schema())
        .subcommand(words.diff())
        .subcommand(words.log());
    #[cfg(feature = "pdf")]
    let command = command.subcommand(words.packet()).subcommand(words.fonts());
    let command = command.subcommand(words.completions()).subcommand(words.man());
    let command = command.subcommand(Command::new("licenses"));
    let command = command.arg(words.version()).arg(words.lang().global(true));
    words.dress(command, "cli-cunce", "cli")
}

struct Words<'t>(&'t Catalogue);

impl Words<'_> {
    fn say(&self, id: &str) -> String {
        self.0.plain(id)
    }

    /// About, usage, example and headings: what every command has. `id` begins its own messages, `below` those
    /// of its commands.
    fn dress(&self, command: Command, id: &str, below: &str) -> Command {
        let mut parts = vec![format!("{}\n  {{usage}}", self.say("cli-usage-heading"))];
        if command.get_positionals().next().is_some() {
            parts.push(format!("{}\n{{positionals}}", self.say("cli-arguments")));
        }
        if command.has_subcommands() {
            parts.push(format!("{}\n{{subcommands}}", self.say("cli-commands")));
        }
        parts.push(format!("{}\n{{options}}", self.say("cli-options")));
        parts.push(self.say(&format!("{id}-example")));
        command
            .about(self.say(&format!("{id}-about")))
            .help_template(format!("{{about}}\n\n{}", parts.join("\n\n")))
            .override_usage(self.say(&format!("{id}-usage")))
            .disable_help_flag(true)
            .disable_version_flag(true)
            .arg(self.help())
            .mut_subcommands(|command| {
                let id = format!("{below}-{}", command.get_name());
                self.dress(command, &id, &id)
            })
    }

    fn version(&self) -> Arg {
        Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version)
            .help(self.say("cli-version-flag"))
    }

    fn help(&self) -> Arg {
        Arg::new("help").short('h').long("help").action(ArgAction::Help).help(self.say("cli-help-flag"))
    }

    fn lang(&self) -> Arg {
        Arg::new("lang")
            .long("lang")
            .value_name("LANG")
            .value_parser(|tag: &str| Language::from_tag(tag).ok_or("zh-Hans zh-Hant en"))
            .help(self.say("cli-lang"))
    }

    fn content(&self) -> Arg {
        Arg::new("content")
            .long("content")
            .value_name("DIR")
            .value_parser(value_parser!(PathBuf))
            .default_value("content")
            .hide_default_value(true)
            .help(self.say("cli-content"))
    }

    fn edition(&self) -> Arg {
        let parse = |word: &str| match word {
            "public" => Ok(Edition::Public),
            "internal" => Ok(Edition::Internal),
            _ => Err("public internal"),
        };
        Arg::new("edition")
            .long("edition")
            .value_name("EDITION")
            .value_parser(parse)
            .help(self.say("cli-edition"))
    }

    fn as_of(&self) -> Arg {
        Arg::new("as-of")
            .long("as-of")
            .value_name("DATE")
            .value_parser(form::date)
            .help(self.say("cli-as-of"))
    }

    fn deny(&self) -> Arg {
        let parse = |word: &str| if word == "warnings" { Ok(()) } else { Err("warnings") };
        Arg::new("deny").long("deny").value_name("WHAT").value_parser(parse).help(self.say("cli-deny"))
    }

    fn no_history(&self) -> Arg {
        Arg::new("no-history").long("no-history").action(ArgAction::SetTrue).help(self.say("cli-no-history"))
    }

    #[cfg(feature = "serve")]
    fn serve(&self) -> Command {
        Command::new("serve")
            .arg(self.content())
            .arg(self.edition())
            .arg(self.as_of())
            .arg(self.theme())
            .arg(
                Arg::new("port")
                    .long("port")
                    .value_name("PORT")
                    .value_parser(|text: &str| text.parse::<u16>().map_err(|_| "0 3030 8080"))
                    .default_value("3030")
                    .hide_default_value(true)
                    .help(self.say("cli-serve-port")),
            )
            .arg(self.no_history())
    }

    fn build(&self) -> Command {
        let command = Command::new("build")
            .arg(self.content())
            .arg(
                Arg::new("out")
                    .long("out")
                    .value_name("DIR")
                    .value_parser(value_parser!(PathBuf))
                    .help(self.say("cli-out")),
            )
            .arg(self.edition())
            .arg(self.as_of())
            .arg(self.base_url())
            .arg(self.theme())
            .arg(self.deny())
            .arg(self.no_history());
        #[cfg(feature = "pdf")]
        let command = command
            .arg(
                Arg::new("packets")
                    .long("packets")
                    .action(ArgAction::SetTrue)
                    .help(self.say("cli-build-packets")),
            )
            .args(self.font_sources());
        command
    }

    #[cfg(feature = "pdf")]
    fn packet(&self) -> Command {
        let kind = |word: &str| {
            let names = || Kind::ALL.map(Kind::as_str).join(" ");
            Kind::ALL.into_iter().find(|kind| kind.as_str() == word).ok_or_else(names)
        };
        let day = |name: &'static str, help: &str| {
            let parse = move |text: &str| publish::day(text, name == "to").ok_or(form::Form::DayOrMonth);
            Arg::new(name).long(name).value_name("DATE").value_parser(parse).help(self.say(help))
        };
        Command::new("packet")
            .arg(
                Arg::new("kind")
                    .value_name("KIND")
                    .required(true)
                    .value_parser(kind)
                    .help(self.say("cli-packet-kind")),
            )
            .arg(self.word("of", "OF", "cli-packet-of"))
            .arg(day("from", "cli-packet-from"))
            .arg(day("to", "cli-packet-to"))
            .arg(self.word("select", "CONDITIONS", "cli-packet-select").long("select"))
            .arg(self.content())
            .arg(
                Arg::new("out")
                    .long("out")
                    .value_name("PATH")
                    .value_parser(value_parser!(PathBuf))
                    .help(self.say("cli-packet-out")),
            )
            .arg(self.edition())
            .arg(self.as_of())
            .arg(self.base_url())
            .arg(self.theme())
            .args(self.font_sources())
    }

    #[cfg(feature = "pdf")]
    fn fonts(&self) -> Command {
        Command::new("fonts").args(self.font_sources())
    }

    #[cfg(feature = "pdf")]
    fn font_sources(&self) -> [Arg; 2] {
        [
            Arg::new("font-path")
                .long("font-path")
                .value_name("DIR")
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .help(self.say("cli-font-path")),
            Arg::new("ignore-system-fonts")
                .long("ignore-system-fonts")
                .action(ArgAction::SetTrue)
                .help(self.say("cli-ignore-system-fonts")),
        ]
    }

    fn base_url(&self) -> Arg {
        Arg::new("base-url")
            .long("base-url")
            .value_name("URL")
            .value_parser(form::url)
            .help(self.say("cli-base-url"))
    }

    fn theme(&self) -> Arg {
        Arg::new("theme").long("theme").value_name("NAME").help(self.say("cli-theme"))
    }

    fn format(&self) -> Arg {
        let parse = |word: &str| match word {
            "human" => Ok(Format::Human),
            "json" => Ok(Format::Json),
            _ => Err("human json"),
        };
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_parser(parse)
            .help(self.say("cli-format"))
    }

    fn diff(&self) -> Command {
        let parse = |word: &str| match word {
            "weakened" => Ok(FailOn::Weakened),
            "back" => Ok(FailOn::Back),
            _ => Err("weakened back"),
        };
        Command::new("diff")
            .arg(self.word("range", "A..B", "cli-diff-range"))
            .arg(
                Arg::new("fail-on")
                    .long("fail-on")
                    .value_name("WHAT")
                    .value_parser(parse)
                    .help(self.say("cli-fail-on")),
            )
            .arg(self.content())
            .arg(self.format())
            .arg(self.edition())
    }

    fn log(&self) -> Command {
        Command::new("log")
            .arg(self.word("of", "TOWNSHIP/VILLAGE[/PROGRAMME]", "cli-log-of").required(true))
            .arg(self.content())
            .arg(self.format())
            .arg(self.edition())
    }

    fn shape(&self) -> Arg {
        let parse = |word: &str| match word {
            "human" => Ok(Shape::Human),
            "json" => Ok(Shape::Json),
            "csv" => Ok(Shape::Csv),
            _ => Err("human json csv"),
        };
        Arg::new("format").long("format").value_name("FORMAT").value_parser(parse).help(self.say("cli-shape"))
    }

    fn due(&self) -> Command {
        Command::new("due")
            .arg(
                Arg::new("within")
                    .long("within")
                    .value_name("DAYS")
                    .value_parser(form::days)
                    .help(self.say("cli-due-within")),
            )
            .arg(self.word("township", "TOWNSHIP", "cli-due-township").long("township"))
            .arg(self.word("unit", "UNIT", "cli-due-unit").long("unit"))
            .arg(self.shape())
            .arg(self.content())
            .arg(self.edition())
            .arg(self.as_of())
    }

    fn status(&self) -> Command {
        Command::new("status").arg(self.shape()).arg(self.content()).arg(self.edition()).arg(self.as_of())
    }

    fn import(&self) -> Command {
        let file = |name: &'static str, help: &str| {
            Arg::new(name).value_name("FILE").value_parser(value_parser!(PathBuf)).help(self.say(help))
        };
        let flag = |name: &'static str, help: &str| {
            Arg::new(name).long(name).action(ArgAction::SetTrue).help(self.say(help))
        };
        Command::new("import")
            .arg(file("file", "cli-import-file").required(true))
            .arg(file("map", "cli-import-map").long("map"))
            .arg(flag("dry-run", "cli-import-dry-run"))
            .arg(flag("rest", "cli-import-rest"))
            .arg(
                Arg::new("date")
                    .long("date")
                    .value_name("DATE")
                    .value_parser(form::date)
                    .help(self.say("cli-import-date")),
            )
            .arg(self.word("programme", "PROGRAMME", "cli-import-programme").long("programme"))
            .arg(self.word("kind", "KIND", "cli-import-kind").long("kind"))
            .arg(self.word("fund-source", "SOURCE", "cli-import-fund-source").long("fund-source"))
            .arg(self.content())
    }

    fn export(&self) -> Command {
        Command::new("export")
            .arg(
                Arg::new("file")
                    .value_name("FILE")
                    .required(true)
                    .value_parser(value_parser!(PathBuf))
                    .help(self.say("cli-export-file")),
            )
            .arg(self.word("select", "CONDITIONS", "cli-export-select").long("select"))
            .arg(self.content())
            .arg(self.edition())
            .arg(self.as_of())
    }

    fn federate(&self) -> Command {
        let folder = |name: &'static str, value: &'static str, help: &str| {
            let folder = Arg::new(name).value_name(value).required(true);
            folder.value_parser(value_parser!(PathBuf)).help(self.say(help))
        };
        Command::new("federate")
            .arg(folder("out", "OUT", "cli-federate-out"))
            .arg(folder("site", "SITE", "cli-federate-site").num_args(1..))
            .arg(self.word("name", "NAME", "cli-federate-name").long("name"))
            .arg(
                Arg::new("allow-missing")
                    .long("allow-missing")
                    .action(ArgAction::SetTrue)
                    .help(self.say("cli-federate-allow-missing")),
            )
            .arg(self.edition())
            .arg(self.base_url())
            .arg(self.theme())
    }

    fn check(&self) -> Command {
        Command::new("check")
            .arg(self.content())
            .arg(self.format())
            .arg(self.edition())
            .arg(self.as_of())
            .arg(self.deny())
    }

    fn fmt(&self) -> Command {
        Command::new("fmt")
            .arg(
                Arg::new("path")
                    .value_name("PATH")
                    .num_args(0..)
                    .value_parser(value_parser!(PathBuf))
                    .help(self.say("cli-fmt-path")),
            )
            .arg(self.content())
            .arg(Arg::new("check").long("check").action(ArgAction::SetTrue).help(self.say("cli-fmt-check")))
    }

    fn folder_out(&self, help: &str) -> Arg {
        Arg::new("out")
            .long("out")
            .value_name("DIR")
            .value_parser(value_parser!(PathBuf))
            .help(self.say(help))
    }

    fn schema(&self) -> Command {
        let record = |name: &str| {
            let names = || schema::RECORDS.iter().map(|record| record.name).collect::<Vec<_>>().join(" ");
            schema::named(name).ok_or_else(names)
        };
        Command::new("schema")
            .arg(
                Arg::new("record")
                    .value_name("RECORD")
                    .value_parser(record)
                    .required_unless_present("out")
                    .help(self.say("cli-schema-record")),
            )
            .arg(self.folder_out("cli-schema-out"))
    }

    fn completions(&self) -> Command {
        let shell = |name: &str| name.parse::<Shell>().map_err(|_| "bash zsh fish powershell elvish");
        Command::new("completions").arg(
            Arg::new("shell")
                .value_name("SHELL")
                .required(true)
                .value_parser(shell)
                .help(self.say("cli-completions-shell")),
        )
    }

    fn man(&self) -> Command {
        Command::new("man").arg(self.folder_out("cli-man-out"))
    }

    fn init(&self) -> Command {
        let kit = |word: &str| {
            let names = || Kit::ALL.map(Kit::as_str).join(" ");
            Kit::ALL.into_iter().find(|kit| kit.as_str() == word).ok_or_else(names)
        };
        Command::new("init")
            .arg(
                Arg::new("dir")
                    .value_name("DIR")
                    .required(true)
                    .value_parser(value_parser!(PathBuf))
                    .help(self.say("cli-init-dir")),
            )
            .arg(
                Arg::new("for")
                    .long("for")
                    .value_name("WHAT")
                    .action(ArgAction::Append)
                    .value_delimiter(',')
                    .value_parser(kit)
                    .help(self.say("cli-init-for")),
            )
    }

    fn new_record(&self) -> Command {
        let slug = || self.word("slug", "SLUG", "cli-new-slug").required(true);
        let village = || self.word("place", "TOWNSHIP/VILLAGE", "cli-new-village-place").required(true);
        let holder = || self.word("place", "TOWNSHIP[/VILLAGE]", "cli-new-place");
        let name = || self.word("name", "NAME", "cli-new-name").long("name");
        let day = || {
            Arg::new("date")
                .long("date")
                .value_name("DATE")
                .value_parser(form::date)
                .help(self.say("cli-new-date"))
        };
        let kind = |what: &'static str| Command::new(what).arg(self.content());
        Command::new("new")
            .subcommand_required(true)
            .subcommand(kind("programme").arg(slug()).arg(name()))
            .subcommand(kind("township").arg(slug()).arg(name()))
            .subcommand(kind("village").arg(village()).arg(name()))
            .subcommand(
                kind("plan")
                    .arg(holder().required(true).help(self.say("cli-new-plan-place")))
                    .arg(self.word("programme", "PROGRAMME", "cli-new-programme-slug").required(true)),
            )
            .subcommand(kind("progress").arg(holder()).arg(day()))
            .subcommand(
                kind("notice")
                    .arg(village())
                    .arg(self.word("item", "ITEM", "cli-new-item").required(true))
                    .arg(day()),
            )
    }

    fn word(&self, name: &'static str, value: &'static str, help: &str) -> Arg {
        Arg::new(name).value_name(value).help(self.say(help))
    }
}
