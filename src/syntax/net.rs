//! The parser's network: one hidden layer whose inputs are rows of weights, summed. Hides how the rows come about: a row belongs to
//! a value (a word, a tag) at a place, and is the value's own short vector times the matrix of the place. Rows of tags and relations
//! are made when a pack is loaded, those of a word when it is first met.

use std::ops::Range;
use std::sync::OnceLock;

use super::lanes::{dot, each, Eight, Matrix, Small, LONGEST};
use super::pack::Reader;
use super::view::{Sees, KINDS, OTHER, RELS, SETS, TAGS, WORDS};
use super::Rel;

/// Width of the hidden layer.
pub(super) const HIDDEN: usize = 128;
/// Lengths of the vectors of words, tags and relations.
pub(super) const DIMS: [usize; 3] = [LONGEST, 16, 12];
/// Whole numbers to one in the rows and in the hidden layer, and in the weights of what is decided.
const SCALE: f32 = 24.0;
const OUT: f32 = 512.0;
/// The most rows that are gathered before they are added: two sets of all relations, and what else lies under the top of a stack.
const GATHERED: usize = 128;
const _: () = assert!(2 * KINDS + 15 < GATHERED);

/// Vectors of a layer.
const EIGHTS: usize = HIDDEN / 8;

type Row = [Small; HIDDEN / 16];
pub(super) type Layer = [Eight; EIGHTS];

/// Nothing.
pub(super) const NOTHING: Layer = [Eight::ZERO; EIGHTS];

/// Vectors of values, and a matrix for each place where they may stand: whole numbers, so that sums of their products are exact.
struct Factors {
    vectors: Vec<i16>,
    matrices: Vec<Matrix>,
    /// What a product of one and one is.
    unit: f32,
    dim: usize,
}

impl Factors {
    /// Reads so many vectors, of a length, and the matrices of so many places.
    fn read(r: &mut Reader, values: usize, places: usize, dim: usize) -> Result<Factors, String> {
        let (vectors, one) = numbers(r, values * dim)?;
        let (matrices, other) = numbers(r, places * dim * HIDDEN)?;
        Ok(Factors {
            vectors: vectors.iter().map(|&v| v as i8 as i16).collect(),
            matrices: matrices.chunks_exact(dim * HIDDEN).map(Matrix::new::<HIDDEN>).collect(),
            unit: one * other,
            dim,
        })
    }

    fn row(&self, place: usize, value: usize) -> [f32; HIDDEN] {
        self.times(place, &self.vectors[value * self.dim..(value + 1) * self.dim])
    }

    #[inline(never)]
    fn times(&self, place: usize, vector: &[i16]) -> [f32; HIDDEN] {
        let mut row = self.matrices[place].times(vector);
        row.iter_mut().for_each(|x| *x *= self.unit);
        row
    }

    /// Takes a vector from all from which it has not been taken; gives it.
    fn less(&mut self, value: usize) -> Vec<i16> {
        let none = self.vectors[value * self.dim..(value + 1) * self.dim].to_vec();
        for vector in self.vectors.chunks_exact_mut(self.dim) {
            for (x, n) in vector.iter_mut().zip(&none) {
                *x -= n;
            }
        }
        none
    }

    /// The rows of all values at some places.
    fn rows(&self, places: Range<usize>) -> Vec<Row> {
        let values = self.vectors.len() / self.dim;
        places.flat_map(|place| (0..values).map(move |value| whole(&self.row(place, value)))).collect()
    }

    /// Puts the rows of a vector at some places into `bias`: they are less than others by it, so that where there is nothing nothing needs
    /// to be added.
    fn absent(&self, places: Range<usize>, none: &[i16], bias: &mut [f32]) {
        for place in places {
            add_to(bias, &self.times(place, none));
        }
    }
}

fn add_to(sum: &mut [f32], row: &[f32]) {
    for (s, x) in sum.iter_mut().zip(row) {
        *s += x;
    }
}

fn whole(row: &[f32]) -> Row {
    let mut numbers = [0i8; HIDDEN];
    for (number, x) in numbers.iter_mut().zip(row) {
        *number = rounded(x * SCALE, -128.0, 127.0) as i8;
    }
    std::array::from_fn(|k| Small::new(std::array::from_fn(|i| numbers[16 * k + i])))
}

fn layer(row: &[f32], scale: f32) -> Layer {
    std::array::from_fn(|k| Eight::new(std::array::from_fn(|i| rounded(row[8 * k + i] * scale, -16000.0, 16000.0) as i16)))
}

