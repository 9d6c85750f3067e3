//! Reads JSON text into values. Hides escapes and numbers; no text makes it fail in another way than `None`.

/// A value as it was read.
#[derive(Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number.
    Number(f64),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object, in order.
    Object(Vec<(String, Value)>),
}

/// How deep values may lie in each other: more than any record has.
const DEPTH: usize = 40;

/// The value of a JSON text, if it is one.
pub fn parse(text: &str) -> Option<Value> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    reader.blank();
    (reader.at == text.len()).then_some(value)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, sign: u8) -> Option<()> {
        self.blank();
        (self.peek() == Some(sign)).then(|| self.at += 1)
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.blank();
        match self.peek().filter(|_| depth < DEPTH)? {
            b'"' => self.string().map(Value::String),
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                if self.take(b']').is_some() {
                    return Some(Value::Array(items));
                }
                loop {
                    items.push(self.value(depth + 1)?);
                    if self.take(b',').is_none() {
                        self.take(b']')?;
                        return Some(Value::Array(items));
                    }
                }
            }
            b'{' => {
                self.at += 1;
                let mut fields = Vec::new();
                if self.take(b'}').is_some() {
                    return Some(Value::Object(fields));
                }
                loop {
                    self.blank();
                    let name = self.string()?;
                    self.take(b':')?;
                    fields.push((name, self.value(depth + 1)?));
                    if self.take(b',').is_none() {
                        self.take(b'}')?;
                        return Some(Value::Object(fields));
                    }
                }
            }
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            _ => self.number(),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        self.text[self.at..].starts_with(word).then(|| {
            self.at += word.len();
            value
        })
    }

    fn digits(&mut self, mut whole: f64) -> (f64, i32) {
        let from = self.at;
        while let Some(digit) = self.peek().filter(u8::is_ascii_digit) {
            whole = whole * 10.0 + f64::from(digit - b'0');
            self.at += 1;
        }
        (whole, (self.at - from) as i32)
    }

    /// Exact for up to 15 digits, which is more than a record has.
    fn number(&mut self) -> Option<Value> {
        let negative = self.peek() == Some(b'-');
        self.at += usize::from(negative);
        let (mut whole, count) = self.digits(0.0);
        let mut power = 0;
        if count == 0 {
            return None;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            (whole, power) = self.digits(whole);
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            let less = self.peek() == Some(b'-');
            self.at += usize::from(matches!(self.peek(), Some(b'-' | b'+')));
            let exponent = self.digits(0.0).0.min(400.0) as i32;
            power -= if less { -exponent } else { exponent };
        }
        let size = if power >= 0 { whole / 10f64.powi(power) } else { whole * 10f64.powi(-power) };
        Some(Value::Number(if negative { -size } else { size }))
    }

    fn string(&mut self) -> Option<String> {
        if self.peek() != Some(b'"') {
            return None;
        }
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.bytes().position(|b| b == b'"' || b == b'\\')?;
            out.push_str(&rest[..plain]);
            self.at += plain + 1;
            if rest.as_bytes()[plain] == b'"' {
                return Some(out);
            }
            let escape = self.peek()?;
            self.at += 1;
            out.push(match escape {
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'u' => self.unit()?,
                b'"' | b'\\' | b'/' => escape as char,
                _ => return None,
            });
        }
    }

    /// A character by its UTF-16 units; half a pair is U+FFFD.
    fn unit(&mut self) -> Option<char> {
        let first = self.hex()?;
        if !(0xd800..0xdc00).contains(&first) || !self.text[self.at..].starts_with("\\u") {
            return Some(char::from_u32(first).unwrap_or('\u{fffd}'));
        }
        let back = self.at;
        self.at += 2;
        let second = self.hex()?;
        if (0xdc00..0xe000).contains(&second) {
            return char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00));
        }
        self.at = back;
        Some('\u{fffd}')
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}
