//! The record's types for JavaScript: `js/record.d.ts` and `js/record.schema.json` are made here from `src/record.rs`. The tests
//! fail where the files are not what would be made; `npm run types:write` (which sets `WRITE_TYPES`) writes them.

mod typescript;

use std::path::Path;

use serde_json::Value;

/// The JSON Schema of what the engine writes.
fn schema() -> Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<sitrep::Report>().to_value()
}

fn compare(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("js").join(name);
    if std::env::var_os("WRITE_TYPES").is_some() {
        std::fs::write(&path, made).expect("js/ can be written");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "js/{name} is not made from this src/record.rs: type `npm run types:write`");
}

#[test]
fn schema_is_up_to_date() {
    let made = serde_json::to_string_pretty(&schema()).expect("a schema is JSON");
    compare("record.schema.json", &(made + "\n"));
}

#[test]
fn types_are_up_to_date() {
    compare("record.d.ts", &typescript::declarations(&schema()));
}
