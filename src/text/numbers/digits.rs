//! Numbers in digits: groups, decimals, signs written against them; and what only looks like a number (codes, clocks, versions,
//! telephone numbers), which is refused.

use super::atoms::{Gap, Kind};
use super::lexicon::{Phrase, Role};
use super::value::{Reader, Step, Value, ONE};

/// The longest run of digits read; ten to the fifteenth is more than anything an article counts.
const LONGEST: usize = 15;

impl Reader<'_> {
    /// The number whose digits start at atom `i`.
    pub(super) fn digits(&self, i: usize) -> Step {
        if self.is_code(i) || self.is_name(i) {
            return Step::Junk(self.after_code(i));
        }
        let Some((milli, mut end)) = self.group(i) else { return Step::Junk(self.after_code(i)) };
        let mut value = Value { milli, digits: true, ..Value::at(end) };
        let glued = self.atoms.get(end).filter(|a| a.glued());
        if glued.is_some_and(|a| a.kind == Kind::Word) {
            let next = self.atoms.get(end);
            let money = i > 0 && matches!(&*self.atoms[i - 1].text, "$" | "€" | "£");
            if self.lex.word(next, Role::Rank).is_some() && milli % ONE == 0 {
                value.ordinal = true;
                end += 1;
            } else if let Some(scale) =
                self.lex.word(next, Role::Mark).or_else(|| self.lex.word(next, Role::Money).filter(|_| money))
            {
                value.milli = milli.saturating_mul(scale.into());
                value.multiplier = scale.into();
                end += 1;
            } else if self.lex.word(next, Role::Sign).is_none()
                || self.atoms.get(end + 1).is_some_and(|a| a.glued() && a.kind == Kind::Digits)
            {
                return Step::Junk(self.after_code(i));
            }
        }
        value.end = end;
        Step::Found(value)
    }

    /// Whether the digits at `i` belong to a code, a clock, a hashtag or the like begun before them ("M5", "F-16", "#12").
    fn is_code(&self, i: usize) -> bool {
        let (Some(before), true) = (i.checked_sub(1), self.atoms[i].glued()) else { return false };
        let mark = &self.atoms[before];
        match mark.kind {
            Kind::Word => true,
            Kind::Digits => false,
            Kind::Mark if mark.hyphen() => mark.glued() && before > 0 && self.atoms[before - 1].kind == Kind::Word,
            Kind::Mark => ["#", "@", "+", "/", ":", "_", "\\", ".", "=", "&"].contains(&(&*mark.text)),
        }
    }

    /// Whether a noun before the digits makes them a name ("Resolution 2254").
    fn is_name(&self, i: usize) -> bool {
        let before = |n: usize| i.checked_sub(n).map(|at| &self.atoms[at]);
        let point = before(1).is_some_and(|a| a.is(".") || a.is("°"));
        self.lex.word(before(1 + usize::from(point)), Role::Label).is_some()
            || self.lex.ending_at(self.atoms, 0, i + 1).is_some_and(|(kind, _)| kind == Phrase::Name)
    }

    /// The atom after the code that holds atom `i`.
    fn after_code(&self, i: usize) -> usize {
        let mut end = i + 1;
        while let Some(a) = self.atoms.get(end).filter(|a| a.glued()) {
            let joins = a.kind != Kind::Mark
                || (["-", ".", ":", "/", "_", ",", "\\", "&", "="].contains(&(&*a.text))
                    && self.atoms.get(end + 1).is_some_and(|b| b.glued() && b.kind != Kind::Mark));
            if !joins {
                break;
            }
            end += 1;
        }
        end
    }

    /// Groups of digits that make one number, in thousandths, and the atom after them; `None` where they make none.
    fn group(&self, i: usize) -> Option<(u128, usize)> {
        let atoms = self.atoms;
        let mut seps: Vec<&str> = Vec::new();
        let (mut end, first) = (i + 1, &*atoms[i].text);
        while let (Some(mark), Some(digits)) = (atoms.get(end), atoms.get(end + 1)) {
            let joins = mark.glued() && digits.glued() && digits.kind == Kind::Digits;
            if !joins || !matches!(&*mark.text, "," | "." | "'" | ":" | "/") {
                break;
            }
            seps.push(&mark.text);
            end += 2;
            if seps.len() > 8 {
                return None;
            }
        }
        let groups = || (i..end).step_by(2).map(|at| &*atoms[at].text);
        let threes = |from: usize, to: usize| groups().take(to).skip(from.max(1)).all(|g| g.len() == 3);
        let head = first.len() <= 3 && !first.starts_with('0');
        let all = |s: &str| seps.iter().all(|x| *x == s);
        let n = seps.len();
        let thousands = n > 0 && head && threes(1, n + 1) && (all(",") || all("'") || (all(".") && (n > 1 || self.point_groups)));
        if n == 0 {
            let end = if head { self.spaced_groups(i) } else { end };
            if first.starts_with('0') && first.len() > 1 {
                return None;
            }
            let text: String = (i..end).map(|at| &*atoms[at].text).collect();
            return Some((whole(&text)?, end));
        }
        if thousands {
            let text: String = groups().collect();
            return Some((whole(&text)?, end));
        }
        let (last, rest) = (seps[n - 1], &seps[..n - 1]);
        let decimal = matches!(last, "." | ",")
            && (rest.is_empty()
                || (head && threes(1, n) && rest.iter().all(|s| *s != last && *s == rest[0] && *s != ":" && *s != "/")));
        if !decimal || (first.starts_with('0') && first.len() > 1) {
            return None;
        }
        let text: String = groups().take(n).collect();
        let part = groups().next_back().unwrap_or("");
        let part: u128 = format!("{:0<3}", &part[..part.len().min(3)]).parse().ok()?;
        Some((whole(&text)? + part, end))
    }

    /// Where a number goes on in groups of three after single spaces ("388 000"): always by the rules of French, and elsewhere
    /// only where the group is "000", for "On May 10 350 fighters" holds two numbers.
    fn spaced_groups(&self, i: usize) -> usize {
        let mut end = i + 1;
        while let Some(a) = self.atoms.get(end) {
            let group = a.kind == Kind::Digits && a.gap == Gap::Space && a.text.len() == 3 && end - i < 5;
            let apart = self.atoms.get(end + 1).is_none_or(|b| !(b.glued() && b.kind == Kind::Word));
            if !group || !apart || !(self.point_groups || a.is("000")) {
                break;
            }
            end += 1;
        }
        end
    }
}

fn whole(text: &str) -> Option<u128> {
    (text.len() <= LONGEST).then(|| text.parse::<u128>().ok())?.map(|n| n * ONE)
}
