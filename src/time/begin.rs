//! Which of the classes that are told by shape may begin with an atom, so that most atoms are looked at for none of them. Hides
//! nothing: it says of `shapes.rs` what each reading there begins with.

use super::atoms::Make;
use super::lexicon::Class;

/// The classes told by shape that may begin with a word of a class of the tables.
pub(super) fn begun_by(class: Class) -> u64 {
    let all = |classes: &[Class]| classes.iter().fold(0, |set, c| set | c.bit());
    match class {
        Class::Digit => all(&[Class::Num, Class::Ord, Class::Day, Class::Year, Class::Century, Class::Clock]),
        Class::One => Class::Num.bit(),
        Class::Rank => all(&[Class::Ord, Class::Day, Class::Century]),
        Class::Noon => Class::Clock.bit(),
        _ => 0,
    }
}

/// The classes that may begin with an atom that is in no table.
pub(super) fn may(make: Make, numeral: bool, form: &str) -> u64 {
    const FIGURES: &[Class] = &[
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
    match make {
        Make::Digits => FIGURES.iter().fold(0, |set, c| set | c.bit()),
        Make::Word if numeral => Class::Century.bit(),
        // "'95", "'80s".
        Make::Mark if form == "'" => Class::Year.bit() | Class::Decade.bit(),
        _ => 0,
    }
}
