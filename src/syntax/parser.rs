//! The parser: takes the transitions that the network finds best. Hides that most of what the network sees in a state it has seen before,
//! and that the sums of those rows are kept.

use super::net::{Gathered, Layer, Net, NOTHING};
use super::state::{State, LEFT, NONE, RIGHT, SHIFT};
use super::view::{Nodes, Sight};
use super::Rel;

/// What is kept of a place of the stack.
#[derive(Clone, Copy)]
struct Place {
    /// The sum of what is seen of its word, of the children to its left, and of what lies under it.
    own: Layer,
    /// The same with the children to its right, where it has any.
    full: Layer,
    taken: bool,
    /// The sum of what lies under the place above, where it was asked for and nothing has changed since.
    under: Layer,
    known: bool,
}

const PLACE: Place = Place { own: NOTHING, full: NOTHING, taken: false, under: NOTHING, known: false };

/// The sums of rows of the parts of a state.
struct Sums<'a> {
    net: &'a Net,
    rows: Gathered<'a>,
    /// As many as the stack ever had; those above its top are of no use.
    places: Vec<Place>,
    /// Of the buffer, and with the children of its first; whether both are those of the state.
    buffer: Layer,
    first: Layer,
    fresh: [bool; 2],
}

impl Sums<'_> {
    fn new(net: &Net) -> Sums<'_> {
        Sums { net, rows: net.gather(), places: Vec::new(), buffer: NOTHING, first: NOTHING, fresh: [false; 2] }
    }

    /// After a shift.
    #[inline(always)]
    fn shifted(&mut self, sight: &Sight) {
        let top = sight.state.stack.len() - 1;
        if top == self.places.len() {
            self.places.push(PLACE);
        }
        let (below, above) = self.places.split_at_mut(top);
        let under = match below.last_mut() {
            None => &NOTHING,
            Some(place) => {
                if !place.known {
                    sight.under(&mut self.rows);
                    self.rows.add(&NOTHING, &mut place.under);
                    place.known = true;
                }
                &place.under
            }
        };
        sight.top(&mut self.rows);
        let place = &mut above[0];
        self.rows.add(under, &mut place.own);
        (place.taken, place.known) = (false, false);
        self.fresh = [false; 2];
    }

    /// After a word was taken off the stack by the first of the buffer (`LEFT`) or by the word under it.
    #[inline(always)]
    fn attached(&mut self, sight: &Sight, choice: usize) {
        if choice == LEFT {
            self.fresh[1] = false;
        } else if let Some(place) = self.places.get_mut(sight.state.stack.len() - 1) {
            sight.taken(&mut self.rows);
            self.rows.add(&place.own, &mut place.full);
            (place.taken, place.known) = (true, false);
        }
    }

    /// The hidden layer of a state whose stack is not empty.
    #[inline(always)]
    fn hidden(&mut self, sight: &Sight, hidden: &mut Layer) {
        if !self.fresh[0] {
            sight.buffer(&mut self.rows);
            self.rows.add(self.net.bias(), &mut self.buffer);
        }
        let children = sight.has_gathered();
        if children && !self.fresh[1] {
            sight.gathered(&mut self.rows);
            self.rows.add(&self.buffer, &mut self.first);
        }
        self.fresh = [true; 2];
        sight.between(&mut self.rows);
        let top = &self.places[sight.state.stack.len() - 1];
        let (first, top) = (if children { &self.first } else { &self.buffer }, if top.taken { &top.full } else { &top.own });
        self.rows.activate(first, top, hidden);
    }
}

/// The head and relation of each word; a head past the last word is the root. One function and by itself: where it was part of
/// a larger one, browsers ran it at half the speed.
#[inline(never)]
pub(super) fn parse(net: &Net, nodes: &Nodes, tags: &[u8]) -> State {
    watched(net, nodes, tags, |_, _| {})
}

/// The same; what is seen before each decision is shown to somebody.
#[inline(always)]
fn watched(net: &Net, nodes: &Nodes, tags: &[u8], mut watch: impl FnMut(&Sight, &Layer)) -> State {
    let mut state = State::new(tags.len());
    let mut sums = Sums::new(net);
    let mut hidden = NOTHING;
    while !state.done() {
        let legal = state.legal();
        let only = match legal {
            [true, false, false] => Some(SHIFT),
            [false, true, false] => Some(LEFT),
            [false, false, true] => Some(RIGHT),
            _ => None,
        };
        let choice = if only == Some(SHIFT) {
            SHIFT
        } else {
            let sight = Sight { nodes, state: &state };
            sums.hidden(&sight, &mut hidden);
            watch(&sight, &hidden);
            only.unwrap_or_else(|| {
                let scores = net.transitions(&hidden);
                (0..3).filter(|&t| legal[t]).max_by_key(|&t| (scores[t], 2 - t)).unwrap_or(SHIFT)
            })
        };
        if choice == SHIFT {
            state.shift();
            sums.shifted(&Sight { nodes, state: &state });
            continue;
        }
        let (head, dependent) = state.arc(choice);
        let root = head == tags.len();
        let rel = if root { Rel::Root as u8 } else { net.relation(&hidden, (choice == RIGHT) as usize, tags[dependent]) };
        state.attach(head, dependent, rel);
        sums.attached(&Sight { nodes, state: &state }, choice);
    }
    debug_assert!(state.heads.iter().all(|&h| h != NONE));
    state
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::model::Model;
    use crate::syntax::Upos;

    /// The hidden layer, with nothing kept from states before.
    fn anew(net: &Net, sight: &Sight) -> Layer {
        let mut sums = Sums::new(net);
        let top = sight.state.stack.len() - 1;
        sums.places = vec![PLACE; top + 1];
        sums.shifted(sight);
        if sight.state.kids[sight.state.s(0)].right != NONE {
            sums.attached(sight, RIGHT);
        }
        let mut hidden = NOTHING;
        sums.hidden(sight, &mut hidden);
        hidden
    }

    #[test]
    fn sums_that_are_kept_are_those_of_the_state() {
        let pack = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/data/packs/syntax-en.bin")).expect("the pack");
        let model = Model::read(&pack, "en").expect("a model");
        let mut chance = 7u32;
        let mut draw = |below: u32| {
            chance = chance.wrapping_mul(0x0019_660D).wrapping_add(0x3C6E_F35F);
            (chance >> 8) % below
        };
        let (mut seen, mut deepest) = (0, 0);
        for length in 1..60 {
            let tags: Vec<u8> = (0..length).map(|_| draw(model.tags.len() as u32) as u8).collect();
            let commas: Vec<bool> = (0..length).map(|_| draw(9) == 0).collect();
            let words: Vec<u16> = (0..length).map(|_| draw(500) as u16).collect();
            let upos = tags.iter().map(|&t| (t, if t % 7 == 0 { Upos::Verb } else { Upos::Noun }));
            let nodes = Nodes::new(words.into_iter(), upos, &commas, model.tags.len());
            watched(&model.net, &nodes, &tags, |sight, hidden| {
                assert_eq!(hidden, &anew(&model.net, sight), "{:?}, {}", sight.state.stack, sight.state.next);
                (seen, deepest) = (seen + 1, deepest.max(sight.state.stack.len()));
            });
        }
        assert!(seen > 2000 && deepest > 4, "{seen}, {deepest}");
    }
}
