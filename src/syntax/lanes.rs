//! Eight numbers of 16 bits at a time. On WebAssembly these are its vectors, named outright, since compilers find them in loops only now
//! and then; elsewhere arrays, which compilers turn into vectors well.

/// A list of the same for each number from 0, written out: compilers for WebAssembly leave a loop over it one, and with it in memory what
/// the processor's registers have room for.
macro_rules! each {
    (3, $k:ident => $e:expr) => {
        each!([0, 1, 2], $k => $e)
    };
    (5, $k:ident => $e:expr) => {
        each!([0, 1, 2, 3, 4], $k => $e)
    };
    (8, $k:ident => $e:expr) => {
        each!([0, 1, 2, 3, 4, 5, 6, 7], $k => $e)
    };
    (16, $k:ident => $e:expr) => {
        each!([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], $k => $e)
    };
    ([$($n:expr),*], $k:ident => $e:expr) => {
        [$({
            let $k: usize = $n;
            $e
        }),*]
    };
}

pub(super) use each;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod lanes {
    use std::arch::wasm32::*;

    use super::LONGEST;

    /// Eight numbers.
    #[derive(Clone, Copy)]
    pub struct Eight(v128);

    /// Sixteen small numbers, the first eight and the last.
    #[derive(Clone, Copy)]
    pub struct Small(v128);

    impl Small {
        #[inline(always)]
        pub fn new(x: [i8; 16]) -> Small {
            let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = x;
            Small(i8x16(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p))
        }

        /// What does not fit stays at the largest or smallest number.
        #[inline(always)]
        pub fn add_within(self, other: Small) -> Small {
            Small(i8x16_add_sat(self.0, other.0))
        }

        #[inline(always)]
        pub fn wide(self) -> [Eight; 2] {
            [Eight(i16x8_extend_low_i8x16(self.0)), Eight(i16x8_extend_high_i8x16(self.0))]
        }
    }

    impl Eight {
        pub const ZERO: Eight = Eight(i16x8(0, 0, 0, 0, 0, 0, 0, 0));

        #[inline(always)]
        pub fn new(x: [i16; 8]) -> Eight {
            Eight(i16x8(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7]))
        }

        #[inline(always)]
        pub fn add(self, other: Eight) -> Eight {
            Eight(i16x8_add(self.0, other.0))
        }

        #[inline(always)]
        pub fn max(self, other: Eight) -> Eight {
            Eight(i16x8_max(self.0, other.0))
        }
    }

    /// Rows of as many numbers, two and two woven into each other.
    pub struct Matrix(Vec<v128>);

    impl Matrix {
        /// Of an even number of rows of `N` numbers, a row after the other; `N` can be divided by four.
        pub fn new<const N: usize>(bytes: &[u8]) -> Matrix {
            let at = |row: usize, column: usize| bytes[row * N + column] as i8 as i16;
            let rows = bytes.len() / N;
            let woven = |k: usize, row: usize| {
                let [a, b, c, d] = [k, k + 1, k + 2, k + 3].map(|column| [at(row, column), at(row + 1, column)]);
                i16x8(a[0], a[1], b[0], b[1], c[0], c[1], d[0], d[1])
            };
            Matrix((0..N).step_by(4).flat_map(|k| (0..rows).step_by(2).map(move |row| woven(k, row))).collect())
        }

        /// The sum of its rows, each times a number of at most nine bits.
        #[inline(always)]
        pub fn times<const N: usize>(&self, vector: &[i16]) -> [f32; N] {
            let mut pairs = [i32x4_splat(0); LONGEST / 2];
            let pairs = &mut pairs[..vector.len() / 2];
            for (pair, two) in pairs.iter_mut().zip(vector.chunks_exact(2)) {
                *pair = i32x4_splat(two[0] as u16 as i32 | (two[1] as i32) << 16);
            }
            let mut sums = [0f32; N];
            for (sums, columns) in sums.chunks_exact_mut(4).zip(self.0.chunks_exact(pairs.len())) {
                let mut sum = i32x4_splat(0);
                for (&pair, &column) in pairs.iter().zip(columns) {
                    sum = i32x4_add(sum, i32x4_dot_i16x8(pair, column));
                }
                let sum = f32x4_convert_i32x4(sum);
                sums[0] = f32x4_extract_lane::<0>(sum);
                sums[1] = f32x4_extract_lane::<1>(sum);
                sums[2] = f32x4_extract_lane::<2>(sum);
                sums[3] = f32x4_extract_lane::<3>(sum);
            }
            sums
        }
    }

    /// Where the highest of all numbers stands, the first of the highest, and by how much it leads.
    #[inline(always)]
    pub fn best(all: &[Eight; 5]) -> (usize, i32) {
        let least = i16x8_splat(i16::MIN);
        let max = i16x8_max;
        let most = highest(max(max(max(all[0].0, all[1].0), max(all[2].0, all[3].0)), all[4].0));
        let equal = each!(5, k => (i16x8_bitmask(i16x8_eq(all[k].0, most)) as u64) << (8 * k));
        let best = (equal[0] | equal[1] | equal[2] | equal[3] | equal[4]).trailing_zeros();
        let place = i16x8(0, 1, 2, 3, 4, 5, 6, 7);
        let rest = each!(5, k => {
            let at = i16x8_splat(best as i16 - 8 * k as i16);
            v128_bitselect(least, all[k].0, i16x8_eq(place, at))
        });
        let second = highest(max(max(max(rest[0], rest[1]), max(rest[2], rest[3])), rest[4]));
        let [most, second] = [most, second].map(|x| i16x8_extract_lane::<0>(x));
        (best as usize, most as i32 - second as i32)
    }

    /// The highest number, eight times.
    #[inline(always)]
    fn highest(x: v128) -> v128 {
        let x = i16x8_max(x, i16x8_shuffle::<4, 5, 6, 7, 0, 1, 2, 3>(x, x));
        let x = i16x8_max(x, i16x8_shuffle::<2, 3, 0, 1, 6, 7, 4, 5>(x, x));
        i16x8_max(x, i16x8_shuffle::<1, 0, 3, 2, 5, 4, 7, 6>(x, x))
    }

    /// The sum of products.
    #[inline(always)]
    pub fn dot(a: &[Eight; 16], b: &[Eight; 16]) -> i32 {
        let sums = each!(8, k => i32x4_add(i32x4_dot_i16x8(a[k].0, b[k].0), i32x4_dot_i16x8(a[8 + k].0, b[8 + k].0)));
        let [a, b, c, d, e, f, g, h] = sums;
        let add = i32x4_add;
        let sum = add(add(add(a, b), add(c, d)), add(add(e, f), add(g, h)));
        i32x4_extract_lane::<0>(sum) + i32x4_extract_lane::<1>(sum) + i32x4_extract_lane::<2>(sum) + i32x4_extract_lane::<3>(sum)
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod lanes {
    /// Eight numbers.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct Eight([i16; 8]);

    /// Sixteen small numbers, the first eight and the last.
    #[derive(Clone, Copy)]
    pub struct Small([i8; 16]);

    impl Small {
        #[inline(always)]
        pub fn new(x: [i8; 16]) -> Small {
            Small(x)
        }

        /// What does not fit stays at the largest or smallest number.
        #[inline(always)]
        pub fn add_within(mut self, other: Small) -> Small {
            for i in 0..16 {
                self.0[i] = self.0[i].saturating_add(other.0[i]);
            }
            self
        }

        #[inline(always)]
        pub fn wide(self) -> [Eight; 2] {
            let (mut low, mut high) = ([0; 8], [0; 8]);
            for i in 0..8 {
                low[i] = self.0[i] as i16;
            }
            for i in 0..8 {
                high[i] = self.0[8 + i] as i16;
            }
            [Eight(low), Eight(high)]
        }
    }

    impl Eight {
        pub const ZERO: Eight = Eight([0; 8]);

        #[inline(always)]
        pub fn new(x: [i16; 8]) -> Eight {
            Eight(x)
        }

        #[inline(always)]
        fn all(x: i16) -> Eight {
            Eight([x; 8])
        }

        #[inline(always)]
        fn zip(mut self, other: Eight, f: impl Fn(i16, i16) -> i16) -> Eight {
            for i in 0..8 {
                self.0[i] = f(self.0[i], other.0[i]);
            }
            self
        }

        #[inline(always)]
        pub fn add(self, other: Eight) -> Eight {
            self.zip(other, i16::wrapping_add)
        }

        #[inline(always)]
        pub fn max(self, other: Eight) -> Eight {
            self.zip(other, i16::max)
        }
    }

    /// Rows of as many whole numbers.
    pub struct Matrix(Vec<f32>);

    impl Matrix {
        /// Of rows of `N` numbers, a row after the other.
        pub fn new<const N: usize>(bytes: &[u8]) -> Matrix {
            Matrix(bytes.iter().map(|&b| b as i8 as f32).collect())
        }

        /// The sum of its rows, each times a number of at most nine bits: these sums leave no rest in an `f32`.
        #[inline(always)]
        pub fn times<const N: usize>(&self, vector: &[i16]) -> [f32; N] {
            let mut sums = [0f32; N];
            for (&x, row) in vector.iter().zip(self.0.chunks_exact(N)) {
                for (sum, w) in sums.iter_mut().zip(row) {
                    *sum += x as f32 * w;
                }
            }
            sums
        }
    }

    /// Where the highest of all numbers stands, the first of the highest, and by how much it leads.
    #[inline(always)]
    pub fn best(all: &[Eight; 5]) -> (usize, i32) {
        let highest = |x: Eight| x.0.iter().fold(i16::MIN, |a, &b| a.max(b));
        let most = highest(all.iter().fold(Eight::all(i16::MIN), |a, &b| a.max(b)));
        let at = |x: &Eight| x.0.iter().position(|&n| n == most);
        let best = all.iter().enumerate().find_map(|(k, x)| at(x).map(|i| (k, i))).unwrap_or((0, 0));
        let second = all.iter().enumerate().fold(Eight::all(i16::MIN), |a, (k, &b)| {
            let mut rest = b;
            if k == best.0 {
                rest.0[best.1] = i16::MIN;
            }
            a.max(rest)
        });
        (8 * best.0 + best.1, most as i32 - highest(second) as i32)
    }

    /// The sum of products.
    #[inline(always)]
    pub fn dot(a: &[Eight; 16], b: &[Eight; 16]) -> i32 {
        let mut sums = [0i32; 8];
        for (a, b) in a.iter().zip(b) {
            for i in 0..8 {
                sums[i] += a.0[i] as i32 * b.0[i] as i32;
            }
        }
        let mut sum = 0;
        for s in sums {
            sum += s;
        }
        sum
    }
}

pub(super) use lanes::{best, dot, Eight, Matrix, Small};

/// The most rows of a [`Matrix`].
pub(super) const LONGEST: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_products_are_those_of_the_numbers() {
        let small = Small::new(std::array::from_fn(|i| (i as i16 * 16 - 128) as i8));
        let ones = Small::new([1; 16]);
        let [low, high] = small.add_within(ones).wide();
        let weights: [Eight; 2] = [0, 8].map(|from| Eight::new(std::array::from_fn(|i| (from + i as i16) * 100)));
        let expected: i32 = (0..16).map(|i| (i * 16 - 127) * i * 100).sum();
        let filled = |two: &[Eight]| std::array::from_fn(|k| two.get(k).copied().unwrap_or(Eight::ZERO));
        let dot = |a: &[Eight], b: &[Eight]| super::dot(&filled(a), &filled(b));
        assert_eq!(dot(&[low, high], &weights), expected);
        // Nothing turns round at the ends.
        let [low, _] = Small::new([127; 16]).add_within(ones).wide();
        assert_eq!(dot(&[low.max(Eight::ZERO)], &[Eight::new([1, 0, 0, 0, 0, 0, 0, 0])]), 127);
        let [low, _] = Small::new([-100; 16]).add_within(Small::new([-100; 16])).wide();
        assert_eq!(dot(&[low], &[Eight::new([1, 0, 0, 0, 0, 0, 0, 0])]), -128);
    }
}
