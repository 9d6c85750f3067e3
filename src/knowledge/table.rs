//! Tab-separated tables: `#` starts a comment line, the first other line names the columns, empty cells are "".

/// One row, by column.
pub struct Row<'a> {
    columns: Vec<&'a str>,
    cells: Vec<&'a str>,
    /// Line number in the file, from 1.
    pub line: usize,
}

impl<'a> Row<'a> {
    /// The cell under a column, "" where the row is too short or the table has no such column.
    pub fn get(&self, column: &str) -> &'a str {
        let at = self.columns.iter().position(|c| *c == column);
        at.and_then(|i| self.cells.get(i).copied()).unwrap_or("")
    }

    /// How many cells it has.
    pub fn width(&self) -> usize {
        self.cells.len()
    }

    /// The cells of a `|`-separated cell.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'a str> {
        self.get(column).split('|').map(str::trim).filter(|s| !s.is_empty())
    }
}

/// Calls `each` for every row of a table.
pub fn rows<'a>(source: &'a str, mut each: impl FnMut(&Row<'a>)) {
    walk(source, &mut each);
}

// Compiled once, and not for each of the many that call it. One row serves all: most of what is read before the first report are
// tables.
fn walk<'a>(source: &'a str, each: &mut dyn FnMut(&Row<'a>)) {
    let mut lines = source.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty());
    let Some((_, head)) = lines.next() else { return };
    let columns = head.split('\t').map(str::trim).collect();
    let mut row = Row { columns, cells: Vec::new(), line: 0 };
    for (at, line) in lines {
        row.cells.clear();
        let mut from = 0;
        for (end, &b) in line.as_bytes().iter().enumerate() {
            if b == b'\t' {
                row.cells.push(line[from..end].trim());
                from = end + 1;
            }
        }
        row.cells.push(line[from..].trim());
        row.line = at + 1;
        each(&row);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn comments_short_rows_and_lists() {
        let mut seen = Vec::new();
        super::rows("# c\nname\tkind\taliases\n\nA\tx\tb|c\nB\n", |r| {
            seen.push((r.get("name").to_string(), r.get("kind").to_string(), r.list("aliases").count(), r.line));
        });
        assert_eq!(seen, [("A".into(), "x".into(), 2, 4), ("B".to_string(), String::new(), 0, 5)]);
    }
}
