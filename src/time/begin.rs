//! Which of the classes that are told by shape may begin with an atom, so that most atoms are looked at for none of them. Hides
//! nothing: it says of `shapes.rs` what each reading there begins with.

use super::atoms::{Atoms, Make};
use super::lexicon::Class;
use super::shapes::free_before;
use super::Tongue;

/// The classes told by shape that may begin with a word of a class of the tables, whose number is `n`.
pub(super) fn begun_by(class: Class, n: i64) -> u64 {
    match class {
        Class::Digit => {
            let mut may = Class::Num.bit();
            // "twenty-first".
            if (20..100).contains(&n) && n % 10 == 0 {
                may |= all(&[Class::Ord, Class::Day, Class::Century]);
            }
            // "two thousand", "mille neuf cent", "nineteen ninety".
            if matches!(n, 2 | 15..=20 | 1000) {
                may |= Class::Year.bit();
            }
            if n <= 12 {
                may |= Class::Clock.bit();
            }
            may
        }
        Class::One => Class::Num.bit(),
        Class::Rank => all(&[Class::Ord, Class::Day, Class::Century]),
        Class::Noon => Class::Clock.bit(),
        _ => 0,
    }
}

/// The classes told by shape.
const SHAPES: &[Class] = &[
    Class::Num,
    Class::Ord,
    Class::Day,
    Class::Year,
    Class::Yy,
    Class::Decade,
    Class::Century,
    Class::Clock,
    Class::Iso,
    Class::IsoMonth,
];

fn all(classes: &[Class]) -> u64 {
    classes.iter().fold(0, |set, c| set | c.bit())
}

/// The classes told by shape, a bit each.
pub(super) fn by_shape() -> u64 {
    all(SHAPES)
}

/// The classes that may begin with an atom that is in no table: figures, "'95", "'80s", a Roman numeral, which begins with a capital.
pub(super) fn may(make: Make, form: &str) -> u64 {
    match make {
        Make::Digits => all(SHAPES),
        Make::Word if form.bytes().take(8).all(|b| !b.is_ascii() || b"ivxme".contains(&b)) => Class::Century.bit(),
        Make::Mark if form == "'" => all(&[Class::Year, Class::Decade]),
        _ => 0,
    }
}

/// Whether a word is no Roman numeral, by the first letter that its key tells; that of a long word tells none.
#[inline(always)]
pub(super) fn no_numeral(key: u64) -> bool {
    key >> 63 == 0 && !matches!(key as u8, b'i' | b'v' | b'x' | b'm' | b'e' | 0x80..)
}

/// What is left of the classes that may begin at atom `i`, once the atoms beside it are known.
pub(super) fn narrowed(atoms: &Atoms, tongue: &Tongue, i: usize) -> u64 {
    let (atom, next) = (&atoms.list[i], atoms.list.get(i + 1));
    match atom.make {
        Make::Digits => atom.may & of_figures(atoms, tongue, i),
        Make::Mark => {
            let figures = next.is_some_and(|n| n.glued && n.make == Make::Digits);
            let by_shape = if figures { all(&[Class::Year, Class::Decade]) } else { 0 };
            atom.may & (by_shape | told(atoms, tongue, i))
        }
        Make::Word => atom.may & (Class::Century.bit() | told(atoms, tongue, i)),
    }
}

/// The classes that an atom may begin by the tables, by the word after it.
fn told(atoms: &Atoms, tongue: &Tongue, i: usize) -> u64 {
    let atom = &atoms.list[i];
    let alone = tongue.lexicon.alone(atom.entry);
    let longer = tongue.lexicon.longer(atoms, i).fold(0, |set, e| set | e.class.bit() | begun_by(e.class, e.n));
    // "a" is a number only before one.
    let number = Class::Num.bit();
    let one = alone & (number | Class::One.bit() | Class::Digit.bit()) == number | Class::One.bit();
    if one && !tongue.lexicon.begins(atoms, i + 1, Class::Digit) {
        return alone & !number | longer;
    }
    alone | longer
}

