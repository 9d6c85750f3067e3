//! Records as JSON text, to and from JavaScript. serde does the same for programs on a machine of their own; in the browser its
//! code for each type would be a third of all that is fetched, so the records are written and read by the few lines here.

mod value;

pub use value::{parse, Value};

/// JSON text that grows. The caller opens and closes; commas are put in here.
#[derive(Default)]
pub struct Json {
    text: String,
}

impl Json {
    /// The text.
    pub fn done(self) -> String {
        self.text
    }

    fn comma(&mut self) {
        if !matches!(self.text.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.text.push(',');
        }
    }

    /// The key of the value that comes next.
    pub fn key(&mut self, key: &str) -> &mut Json {
        self.string(key);
        self.text.push(':');
        self
    }

    /// Opens an object or an array.
    pub fn open(&mut self, bracket: char) -> &mut Json {
        self.comma();
        self.text.push(bracket);
        self
    }

    /// Closes it.
    pub fn close(&mut self, bracket: char) -> &mut Json {
        self.text.push(bracket);
        self
    }

    /// A string.
    pub fn string(&mut self, value: &str) -> &mut Json {
        self.comma();
        self.text.push('"');
        for c in value.chars() {
            match c {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                c if (c as u32) < 0x20 || matches!(c, '\u{2028}' | '\u{2029}' | '\u{7f}') => {
                    self.text.push_str("\\u");
                    for shift in [12, 8, 4, 0] {
                        self.text.push(char::from_digit((c as u32 >> shift) & 15, 16).unwrap_or('0'));
                    }
                }
                c => self.text.push(c),
            }
        }
        self.text.push('"');
        self
    }

    /// A number, `true`, `false` or `null`, written out already.
    pub fn raw(&mut self, value: &str) -> &mut Json {
        self.comma();
        self.text.push_str(value);
        self
    }

    /// A string, or null.
    pub fn optional(&mut self, value: Option<&str>) -> &mut Json {
        match value {
            Some(value) => self.string(value),
            None => self.raw("null"),
        }
    }

    /// An array of strings.
    pub fn strings<'s>(&mut self, values: impl Iterator<Item = &'s str>) -> &mut Json {
        self.open('[');
        values.for_each(|v| {
            self.string(v);
        });
        self.close(']')
    }
}

/// A number with so many decimals at most, without the machinery that writes any float.
pub fn decimal(value: f64, decimals: u32) -> String {
    let scale = 10u64.pow(decimals);
    let whole = (value.abs() * scale as f64).round() as u64;
    let mut out = String::new();
    if value < 0.0 && whole > 0 {
        out.push('-');
    }
    out.push_str(&(whole / scale).to_string());
    let rest = whole % scale;
    if rest > 0 {
        let digits = (rest + scale).to_string();
        out.push('.');
        out.push_str(digits[1..].trim_end_matches('0'));
    }
    out
}

/// What is wrong with a value: where it stands, as `events[3].time`.
#[derive(Debug, PartialEq)]
pub struct Wrong {
    /// The way to it.
    pub at: String,
}

impl Wrong {
    fn here() -> Wrong {
        Wrong { at: String::new() }
    }

    #[cold]
    fn under(mut self, name: &str) -> Wrong {
        let dot = if self.at.is_empty() || self.at.starts_with('[') { "" } else { "." };
        self.at = [name, dot, &self.at].concat();
        self
    }
}

/// What can be written as JSON and read back.
pub trait Record: Sized {
    /// Writes it.
    fn write(&self, json: &mut Json);
    /// Reads it.
    fn read(value: &Value) -> Result<Self, Wrong>;
}

/// A record as JSON text.
pub fn to_text<T: Record>(record: &T) -> String {
    let mut json = Json::default();
    record.write(&mut json);
    json.done()
}

/// A record out of JSON text.
pub fn from_text<T: Record>(text: &str) -> Result<T, Wrong> {
    T::read(&parse(text).ok_or_else(Wrong::here)?)
}

/// The name of a field without what tells it from a word of Rust.
pub fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// A field of an object; one that is absent counts as null.
pub fn field<T: Record>(value: &Value, name: &str) -> Result<T, Wrong> {
    let name = plain(name);
    let Value::Object(fields) = value else { return Err(Wrong::here()) };
    let found = fields.iter().find(|f| f.0 == name).map_or(&Value::Null, |f| &f.1);
    T::read(found).map_err(|wrong| wrong.under(name))
}

impl Record for String {
    fn write(&self, json: &mut Json) {
        json.string(self);
    }
    fn read(value: &Value) -> Result<String, Wrong> {
        match value {
            Value::String(s) => Ok(s.clone()),
            _ => Err(Wrong::here()),
        }
    }
}

impl Record for bool {
    fn write(&self, json: &mut Json) {
        json.raw(if *self { "true" } else { "false" });
    }
    fn read(value: &Value) -> Result<bool, Wrong> {
        match value {
            Value::Bool(b) => Ok(*b),
            _ => Err(Wrong::here()),
        }
    }
}

impl Record for f64 {
    fn write(&self, json: &mut Json) {
        json.raw(&decimal(*self, 9));
    }
    fn read(value: &Value) -> Result<f64, Wrong> {
        match value {
            Value::Number(n) => Ok(*n),
            _ => Err(Wrong::here()),
        }
    }
}

impl Record for u64 {
    fn write(&self, json: &mut Json) {
        json.raw(&self.to_string());
    }
    fn read(value: &Value) -> Result<u64, Wrong> {
        match value {
            Value::Number(n) if *n >= 0.0 && n.fract() == 0.0 => Ok(*n as u64),
            _ => Err(Wrong::here()),
        }
    }
}

impl Record for u32 {
    fn write(&self, json: &mut Json) {
        (*self as u64).write(json);
    }
    fn read(value: &Value) -> Result<u32, Wrong> {
        u32::try_from(u64::read(value)?).map_err(|_| Wrong::here())
    }
}

impl<T: Record> Record for Option<T> {
    fn write(&self, json: &mut Json) {
        match self {
            Some(value) => value.write(json),
            None => {
                json.raw("null");
            }
        }
    }
    fn read(value: &Value) -> Result<Option<T>, Wrong> {
        match value {
            Value::Null => Ok(None),
            value => T::read(value).map(Some),
        }
    }
}

impl<T: Record> Record for Vec<T> {
    fn write(&self, json: &mut Json) {
        json.open('[');
        self.iter().for_each(|item| item.write(json));
        json.close(']');
    }
    fn read(value: &Value) -> Result<Vec<T>, Wrong> {
        let Value::Array(items) = value else { return Err(Wrong::here()) };
        let mut list = Vec::with_capacity(items.len());
        for (n, item) in items.iter().enumerate() {
            list.push(T::read(item).map_err(|wrong| wrong.under(&["[", &n.to_string(), "]"].concat()))?);
        }
        Ok(list)
    }
}

#[cfg(test)]
mod tests;
