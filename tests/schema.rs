//! One form of records, told twice: by `check`, which reads them, and by the schemas, which editors read.

mod common;

use common::{cunce, root, stderr, stdout, tree};
use cunce::check::shape_alone;
use cunce::diag::{Arg, Code, Diagnostic};
use cunce::load::{RecordKind, read_record, record_at};
use cunce::schema::{Field, Form, RECORDS, Record, schema, taplo};
use cunce::text::{Catalogue, Language};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn text(language: Language) -> Catalogue {
    Catalogue::new(language, None).unwrap()
}

fn validator(record: &Record) -> Validator {
    let schema = schema(record, &text(Language::ZhHans));
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// A path at which a record of this kind lies.
fn path(record: &Record) -> String {
    record.globs[0].replace('*', "2020-05-15")
}

/// What `check` says of the form of a record.
fn findings(record: &Record, toml: &str) -> Vec<Diagnostic> {
    let date = if record.name == "notice" { "2020-04-10" } else { "2020-05-15" };
    let path = record.globs[0].replace('*', date);
    let mut read = read_record(&path, toml.as_bytes().to_vec()).unwrap();
    let mut found = std::mem::take(&mut read.found);
    shape_alone(&mut read.record, &mut found);
    found
}

fn as_json(toml: &str) -> Value {
    fn plain(value: &toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => json!(date.to_string()),
            toml::Value::Array(items) => items.iter().map(plain).collect(),
            toml::Value::Table(table) => {
                table.iter().map(|(key, value)| (key.clone(), plain(value))).collect()
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }
    plain(&toml::Value::Table(toml.parse().unwrap()))
}

/// Every table of a record: the way to it, and its keys.
fn tables(record: &Record) -> Vec<(Vec<&'static Field>, &'static [Field])> {
    fn into(
        way: &[&'static Field],
        fields: &'static [Field],
        out: &mut Vec<(Vec<&'static Field>, &'static [Field])>,
    ) {
        out.push((way.to_vec(), fields));
        for field in fields {
            if let Some(inside) = field.inside() {
                into(&[way, &[field]].concat(), inside, out);
            }
        }
    }
    let mut out = Vec::new();
    into(&[], record.fields, &mut out);
    out
}

/// The required keys of a table, `but` one, as inline TOML.
fn required(fields: &[Field], but: &str) -> Vec<String> {
    let wanted = fields.iter().filter(|field| field.required && field.key != but);
    wanted.map(|field| format!("{} = {}", field.key, field.example)).collect()
}

/// A record that holds `pairs` in the table at the end of `way`, and all that is required around it.
fn document(record: &Record, way: &[&'static Field], pairs: &[String]) -> String {
    let mut inner = pairs.to_vec();
    for (depth, field) in way.iter().enumerate().rev() {
        let table = format!("{{ {} }}", inner.join(", "));
        let value = if matches!(field.form, Form::Entries(_)) { format!("[{table}]") } else { table };
        let around = if depth == 0 { record.fields } else { way[depth - 1].inside().unwrap() };
        inner = required(around, field.key);
        inner.push(format!("{} = {value}", field.key));
    }
    inner.join("\n") + "\n"
}

/// A value that the key takes: the example, or one that holds what is required.
fn good(field: &Field) -> String {
    match field.form {
        Form::Table(inside) => format!("{{ {} }}", required(inside, "").join(", ")),
        Form::Entries(inside) => format!("[{{ {} }}]", required(inside, "").join(", ")),
        _ => field.example.to_owned(),
    }
}

/// Values that the key must refuse.
fn bad(field: &Field) -> Vec<&'static str> {
    let types: &[&'static str] = match field.form {
        Form::Text | Form::Id | Form::Code(_) | Form::Word(_) | Form::Url => {
            &["1", "true", "[\"甲\"]", "{ a = 1 }"]
        }
        Form::Flag => &["1", "\"true\"", "[]"],
        Form::Count => &["-1", "\"1\"", "1.5", "true", "5000000000"],
        Form::Integer => &["\"1\"", "1.5", "true"],
        Form::Quantity => &["\"1\"", "true", "[1]"],
        Form::Share => &["\"1\"", "1.5", "-0.1", "true"],
        Form::Money => &["\"1\"", "-1", "1.005", "true"],
        Form::Date => &["\"五月\"", "20200515", "true"],
        Form::Texts => &["\"甲\"", "[1]", "1", "{ a = 1 }"],
        Form::TextOrTexts => &["1", "[1]", "true", "{ a = 1 }"],
        Form::LonLat => &["[1]", "[181, 1]", "[1, 91]", "[1, 2, 3]", "\"1,2\"", "[\"1\", \"2\"]"],
        Form::Facts => &["1", "\"甲\"", "{ a = { b = 1 } }", "[]"],
        Form::Quantities => &["1", "{ a = \"1\" }", "[]"],
        Form::Dates => &["1", "{ a = 1 }", "\"甲\"", "{ a = \"甲\" }"],
        Form::Lists => &["1", "{ a = 1 }", "{ a = [1] }"],
        Form::Spent => &["\"1\"", "-1", "{ a = \"1\" }", "{ a = -1 }", "1.005", "true"],
        Form::Table(_) => &["1", "\"甲\"", "[1]"],
        Form::Entries(_) => &["1", "\"甲\"", "[1]", "{ a = 1 }"],
    };
    let forms: &[&'static str] = match field.form {
        Form::Id => &["\"a/b\"", "\" a\"", "\"a.\""],
        Form::Code(_) => &["\"12345\"", "\"甲\""],
        Form::Word(_) => &["\"别的\""],
        Form::Url => &["\"example.org\""],
        Form::Text if field.required => &["\" \""],
        _ => &[],
    };
    [types, forms].concat()
}

/// Findings that speak of the form of one value; others come from values that do not fit each other.
fn is_form(found: &Diagnostic) -> bool {
    matches!(
        found.code,
        Code::Syntax
            | Code::UnknownField
            | Code::MissingField
            | Code::WrongType
            | Code::BadDate
            | Code::BadMoney
            | Code::BadCode
            | Code::UnsafeSlug
    )
}

#[test]
fn check_asks_for_exactly_the_keys_of_the_schema() {
    for record in RECORDS {
        for (way, fields) in tables(record) {
            let mut pairs = required(fields, "");
            pairs.push("qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq = 1".to_owned());
            let toml = document(record, &way, &pairs);
            let found = findings(record, &toml);
            let unknown = found.iter().find(|found| found.code == Code::UnknownField).expect(&toml);
            let Some((_, Arg::Text(known))) = unknown.args.iter().find(|(name, _)| *name == "known") else {
                panic!("{toml}: {unknown:?}")
            };
            let asked: BTreeSet<&str> = known.split(' ').collect();
            let told: BTreeSet<&str> = fields.iter().map(|field| field.key).collect();
            assert_eq!(asked, told, "{}: {toml}", record.name);
            assert_eq!(told.len(), fields.len(), "{}: a key stands twice", record.name);
            assert!(!validator(record).is_valid(&as_json(&toml)), "{toml}");
        }
    }
}

#[test]
fn what_is_required_is_missed_by_both() {
    for record in RECORDS {
        let validator = validator(record);
        for (way, fields) in tables(record) {
            let whole = document(record, &way, &required(fields, ""));
            assert!(findings(record, &whole).iter().all(|found| !is_form(found)), "{whole}");
            assert!(validator.is_valid(&as_json(&whole)), "{whole}");
            for field in fields {
                // In summaries what a new problem needs can only be known with all summaries before it.
                let toml = document(record, &way, &required(fields, field.key));
                let missing = |found: &Diagnostic| {
                    found.code == Code::MissingField && found.args.contains(&("field", Arg::from(field.key)))
                };
                let missed = findings(record, &toml).iter().any(missing);
                assert_eq!(missed, field.required, "{}: {toml}", field.key);
                assert_eq!(!validator.is_valid(&as_json(&toml)), field.required, "{}: {toml}", field.key);
            }
        }
    }
}

#[test]
fn both_take_and_refuse_the_same_values() {
    let mut judged = 0;
    for record in RECORDS {
        let validator = validator(record);
        for (way, fields) in tables(record) {
            for field in fields {
                let mut judge = |value: &str, taken: bool| {
                    let mut pairs = required(fields, field.key);
                    pairs.push(format!("{} = {value}", field.key));
                    let toml = document(record, &way, &pairs);
                    let found = findings(record, &toml);
                    let refused = found.iter().any(is_form);
                    assert_eq!(!refused, taken, "check, {}: {toml}{found:?}", record.name);
                    assert_eq!(validator.is_valid(&as_json(&toml)), taken, "schema, {}: {toml}", record.name);
                    judged += 1;
                };
                judge(&good(field), true);
                bad(field).into_iter().for_each(|value| judge(value, false));
            }
        }
    }
    assert!(judged > 1000, "{judged}");
}

#[test]
fn money_of_two_places_is_taken_by_the_schema() {
    let plan = RECORDS.iter().find(|record| record.name == "plan").unwrap();
    let validator = validator(plan);
    for (amount, taken) in
        [("18.1", true), ("21200.55", true), ("0.07", true), ("1234567.89", true), ("0.001", false)]
    {
        let toml = format!(
            "[[measures]]\nid = \"a\"\nkind = \"k\"\ntitle = \"t\"\nfunds = [{{ source = \"政府补\", amount = {amount} }}]\n"
        );
        assert_eq!(validator.is_valid(&as_json(&toml)), taken, "{amount}");
        assert_eq!(!findings(plan, &toml).iter().any(is_form), taken, "{amount}");
    }
}

#[test]
fn every_record_of_the_example_fits_its_schema() {
    let mut seen = BTreeSet::new();
    for (path, bytes) in tree(&root().join("content")) {
        let Some(kind) = record_at(&path) else { continue };
        let text = String::from_utf8(bytes).unwrap();
        let toml = match text.strip_prefix("+++\n") {
            Some(rest) => rest.split_once("+++\n").unwrap().0,
            None if path.ends_with(".md") => "",
            None => &text,
        };
        let record = RECORDS.iter().find(|record| record.kind == kind).unwrap();
        let validator = validator(record);
        let faults: Vec<String> =
            validator.iter_errors(&as_json(toml)).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{path}: {faults:?}");
        seen.insert(record.name);
    }
    assert!(seen.len() >= 10, "{seen:?}");
}

#[test]
fn every_key_is_explained_in_every_language() {
    fn explained(schema: &Value, path: &str) {
        let Some(properties) = schema.get("properties").or_else(|| schema.pointer("/items/properties"))
        else {
            return;
        };
        for (key, value) in properties.as_object().unwrap() {
            for part in ["title", "description"] {
                let said = value[part].as_str().unwrap_or_default();
                assert!(!said.is_empty() && !said.contains('⟨'), "{path}/{key} {part}: {said}");
            }
            assert!(!value.to_string().contains('⟨'), "{path}/{key}: {value}");
            explained(value, &format!("{path}/{key}"));
        }
    }
    for language in Language::ALL {
        for record in RECORDS {
            let schema = schema(record, &text(language));
            assert!(jsonschema::meta::is_valid(&schema), "{}", record.name);
            assert!(!schema["description"].as_str().unwrap().contains('⟨'), "{}", record.name);
            explained(&schema, record.name);
        }
    }
}

#[test]
fn the_editor_finds_each_schema_by_a_path_that_is_a_record() {
    let written = taplo(&text(Language::ZhHans));
    let config: toml::Table = written.parse().unwrap();
    let rules = config["rule"].as_array().unwrap();
    assert_eq!(rules.len(), RECORDS.len());
    let mut kinds: BTreeSet<RecordKind> = BTreeSet::new();
    for (rule, record) in rules.iter().zip(RECORDS) {
        assert_eq!(rule["schema"]["path"].as_str(), Some(&*format!(".schemas/{}.schema.json", record.name)));
        let globs = rule["include"].as_array().unwrap();
        assert_eq!(globs.len(), record.globs.len());
        for glob in globs {
            let sample = glob.as_str().unwrap().strip_prefix("**/").unwrap().replace('*', "2020-05-15");
            assert_eq!(record_at(&sample), Some(record.kind), "{sample}");
        }
        kinds.insert(record.kind);
    }
    assert_eq!(kinds.len(), RECORDS.len());
    assert!(written.contains("+++"), "it says that front matter cannot be completed");
    assert_eq!(record_at(&path(&RECORDS[0])), Some(RecordKind::Site));
}

#[test]
fn the_command_prints_one_or_writes_all_and_init_lays_them_out() {
    let work = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| cunce().args(args).current_dir(work.path()).output().unwrap();
    let one = run(&["schema", "plan", "--lang", "en"]);
    assert!(one.status.success(), "{}", stderr(&one));
    let value: Value = serde_json::from_str(&stdout(&one)).unwrap();
    assert_eq!(value["properties"]["measures"]["items"]["properties"]["status"]["enum"][0], "planned");
    assert!(run(&["schema", "--out", "all"]).status.success());
    let again = run(&["schema", "--out", "all"]);
    assert!(again.status.success(), "{}", stderr(&again));
    assert_eq!(tree(&work.path().join("all")).len(), RECORDS.len());
    assert_eq!(run(&["schema"]).status.code(), Some(2));
    assert_eq!(run(&["schema", "plann"]).status.code(), Some(2));
    assert!(run(&["init", "content"]).status.success());
    let files = tree(&work.path().join("content"));
    assert_eq!(files[".schemas/plan.schema.json"], tree(&work.path().join("all"))["plan.schema.json"]);
    assert!(files.contains_key(".taplo.toml"));
    let checked = run(&["check", "--content", "content"]);
    assert_eq!(checked.status.code(), Some(0), "{}", stdout(&checked));
}
