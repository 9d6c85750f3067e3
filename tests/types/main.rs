//! The record's types for JavaScript: `js/record.d.ts`, `js/record.schema.json` and `js/story.schema.json` are made here from `src/record.rs`. The tests
//! fail where the files are not what would be made; `npm run types:write` (which sets `WRITE_TYPES`) writes them.

mod typescript;

use std::path::Path;

use serde_json::Value;
use sitrep::record::{Report, Story};

/// The JSON Schema of what the engine writes.
fn schema<T: schemars::JsonSchema>() -> Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<T>().to_value()
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
fn schemas_are_up_to_date() {
    for (name, schema) in [("record.schema.json", schema::<Report>()), ("story.schema.json", schema::<Story>())] {
        let made = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
        compare(name, &(made + "\n"));
    }
}

#[test]
fn types_are_up_to_date() {
    compare("record.d.ts", &typescript::declarations(&[schema::<Report>(), schema::<Story>()]));
}
