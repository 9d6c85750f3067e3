//! Tables that a user hands in at run time, in the form of those in `data/`. Hides how a mistake is found: an entry is taken whole or
//! the table is refused, with the line and the column that have to be mended.

use super::table::{self, Row};

/// What is wrong with a table that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Line of the table, from 1; the head, with the names of the columns, is one.
    pub line: usize,
    /// The column, empty where it is none.
    pub column: String,
    /// What is wrong and what would be right.
    pub reason: String,
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let colon = if self.column.is_empty() { "" } else { ", " };
        write!(f, "line {}{colon}{}: {}", self.line, self.column, self.reason)
    }
}

/// A column of a table; those that must be filled first of all.
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be filled in every row.
    pub needed: bool,
    /// What may stand in it; anything, where it is empty.
    pub values: &'static [&'static str],
}

/// A column in which anything may stand.
pub const fn free(name: &'static str) -> Column {
    Column { name, needed: false, values: &[] }
}

/// A column that must be filled.
pub const fn needed(name: &'static str) -> Column {
    Column { name, needed: true, values: &[] }
}

/// A column with one of these values, or none.
pub const fn one_of(name: &'static str, values: &'static [&'static str]) -> Column {
    Column { name, needed: false, values }
}

/// Checks a table against its columns and `each` of its rows; `each` says which column is wrong, and why.
pub fn check<'a>(
    source: &'a str,
    columns: &[Column],
    mut each: impl FnMut(&Row<'a>) -> Result<(), (&'static str, String)>,
) -> Result<(), Wrong> {
    let head = source.lines().enumerate().find(|(_, l)| !l.starts_with('#') && !l.trim().is_empty());
    let Some((at, head)) = head else {
        return Err(wrong(1, "", "the table is empty; its first line names the columns".into()));
    };
    let names = || columns.iter().map(|c| c.name).collect::<Vec<_>>().join(", ");
    let given: Vec<&str> = head.split('\t').map(str::trim).collect();
    for name in &given {
        if !columns.iter().any(|c| c.name == *name) {
            return Err(wrong(at + 1, name, ["there is no such column; there are ", &names()].concat()));
        }
    }
    if let Some(absent) = columns.iter().find(|c| c.needed && !given.contains(&c.name)) {
        return Err(wrong(at + 1, absent.name, ["the column is missing; there are ", &names()].concat()));
    }
    let mut found = Ok(());
    table::rows(source, |row| {
        if found.is_ok() {
            found =
                row_of(row, &given, columns).and_then(|()| each(row)).map_err(|(column, reason)| wrong(row.line, column, reason));
        }
    });
    found
}

fn row_of(row: &Row, given: &[&str], columns: &[Column]) -> Result<(), (&'static str, String)> {
    if row.width() > given.len() {
        return Err(("", "the row has more cells than the head has columns".into()));
    }
    for column in columns {
        let cell = row.get(column.name);
        if column.needed && cell.is_empty() {
            return Err((column.name, "it must not be empty".into()));
        }
        if !cell.is_empty() && !column.values.is_empty() && !column.values.contains(&cell) {
            return Err((column.name, unknown(cell, column.values)));
        }
    }
    Ok(())
}

/// Says that a value is none of those that there are.
pub fn unknown(value: &str, values: &[&str]) -> String {
    ["\"", value, "\" is none of ", &values.join(", ")].concat()
}

/// Whether a code is that of a country, or at least looks like one: `SYR`.
pub fn country(row: &Row) -> Result<(), (&'static str, String)> {
    let code = row.get("country");
    if code.is_empty() || code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) {
        return Ok(());
    }
    Err(("country", ["\"", code, "\" is no code of ISO 3166-1 alpha-3, like SYR"].concat()))
}

fn wrong(line: usize, column: &str, reason: String) -> Wrong {
    Wrong { line, column: column.into(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] = &[needed("name"), one_of("kind", &["a", "b"]), free("more")];

    #[test]
    fn the_first_mistake_is_named_by_line_and_column() {
        let seen = |source: &str| check(source, COLUMNS, |_| Ok(())).map_err(|w| (w.line, w.column));
        assert_eq!(seen("# x\nname\tkind\n\nA\ta\n"), Ok(()));
        assert_eq!(seen(""), Err((1, "".into())));
        assert_eq!(seen("name\tsort\nA\ta\n"), Err((1, "sort".into())));
        assert_eq!(seen("kind\na\n"), Err((1, "name".into())));
        assert_eq!(seen("name\tkind\nA\ta\n\tb\n"), Err((3, "name".into())));
        assert_eq!(seen("name\tkind\nA\tc\n"), Err((2, "kind".into())));
        assert_eq!(seen("name\nA\tc\n"), Err((2, "".into())));
        let refused =
            check("name\nA\nB\n", COLUMNS, |r| if r.get("name") == "B" { Err(("name", "no B".into())) } else { Ok(()) });
        assert_eq!(refused.map_err(|w| w.to_string()), Err("line 3, name: no B".into()));
    }
}
