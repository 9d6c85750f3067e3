//! Words that begin a sentence when they have a capital: they decide whether an abbreviation ended the one before.

use super::{fold, Language, Token};
use crate::knowledge::among;

const EN: &str =
    "a|after|although|an|and|as|at|before|both|but|by|during|despite|for|he|her|his|how|however|i|if|in|it|its|last|\
    many|meanwhile|more|most|no|not|on|one|our|she|since|so|some|that|the|their|then|there|these|they|this|those|to|\
    two|under|we|what|when|where|while|who|with|you";

const FR: &str = "alors|après|au|aucun|aux|avec|c'|ce|ces|cet|cette|d'|dans|de|depuis|des|deux|du|elle|elles|en|et|il|ils|j'|je|\
    l'|la|le|les|leur|lors|mais|malgré|nous|on|or|par|pour|quand|qu'|que|sa|selon|ses|si|son|sous|sur|tous|trois|un|\
    une|vous";

/// Words that, with a colon, say whose picture it is; they follow a caption that has no full stop.
const CREDITS: &str = "Image|Images|Photo|Photos|Picture|Photograph|Credit|Crédit|Crédits";

/// Whether a word with this first byte may be one of them.
pub(super) fn may_be_credit(first: u8) -> bool {
    matches!(first, b'I' | b'P' | b'C')
}

/// Whether the tokens begin the credit of a picture ("Photo: ...").
pub(super) fn is_credit(source: &str, next: &[Token]) -> bool {
    let word = |i: usize| next.get(i).map_or("", |c| &source[c.range()]);
    let marked = next.get(1).is_some_and(|c| matches!(source.as_bytes()[c.span.start as usize], b':' | b'p'));
    marked && (word(1) == ":" || word(1) == "photo" && word(2) == ":") && among(word(0), CREDITS)
}

/// Whether what follows an abbreviation begins a sentence.
pub(super) fn is_starter(source: &str, next: &[Token], language: Language) -> bool {
    let Some(first) = next.first() else { return true };
    let word = &source[first.range()];
    if matches!(word, "“" | "«") {
        return true;
    }
    if !word.starts_with(char::is_uppercase) || word.len() > 12 {
        return false;
    }
    let mut lower = String::new();
    fold::lower_into(word, &mut lower);
    let list = if language == Language::French { FR } else { EN };
    among(&lower, list)
}