/// The nearest whole number within bounds, a half away from zero: as `f32::round`, which is a call for each number where neither the
/// processor nor WebAssembly has it. What is added leaves no room for a fraction, so that the sum's last bits are the whole number,
/// a half rounded to the even one.
#[inline(always)]
fn rounded(x: f32, least: f32, most: f32) -> i32 {
    const ROOM: f32 = 12_582_912.0;
    let x = x.clamp(least, most);
    let sum = x + ROOM;
    let rest = x - (sum - ROOM);
    let up = (rest == 0.5) & (x > 0.0);
    let down = (rest == -0.5) & (x < 0.0);
    (sum.to_bits() as i32).wrapping_sub(ROOM.to_bits() as i32) + up as i32 - down as i32
}

/// Weights of what is decided, with what each begins with.
struct Choices {
    weights: Vec<Layer>,
    bias: Vec<i32>,
}

impl Choices {
    fn read(r: &mut Reader, n: usize) -> Result<Choices, String> {
        let weights = matrix(r, n * HIDDEN)?.chunks_exact(HIDDEN).map(|row| layer(row, OUT)).collect();
        let bias = matrix(r, n)?.iter().map(|b| (b * SCALE * OUT) as i32).collect();
        Ok(Choices { weights, bias })
    }

    #[inline(never)]
    fn score(&self, choice: usize, hidden: &Layer) -> i32 {
        self.bias[choice] + dot(hidden, &self.weights[choice])
    }
}

/// The network.
pub(super) struct Net {
    words: Factors,
    /// Rows of a word, once it was met; each once the word stood at its place, as many never do.
    met: Vec<OnceLock<Box<[OnceLock<Row>; WORDS]>>>,
    tags: Vec<Row>,
    kinds: usize,
    rels: Vec<Row>,
    others: Vec<Row>,
    bias: Layer,
    arcs: Choices,
    names: Choices,
    /// The relations that a word of a tag was seen to have on each side, a bit each.
    allowed: Vec<u64>,
}

impl Net {
    /// Reads the network of a vocabulary of so many words and a set of so many tags.
    pub(super) fn read(r: &mut Reader, words: usize, tags: usize) -> Result<Net, String> {
        let kinds = tags + 2;
        let mut words = Factors::read(r, words, WORDS, DIMS[0])?;
        let mut own = Factors::read(r, kinds, TAGS, DIMS[1])?;
        let mut rels = Factors::read(r, KINDS, RELS + SETS, DIMS[2])?;
        let others: Vec<Row> = matrix(r, OTHER * HIDDEN)?.chunks_exact(HIDDEN).map(whole).collect();
        let mut bias = matrix(r, HIDDEN)?;
        let arcs = Choices::read(r, 3)?;
        let names = Choices::read(r, 2 * Rel::ALL.len())?;
        let eight = |b: &[u8]| b.iter().rev().fold(0u64, |x, &b| x << 8 | b as u64);
        let allowed = r.take(2 * tags * 8)?.chunks_exact(8).map(eight).collect();
        let none = words.less(0);
        words.absent(0..WORDS, &none, &mut bias);
        let none = own.less(tags);
        own.absent(0..TAGS, &none, &mut bias);
        let tag_rows = own.rows(0..TAGS);
        // No relation is in a set where there is none.
        let sets = rels.rows(RELS..RELS + SETS);
        let none = rels.less(KINDS - 1);
        rels.absent(0..RELS, &none, &mut bias);
        let mut rel_rows = rels.rows(0..RELS);
        rel_rows.extend(sets);
        Ok(Net {
            met: (0..words.vectors.len() / words.dim).map(|_| OnceLock::new()).collect(),
            tags: tag_rows,
            kinds,
            rels: rel_rows,
            words,
            others,
            bias: layer(&bias, SCALE),
            arcs,
            names,
            allowed,
        })
    }

    /// The layer before anything is seen.
    pub(super) fn bias(&self) -> &Layer {
        &self.bias
    }

    /// The row of a word, made when it is first met.
    #[inline(always)]
    fn word(&self, place: usize, word: usize) -> &Row {
        self.met[word].get_or_init(Default::default)[place].get_or_init(|| whole(&self.words.row(place, word)))
    }

    /// Gathers rows.
    pub(super) fn gather(&self) -> Gathered<'_> {
        Gathered { net: self, rows: [&self.others[0]; GATHERED], n: 0 }
    }

    /// The scores of the transitions.
    #[inline]
    pub(super) fn transitions(&self, hidden: &Layer) -> [i32; 3] {
        std::array::from_fn(|t| self.arcs.score(t, hidden))
    }

    /// The best relation of an arc to the left (0) or to the right (1) for a dependent with a tag.
    #[inline]
    pub(super) fn relation(&self, hidden: &Layer, side: usize, tag: u8) -> u8 {
        let n = Rel::ALL.len();
        let mut left = self.allowed[side * self.allowed.len() / 2 + tag as usize];
        let mut best = (i32::MIN, Rel::Dep as u8);
        while left != 0 {
            let rel = left.trailing_zeros() as usize % n;
            left &= left - 1;
            let score = self.names.score(side * n + rel, hidden);
            if score > best.0 {
                best = (score, rel as u8);
            }
        }
        best.1
    }
}

