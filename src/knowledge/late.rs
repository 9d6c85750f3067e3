//! What is made when it is first asked for. Hides that it may not be there yet.

use std::ops::Deref;
use std::sync::OnceLock;

/// A value that is made, as by `Default`, when something of it is first asked for.
#[derive(Debug)]
pub struct Late<T>(OnceLock<T>);

impl<T> Default for Late<T> {
    fn default() -> Late<T> {
        Late(OnceLock::new())
    }
}

impl<T: Default> Deref for Late<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.get_or_init(T::default)
    }
}

impl<T: Default> Late<T> {
    /// Makes it now, if it was not.
    pub fn ready(&self) {
        let _: &T = self;
    }

    /// Changes it.
    pub fn change<R>(&mut self, how: impl FnOnce(&mut T) -> R) -> R {
        let mut value = self.0.take().unwrap_or_default();
        let said = how(&mut value);
        self.0 = OnceLock::from(value);
        said
    }
}

#[cfg(test)]
mod tests {
    use super::Late;

    #[test]
    fn is_made_once_and_keeps_what_was_changed() {
        let mut list = Late::<Vec<u8>>::default();
        list.change(|l| l.push(1));
        assert_eq!(*list, [1]);
        list.change(|l| l.push(2));
        assert_eq!((list.len(), Late::<Vec<u8>>::default().len()), (2, 0));
    }
}
