//! A situation report to read, in Markdown: at a glance, day by day with the sources, what the articles tell differently.

use super::book::{Book, Row};
use super::phrases::Phrases;
use crate::knowledge::sort;
use crate::record::Disagreement;
use crate::text::Language;
use crate::time::Date;

/// The report in a language. Words of articles are escaped: none of them can become markup.
pub fn write(book: &Book, language: Language) -> String {
    let p = Phrases::new(language);
    let mut out = ["# ", p.get("md.title"), "\n\n"].concat();
    let count = |one: &str, many: &str, n: usize| if n == 1 { p.get(one).to_string() } else { p.fill(many, &n.to_string()) };
    push(
        &mut out,
        &[
            &count("md.event", "md.events", book.rows.len()),
            ", ",
            &count("md.article", "md.articles", book.documents.len()),
            ". ",
        ],
    );
    let dated: Vec<(Date, Date)> = book.rows.iter().filter_map(|r| r.days).collect();
    if let (Some(first), Some(last)) = (dated.iter().map(|d| d.0).min(), dated.iter().map(|d| d.1).max()) {
        push(&mut out, &[&p.fill("md.period", &p.days((first, last))), "."]);
    }
    push(&mut out, &["\n\n## ", p.get("md.timeline"), "\n"]);
    let mut rows: Vec<&Row> = book.rows.iter().collect();
    sort::by(&mut rows, |a, b| (a.days.is_none(), a.days).cmp(&(b.days.is_none(), b.days)));
    let mut last = None;
    for row in rows {
        if last != Some(row.days) {
            let heading = row.days.map_or(p.get("md.undated").to_string(), |d| p.days(d));
            push(&mut out, &["\n### ", &heading, "\n\n"]);
            last = Some(row.days);
        }
        event(&mut out, row, &p);
    }
    if !book.disagreements.is_empty() {
        push(&mut out, &["\n## ", p.get("md.disagree"), "\n"]);
        book.disagreements.iter().for_each(|d| disagreement(&mut out, d, &p));
    }
    push(&mut out, &["\n## ", p.get("md.sources"), "\n\n"]);
    for d in &book.documents {
        push(&mut out, &["- **", &escaped(&d.id), "**"]);
        if let Some(title) = &d.title {
            push(&mut out, &[": ", &escaped(title)]);
        }
        let days = d.publication.start.as_deref().and_then(Date::parse).zip(d.publication.end.as_deref().and_then(Date::parse));
        let day = days.map(|days| p.days(days));
        let facts: Vec<&str> = [Some(d.language.as_str()), day.as_deref()].into_iter().flatten().collect();
        push(&mut out, &[" (", &facts.join(", "), ")\n"]);
    }
    out
}

fn push(out: &mut String, parts: &[&str]) {
    parts.iter().for_each(|p| out.push_str(p));
}

fn event(out: &mut String, row: &Row, p: &Phrases) {
    push(out, &["- **", &p.of("type", row.kind.as_str()), "** (", &p.of("fact", row.factuality.as_str()), ")"]);
    let who = row.title("");
    if !who.is_empty() {
        push(out, &[" ", &escaped(who.trim_start_matches([':', ' ', ',']))]);
    }
    let figures: Vec<String> = row
        .figures
        .iter()
        .filter(|f| f.kind != crate::record::QuantityKind::Other)
        .map(|f| [&p.range(f.min, f.max, f.approximate), " ", &p.of("count", f.kind.as_str())].concat())
        .collect();
    if !figures.is_empty() {
        push(out, &["; ", &figures.join(", ")]);
    }
    if !row.sources.is_empty() {
        push(out, &["; ", &p.fill("md.according", &escaped(&row.sources.join(", ")))]);
    }
    push(out, &["; ", &p.fill("md.confidence", &percent(row.confidence)), "\n"]);
    for (document, words) in &row.quotes {
        push(out, &["  - ", &escaped(document), ": ", &escaped(words), "\n"]);
    }
}

fn disagreement(out: &mut String, d: &Disagreement, p: &Phrases) {
    push(out, &["\n**", &p.of("kind", d.kind.as_str()), "**: ", &escaped(&d.about)]);
    if d.series {
        push(out, &[" ", p.get("md.series")]);
    }
    out.push_str("\n\n");
    for v in &d.values {
        let mut documents: Vec<&str> = v.said.iter().map(|s| s.document.as_str()).collect();
        documents.dedup();
        push(out, &["- ", &escaped(&v.value)]);
        if let Some(day) = v.date.as_deref().and_then(Date::parse) {
            push(out, &[", ", &p.day(day)]);
        }
        if let Some(source) = &v.source {
            push(out, &[", ", &p.fill("md.according", &escaped(source))]);
        }
        push(out, &[" (", &escaped(&documents.join(", ")), ")"]);
        if let Some(s) = v.said.first() {
            push(out, &[": ", &escaped(&s.text)]);
        }
        out.push('\n');
    }
}

/// Hundredths without decimals.
pub(super) fn percent(x: f64) -> String {
    ((x * 100.0).round() as u64).to_string()
}

/// Text that Markdown shows as it stands: on one line, every sign that could mean something escaped.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for c in text.chars() {
        match c {
            c if c.is_whitespace() || c.is_control() => {
                if !blank {
                    out.push(' ');
                }
                blank = true;
                continue;
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '!' | '|' | '~' | '=' => {
                out.push('\\');
                out.push(c);
            }
            // A bare address would become a link.
            ':' => out.push_str("&#58;"),
            // A line of its own would become a list or a rule.
            '-' if out.is_empty() => out.push_str("\\-"),
            '.' if !out.is_empty() && out.bytes().all(|b| b.is_ascii_digit()) => out.push_str("\\."),
            c => out.push(c),
        }
        blank = false;
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn words_stay_words() {
        assert_eq!(escaped("<b>x</b>\n[a](http://b) *c*"), "&lt;b&gt;x&lt;/b&gt; \\[a\\]\\(http&#58;//b\\) \\*c\\*");
        assert_eq!(escaped("1. first"), "1\\. first");
        assert_eq!(escaped("- item"), "\\- item");
    }
}
