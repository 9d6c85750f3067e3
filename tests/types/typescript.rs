//! Writes the JSON Schema of the record as TypeScript: one interface for each struct, one union of strings for each enum, doc
//! comments kept. It knows the few forms of schema that the record's types lead to and stops at any other.

use std::fmt::Write as _;

use serde_json::Value;

const HEAD: &str = "// Made from src/record.rs by `npm run types:write`: do not edit.\n//\n\
    // Offsets are UTF-16 code units, [start, end), so that `text.slice(start, end)` is the quoted text. Days are ISO 8601\n\
    // (`2020-02-11`), both ends of an interval inclusive. Countries are ISO 3166-1 alpha-3.\n";

/// All types of some root schemas, each once.
pub fn declarations(roots: &[Value]) -> String {
    let mut out = String::from(HEAD);
    let mut declared: Vec<&str> = Vec::new();
    for root in roots {
        let title = root["title"].as_str().expect("the root schema has a title");
        let others = root["$defs"].as_object().into_iter().flatten().map(|(name, schema)| (name.as_str(), schema));
        for (name, schema) in std::iter::once((title, root)).chain(others) {
            if !declared.contains(&name) {
                declare(&mut out, name, schema);
                declared.push(name);
            }
        }
    }
    out
}

fn declare(out: &mut String, name: &str, schema: &Value) {
    out.push('\n');
    comment(out, "", schema);
    let Some(properties) = schema["properties"].as_object() else {
        let _ = writeln!(out, "export type {name} = {};", wrapped(&type_of(schema)));
        return;
    };
    let required = schema["required"].as_array().expect("an object names what it requires");
    let _ = writeln!(out, "export interface {name} {{");
    for (field, schema) in properties {
        comment(out, "  ", schema);
        let optional = if required.iter().any(|r| r == field) { "" } else { "?" };
        let _ = writeln!(out, "  {field}{optional}: {};", type_of(schema));
    }
    out.push_str("}\n");
}

fn comment(out: &mut String, indent: &str, schema: &Value) {
    if let Some(text) = schema["description"].as_str() {
        let _ = writeln!(out, "{indent}/** {} */", text.replace('\n', " "));
    }
}

fn type_of(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        return name.trim_start_matches("#/$defs/").to_string();
    }
    for several in ["anyOf", "oneOf"] {
        if let Some(parts) = schema[several].as_array() {
            return parts.iter().map(type_of).collect::<Vec<_>>().join(" | ");
        }
    }
    if let Some(values) = schema["enum"].as_array() {
        return values.iter().map(Value::to_string).collect::<Vec<_>>().join(" | ");
    }
    if schema.get("const").is_some() {
        return schema["const"].to_string();
    }
    match &schema["type"] {
        Value::String(name) => plain(name, schema),
        Value::Array(names) => {
            names.iter().filter_map(Value::as_str).map(|name| plain(name, schema)).collect::<Vec<_>>().join(" | ")
        }
        _ => panic!("a form of schema that is not known here: {schema}"),
    }
}

fn plain(name: &str, schema: &Value) -> String {
    match name {
        "string" | "boolean" | "null" => name.to_string(),
        "integer" | "number" => "number".to_string(),
        "array" => {
            let item = type_of(&schema["items"]);
            if item.contains(' ') {
                format!("({item})[]")
            } else {
                format!("{item}[]")
            }
        }
        _ => panic!("a type that is not known here: {schema}"),
    }
}

/// A long union, one value a line.
fn wrapped(union: &str) -> String {
    if union.len() < 100 {
        return union.to_string();
    }
    union.split(" | ").map(|value| format!("\n  | {value}")).collect()
}
