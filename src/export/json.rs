//! Writes JSON: no more than the export formats need, so that it costs the engine little.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped_and_commas_stand_between() {
        let mut json = Json::default();
        json.open('{').key("a\"b").string("x\\\n\u{1}é").key("n").raw("1").key("l").strings(["p", "q"].into_iter()).close('}');
        assert_eq!(json.done(), r#"{"a\"b":"x\\\n\u0001é","n":1,"l":["p","q"]}"#);
    }

    #[test]
    fn decimals() {
        assert_eq!(decimal(36.201, 5), "36.201");
        assert_eq!(decimal(-0.1278, 3), "-0.128");
        assert_eq!(decimal(-0.000001, 5), "0");
        assert_eq!(decimal(2.0, 5), "2");
        assert_eq!(decimal(7.05, 2), "7.05");
    }
}
