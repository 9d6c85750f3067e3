//! A text made ready for the calendar: its atoms and every pattern that fits at each of them, found once for the publication
//! date and for the expressions. Hides nothing else.

use super::atoms::Atoms;
use super::pattern::Fit;
use super::Tongue;
use crate::text::Text;

/// A text cut and matched, before anything is known of its day.
pub struct Calendar<'t> {
    pub(super) text: &'t Text<'t>,
    pub(super) tongue: &'static Tongue,
    pub(super) atoms: Atoms<'t>,
    fits: Vec<Fit>,
    /// Where the fits of each atom begin among all fits.
    starts: Vec<u32>,
}

impl<'t> Calendar<'t> {
    /// Matches all patterns of the text's language.
    #[inline(never)]
    pub fn new(text: &'t Text<'t>) -> Calendar<'t> {
        let tongue = Tongue::of(text.language);
        let atoms = Atoms::of(text, tongue);
        let mut fits = Vec::new();
        let mut starts = Vec::with_capacity(atoms.len() + 1);
        for i in 0..atoms.len() {
            starts.push(fits.len() as u32);
            if atoms.list[i].begins {
                fits.extend(tongue.patterns.fits(tongue, &atoms, i));
            }
        }
        starts.push(fits.len() as u32);
        Calendar { text, tongue, atoms, fits, starts }
    }

    /// The fits that begin at atom `i`, the longest first.
    pub(super) fn fits(&self, i: usize) -> &[Fit] {
        match (self.starts.get(i), self.starts.get(i + 1)) {
            (Some(&from), Some(&to)) => &self.fits[from as usize..to as usize],
            _ => &[],
        }
    }
}