/// The classes that figures may be, by how many there are and what is written on to them.
fn of_figures(atoms: &Atoms, tongue: &Tongue, i: usize) -> u64 {
    // A number that hangs on another is at most the end of a run of days.
    if !free_before(atoms, i) {
        return Class::Day.bit();
    }
    let length = atoms.form(i).len();
    let glued = |k: usize| atoms.list.get(k).filter(|a| a.glued).map(|a| a.make);
    let mut may = Class::Num.bit();
    match glued(i + 1) {
        Some(Make::Word) => may |= all(&[Class::Ord, Class::Day, Class::Century, Class::Decade]),
        Some(Make::Mark) if glued(i + 2) == Some(Make::Digits) => may |= all(&[Class::Iso, Class::IsoMonth]),
        // "1980's".
        Some(Make::Mark) if glued(i + 2) == Some(Make::Word) => may |= Class::Decade.bit(),
        _ => {}
    }
    if length <= 2 {
        may |= Class::Day.bit();
    }
    if length == 2 {
        may |= Class::Yy.bit();
    }
    if length == 4 {
        may |= Class::Year.bit();
    }
    let hour = |word: &str| matches!(word, ":" | "." | "h" | "heure" | "heures" | "am" | "pm" | "a" | "p" | "o");
    if tongue.lexicon.begins(atoms, i + 1, Class::Zone) || length <= 2 && hour(atoms.after(i, i + 1)) {
        may |= Class::Clock.bit();
    }
    may
}

/// Whether whatever is told by shape at atom `i` ends with it.
pub(super) fn ends_at_once(atoms: &Atoms, i: usize) -> bool {
    let beyond = all(&[Class::Ord, Class::Century, Class::Decade, Class::Clock, Class::Iso, Class::IsoMonth]);
    let Some(atom) = atoms.list.get(i).filter(|a| a.make == Make::Digits && a.may & beyond == 0) else { return false };
    // "12.5", "120,000", "2 1/2", "2½", "3-5".
    match atoms.list.get(i + 1).filter(|n| n.sentence == atom.sentence || n.glued) {
        None => true,
        Some(next) if next.make == Make::Mark => {
            matches!(atoms.form(i + 1), "." | "," | ")")
                && atoms.list.get(i + 2).is_none_or(|after| !after.glued || after.make != Make::Digits)
        }
        Some(next) => next.make == Make::Word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, Text};

    const ENGLISH: &str = "A dozen of the 12,500 men, 1.5 million dollars, 2 1/2 hours, 3-5 March 2019, 11/02/2020, 2020-02-11, the class of \
        '95, the '80s, the 1980's and 90s, the 20th and the XIXth century, 5 p.m., 10:35 GMT, 1530 GMT, five o'clock, noon, a hundred and \
        ten days, twenty-first of May, nineteen ninety-seven, two thousand and five, the last twenty years, in the early hours, one day, \
        at the moment, MARCH 3rd, 25% of 2,000, 7.5 km, in 2011-12, over the weekend, May 4, 2018. May he go on the 4th?";
    const FRENCH: &str = "Le 1er mars, du 3 au 7 avril 2019, vers 22h45, à 21 h 45, les années 1980, le XXe siècle, vingt et un jours, \
        mille neuf cent quatre-vingt-dix, 120.000 hommes, 30,4 degrés, 388 000 euros, le 11.02.2020, en l'an deux mille, à l'heure \
        actuelle, le mois de FEVRIER, d'ici deux semaines, au début de l'été, deux mois et demi, midi, il y a une dizaine d'années.";

    /// What is ruled out by the atoms beside it is not there, and where nothing begins nothing fits.
    #[test]
    fn nothing_that_is_there_is_ruled_out() {
        for (language, plain) in [(Language::English, ENGLISH), (Language::French, FRENCH)] {
            let tongue = Tongue::of(language);
            let mut texts: Vec<String> = tongue.patterns.rules.iter().map(|rule| rule.example.to_string()).collect();
            texts.push(texts.join(" "));
            texts.push(plain.to_string());
            let (mut hits, mut fits) = (0, 0);
            for source in &texts {
                let text = Text::read(source, Some(language));
                let mut atoms = Atoms::of(&text, tongue);
                for i in 0..atoms.len() {
                    let found = tongue.patterns.fits(tongue, &atoms, i);
                    let begins = atoms.begins.contains(&(i as u32));
                    assert!(begins || found.is_empty(), "nothing begins at {:?} of {source:?}", atoms.form(i));
                    fits += found.len();
                    let may = std::mem::replace(&mut atoms.list[i].may, u64::MAX);
                    for class in Class::all().filter(|&class| tongue.hit(&atoms, i, class).is_some()) {
                        assert!(may & class.bit() != 0, "{:?} of {source:?} is no {class:?}", atoms.form(i));
                        hits += 1;
                    }
                    atoms.list[i].may = may;
                }
            }
            assert!(hits > 1000 && fits > 500, "{hits} {fits}");
        }
    }
}
