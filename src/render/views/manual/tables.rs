//! Owns: view types as tables of fields. In: schemas. Out: Markdown; a type that one page alone shows stands
//! below that page, all others stand once.

use schemars::Schema;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

const HEAD: &str = "| 字段 field | 类型 type | 说明 meaning |\n|---|---|---|\n";

/// All view types and where they are shown.
pub struct Tables {
    types: Map<String, Value>,
    /// Types that more than one root reaches.
    shared: BTreeSet<String>,
}

impl Tables {
    /// From roots (title, name in templates, schema) and the types that they refer to.
    pub fn new(roots: &[(&str, &str, Schema)], types: Map<String, Value>) -> Self {
        let mut tables = Tables { types, shared: BTreeSet::new() };
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for (_, _, schema) in roots {
            let reached = tables.below(name_of(schema.as_value()), "");
            let names: BTreeSet<&String> = reached.keys().collect();
            tables
                .shared
                .extend(names.iter().filter(|name| seen.contains(**name)).map(|name| (*name).clone()));
            seen.extend(names.into_iter().cloned());
        }
        tables
    }

    /// Every root with the types that only it shows.
    pub fn roots(&self, roots: &[(&str, &str, Schema)]) -> String {
        let mut out = String::new();
        for (title, name, schema) in roots {
            let view = name_of(schema.as_value());
            out += &format!("### `{title}`\n\n{}\n\n", self.about(view));
            let own = self.below(view, name);
            out += &self.table(view, &own);
            for below in self.order(view) {
                let Some(paths) = own.get(&below).filter(|_| !self.shared.contains(&below)) else { continue };
                let paths: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
                out += &format!("{}: {}\n\n", paths.join(", "), self.about(&below));
                out += &self.table(&below, &own);
            }
        }
        out
    }

    /// The types that several pages show.
    pub fn shared(&self) -> String {
        let section = |name: &String| {
            format!("### {name}\n\n{}\n\n{}", self.about(name), self.table(name, &BTreeMap::new()))
        };
        self.shared.iter().map(section).collect()
    }

    fn about(&self, name: &str) -> String {
        words(&self.types[name], name)
    }

    fn table(&self, name: &str, own: &BTreeMap<String, Vec<String>>) -> String {
        let mut out = HEAD.to_owned();
        for (field, schema) in self.fields(name) {
            let meaning = words(schema, &format!("{name}.{field}"));
            out += &format!("| `{field}` | {} | {meaning} |\n", self.kind(schema, own));
        }
        out + "\n"
    }

    fn fields(&self, name: &str) -> impl Iterator<Item = (&String, &Value)> {
        let fields = self.types[name].get("properties").and_then(Value::as_object);
        fields.unwrap_or_else(|| panic!("{name} has no fields")).iter()
    }

    /// What a field holds, in words.
    fn kind(&self, schema: &Value, own: &BTreeMap<String, Vec<String>>) -> String {
        if let Some(name) = reference(schema) {
            return match own.get(name).filter(|_| !self.shared.contains(name)) {
                Some(paths) => format!("`{}`", paths[0]),
                None => format!("[{name}](#{})", name.to_lowercase()),
            };
        }
        if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
            let some: Vec<_> = choices.iter().filter(|choice| choice["type"] != "null").collect();
            assert!(some.len() == 1, "no words for {schema}");
            return format!("{} or none", self.kind(some[0], own));
        }
        let types: Vec<&str> = match &schema["type"] {
            Value::String(one) => vec![one],
            Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
            _ => panic!("no words for {schema}"),
        };
        let kind = match types[0] {
            "string" => "text".to_owned(),
            "integer" | "number" => "number".to_owned(),
            "boolean" => "yes/no".to_owned(),
            "array" => match schema.get("prefixItems").and_then(Value::as_array) {
                Some(items) => {
                    let items: Vec<String> = items.iter().map(|item| self.kind(item, own)).collect();
                    format!("list of just {}", items.join(" and "))
                }
                None => format!("list of {}", self.kind(&schema["items"], own)),
            },
            _ => panic!("no words for {schema}"),
        };
        if types.contains(&"null") { format!("{kind} or none") } else { kind }
    }

    /// The types below a type, each with where it stands, beginning with `at`.
    fn below(&self, name: &str, at: &str) -> BTreeMap<String, Vec<String>> {
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut todo = vec![(name.to_owned(), at.to_owned())];
        while let Some((name, at)) = todo.pop() {
            for (field, schema) in self.fields(&name) {
                for (below, lists) in references(schema) {
                    let path = format!("{at}.{field}{}", "[]".repeat(lists));
                    found.entry(below.to_owned()).or_default().push(path.clone());
                    todo.push((below.to_owned(), path));
                }
            }
        }
        found
            .values_mut()
            .for_each(|paths| paths.sort_by_key(|path| (path.matches('.').count(), path.clone())));
        found
    }

    /// The types below a type as a reader meets them.
    fn order(&self, name: &str) -> Vec<String> {
        let mut order: Vec<String> = Vec::new();
        let mut todo = vec![name.to_owned()];
        while let Some(name) = todo.pop() {
            let fields: Vec<_> = self.fields(&name).flat_map(|(_, schema)| references(schema)).collect();
            for (below, _) in fields.iter().rev() {
                todo.push((*below).to_owned());
            }
            if !order.contains(&name) {
                order.push(name);
            }
        }
        order
    }
}

/// What rustdoc says; a field without a word is a fault.
fn words(schema: &Value, of: &str) -> String {
    let text = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    assert!(!text.is_empty(), "{of} has no doc comment: themes could not know what it is");
    assert!(!text.contains("[`"), "{of}: a link into the program leads nowhere in the manual");
    text.replace('\n', " ").replace('|', "\\|")
}

fn reference(schema: &Value) -> Option<&str> {
    schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next())
}

fn name_of(schema: &Value) -> &str {
    reference(schema).unwrap_or_else(|| panic!("not a type with a name: {schema}"))
}

/// The types in a field, and in how many lists each lies.
fn references(schema: &Value) -> Vec<(&str, usize)> {
    if let Some(name) = reference(schema) {
        return vec![(name, 0)];
    }
    let choices = schema.get("anyOf").and_then(Value::as_array).into_iter().flatten().flat_map(references);
    let items = schema.get("items").into_iter().flat_map(references).map(|(name, lists)| (name, lists + 1));
    choices.chain(items).collect()
}
