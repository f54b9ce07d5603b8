//! Owns: JSON Schemas (draft 2020-12) of records. In: a record's keys and a catalogue. Out: a schema whose titles
//! and remarks are in the catalogue's language.

use super::record::Record;
use super::table::{Field, Form};
use crate::text::Catalogue;
use serde_json::{Map, Value, json};

/// What an id may be: the form of a name that is safe in an address. `check` knows a few more that are reserved.
const ID: &str = r#"^[^\s.<>:"/\\|?*#%]([^<>:"/\\|?*#%]*[^\s.<>:"/\\|?*#%])?$"#;

/// The name of a record's schema file.
pub fn file_name(record: &Record) -> String {
    format!("{}.schema.json", record.name)
}

/// The schema of a record.
pub fn schema(record: &Record, text: &Catalogue) -> Value {
    let mut writer = Writer { text, path: vec![record.name] };
    let mut schema = Map::new();
    schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("title".into(), text.plain(&format!("schema-{}", record.name)).into());
    schema.insert("description".into(), text.plain(&format!("schema-{}.about", record.name)).into());
    schema.extend(writer.object(record.fields));
    Value::Object(schema)
}

/// The schema of a record as a file has it.
pub fn printed(record: &Record, text: &Catalogue) -> String {
    format!("{:#}\n", schema(record, text))
}

struct Writer<'t> {
    text: &'t Catalogue,
    path: Vec<&'static str>,
}

impl Writer<'_> {
    fn object(&mut self, fields: &'static [Field]) -> Map<String, Value> {
        let required: Vec<&str> =
            fields.iter().filter(|field| field.required).map(|field| field.key).collect();
        let mut properties = Map::new();
        for field in fields {
            self.path.push(field.key);
            properties.insert(field.key.into(), Value::Object(self.property(field)));
            self.path.pop();
        }
        let mut object = Map::new();
        object.insert("type".into(), "object".into());
        object.insert("additionalProperties".into(), false.into());
        if !required.is_empty() {
            object.insert("required".into(), required.into());
        }
        object.insert("properties".into(), Value::Object(properties));
        object
    }

    fn property(&mut self, field: &Field) -> Map<String, Value> {
        let id = self.message();
        let mut property = Map::new();
        property.insert("title".into(), self.text.plain(&id).into());
        let mut about = self.text.plain(&format!("{id}.about"));
        if let Form::Word(words) = field.form {
            let meanings: Vec<String> = words.iter().map(|word| self.meaning(field.key, word)).collect();
            let args = [("about", about.into()), ("words", self.listed(words, &meanings).into())];
            about = self.text.text("schema-words", &args);
            property.insert("x-taplo".into(), json!({ "docs": { "enumValues": meanings } }));
        }
        property.insert("description".into(), about.into());
        property.extend(self.form(field));
        if let Some(example) = example(field.example) {
            property.insert("examples".into(), json!([example]));
        }
        property
    }

    fn listed(&self, words: &[&str], meanings: &[String]) -> String {
        let one = |(word, meaning): (&&str, &String)| {
            self.text.text("schema-word", &[("word", (*word).into()), ("meaning", meaning.as_str().into())])
        };
        let listed: Vec<String> = words.iter().zip(meanings).map(one).collect();
        listed.join(&self.text.plain("list-comma"))
    }

    /// What a word of a fixed list means.
    fn meaning(&self, key: &str, word: &str) -> String {
        self.text.plain(&format!("schema-{key}-{}", word.to_ascii_lowercase()))
    }

    /// The words for a key where it stands, else those that it has wherever it stands.
    fn message(&self) -> String {
        let known = |id: &String| self.text.ids().binary_search(id).is_ok();
        let path: Vec<String> = self.path.iter().map(|key| key.replace('_', "-")).collect();
        let own = (0..path.len() - 1).map(|from| format!("schema-{}", path[from..].join("-"))).find(known);
        own.unwrap_or_else(|| format!("field-{}", path[path.len() - 1]))
    }

    fn form(&mut self, field: &Field) -> Map<String, Value> {
        let quantity = || json!({ "type": "number" });
        let money = || json!({ "type": "number", "minimum": 0, "multipleOf": 0.01 });
        let date = || json!({ "type": "string", "format": "date" });
        let texts = || json!({ "type": "array", "items": { "type": "string" } });
        let named = |value: Value| json!({ "type": "object", "additionalProperties": value });
        let form = match field.form {
            Form::Text if field.required => json!({ "type": "string", "pattern": r"\S" }),
            Form::Text => json!({ "type": "string" }),
            Form::Id => json!({ "type": "string", "pattern": ID }),
            Form::Code(lengths) => json!({ "type": "string", "pattern": digits(lengths) }),
            Form::Word(words) => json!({ "type": "string", "enum": words }),
            Form::Url => json!({ "type": "string", "pattern": "^https?://" }),
            Form::Flag => json!({ "type": "boolean" }),
            Form::Count => json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX }),
            Form::Integer => json!({ "type": "integer" }),
            Form::Quantity => quantity(),
            Form::Share => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
            Form::Money => money(),
            Form::Date => date(),
            Form::Texts => texts(),
            Form::TextOrTexts => json!({ "anyOf": [{ "type": "string" }, texts()] }),
            Form::LonLat => json!({
                "type": "array",
                "prefixItems": [
                    { "type": "number", "minimum": -180, "maximum": 180 },
                    { "type": "number", "minimum": -90, "maximum": 90 },
                ],
                "items": false,
                "minItems": 2,
            }),
            Form::Facts => named(json!({ "type": ["string", "number", "boolean", "array"] })),
            Form::Quantities => named(quantity()),
            Form::Dates => named(date()),
            Form::Lists => named(texts()),
            Form::Spent => json!({ "anyOf": [money(), named(money())] }),
            Form::Table(fields) => Value::Object(self.object(fields)),
            Form::Entries(fields) => json!({ "type": "array", "items": self.object(fields) }),
        };
        match form {
            Value::Object(form) => form,
            _ => Map::new(),
        }
    }
}

fn digits(lengths: &[usize]) -> String {
    let each: Vec<String> = lengths.iter().map(|length| format!("[0-9]{{{length}}}")).collect();
    format!("^({})$", each.join("|"))
}

/// An example as JSON: dates are texts there.
fn example(toml: &str) -> Option<Value> {
    let table: toml::Table = format!("value = {toml}").parse().ok()?;
    Some(plain(table.get("value")?))
}

fn plain(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(number) => (*number).into(),
        toml::Value::Float(number) => (*number).into(),
        toml::Value::Boolean(flag) => (*flag).into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.iter().map(plain).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), plain(value))).collect(),
    }
}
