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
    /// The atoms at which something fits, in order, each with the place of its first fit among all fits.
    starts: Vec<(u32, u32)>,
}

impl<'t> Calendar<'t> {
    /// Matches all patterns of the text's language.
    #[inline(never)]
    pub fn new(text: &'t Text<'t>) -> Calendar<'t> {
        let tongue = Tongue::of(text.language);
        let atoms = Atoms::of(text, tongue);
        let (mut fits, mut starts) = (Vec::new(), Vec::new());
        for &i in &atoms.begins {
            let first = fits.len() as u32;
            fits.extend(tongue.patterns.fits(tongue, &atoms, i as usize));
            if fits.len() as u32 > first {
                starts.push((i, first));
            }
        }
        Calendar { text, tongue, atoms, fits, starts }
    }

    /// The fits that begin at atom `i`, the longest first.
    pub(super) fn fits(&self, i: usize) -> &[Fit] {
        let at = self.place(i);
        match self.starts.get(at) {
            Some(&(atom, from)) if atom as usize == i => {
                let to = self.starts.get(at + 1).map_or(self.fits.len(), |next| next.1 as usize);
                &self.fits[from as usize..to]
            }
            _ => &[],
        }
    }

    /// The first atom from `i` on at which something fits.
    pub(super) fn next(&self, i: usize) -> Option<usize> {
        self.starts.get(self.place(i)).map(|s| s.0 as usize)
    }

    fn place(&self, i: usize) -> usize {
        self.starts.partition_point(|s| (s.0 as usize) < i)
    }
}