/// The rows of what is seen, to be added together.
pub(super) struct Gathered<'a> {
    net: &'a Net,
    rows: [&'a Row; GATHERED],
    n: usize,
}

impl<'a> Gathered<'a> {
    /// Notes a row; it stays where `there`.
    #[inline(always)]
    fn note(&mut self, row: &'a Row, there: bool) {
        self.rows[self.n % GATHERED] = row;
        self.n += there as usize;
    }

    /// The rows, none of which is left, added to a layer: a few as small numbers, whose sums need not leave the processor's registers, then
    /// these as wider ones.
    #[inline(never)]
    pub(super) fn add(&mut self, base: &Layer, sum: &mut Layer) {
        let n = std::mem::take(&mut self.n).min(GATHERED);
        let (some, more) = self.rows[..n].split_at(n.min(TOGETHER));
        widened(some, base, sum);
        for some in more.chunks(TOGETHER) {
            let base = *sum;
            widened(some, &base, sum);
        }
    }

    /// The hidden layer of two sums and of the rows, which are few; none of them is left.
    #[inline(always)]
    pub(super) fn activate(&mut self, one: &Layer, other: &Layer, hidden: &mut Layer) {
        let n = std::mem::take(&mut self.n).clamp(1, GATHERED);
        let part = together(self.rows[0], &self.rows[1..n]);
        each!(8, k => {
            let [low, high] = part[k].wide();
            hidden[2 * k] = one[2 * k].add(other[2 * k]).add(low).max(Eight::ZERO);
            hidden[2 * k + 1] = one[2 * k + 1].add(other[2 * k + 1]).add(high).max(Eight::ZERO);
        });
    }
}

/// The sum of rows that are few, the first of them apart.
#[inline(always)]
fn together(first: &Row, rest: &[&Row]) -> Row {
    let mut part = each!(8, k => first[k]);
    for row in rest {
        part = each!(8, k => part[k].add_within(row[k]));
    }
    part
}

/// Rows that are few, added to a layer.
#[inline(always)]
fn widened(some: &[&Row], base: &Layer, sum: &mut Layer) {
    let Some((first, rest)) = some.split_first() else {
        *sum = *base;
        return;
    };
    let part = together(first, rest);
    each!(8, k => {
        let [low, high] = part[k].wide();
        sum[2 * k] = base[2 * k].add(low);
        sum[2 * k + 1] = base[2 * k + 1].add(high);
    });
}

impl Sees for Gathered<'_> {
    #[inline(always)]
    fn word(&mut self, place: usize, word: u16) {
        if word != 0 {
            self.note(self.net.word(place, word as usize), true);
        }
    }

    #[inline(always)]
    fn tag(&mut self, place: usize, tag: u8) {
        let kinds = self.net.kinds;
        self.note(&self.net.tags[place * kinds + tag as usize], tag as usize + 2 != kinds);
    }

    #[inline(always)]
    fn rel(&mut self, place: usize, rel: u8) {
        self.note(&self.net.rels[place * KINDS + rel as usize], true);
    }

    #[inline(always)]
    fn set(&mut self, place: usize, set: u64) {
        let mut left = set;
        while left != 0 {
            self.note(&self.net.rels[(RELS + place) * KINDS + left.trailing_zeros() as usize % KINDS], true);
            left &= left - 1;
        }
    }

    #[inline(always)]
    fn other(&mut self, number: usize) {
        self.note(&self.net.others[number], true);
    }
}

/// Rows that are summed as small numbers: so many together seldom leave their range.
const TOGETHER: usize = 16;

/// A matrix of `n` whole numbers with the size of one.
fn matrix(r: &mut Reader, n: usize) -> Result<Vec<f32>, String> {
    let (bytes, one) = numbers(r, n)?;
    Ok(bytes.iter().map(|&b| b as i8 as f32 * one).collect())
}

/// The bytes of a matrix, and the size of one.
fn numbers<'a>(r: &mut Reader<'a>, n: usize) -> Result<(&'a [u8], f32), String> {
    let one = r.number(1 << 30)? as f32 / (1 << 20) as f32;
    Ok((r.take(n)?, one))
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn rounds_as_the_standard_library_does() {
        let halves = (-60_000..60_000).map(|n| n as f32 / 4.0);
        let near = [0.499_999_97, 0.500_000_06, 1.499_999_9, 2.500_000_2, 126.5, 127.5, 4_194_303.5, 1e9, f32::INFINITY];
        for x in halves.chain(near.into_iter().flat_map(|x| [x, -x])) {
            assert_eq!(rounded(x, -16000.0, 16000.0), x.round().clamp(-16000.0, 16000.0) as i32, "{x}");
        }
    }
}
