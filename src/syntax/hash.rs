//! Features as numbers: every feature of every model is a key of [`BITS`] bits.

/// Bits of a key. A pack stores its keys as sorted differences, so each bit fewer saves one bit a row; with 24, one unseen
/// feature in three hundred meets a row of sixty thousand by chance.
pub(super) const BITS: u32 = 24;

/// A number that stands for a small value (a tag, a distance).
pub(super) const fn atom(value: u32) -> u32 {
    let x = value.wrapping_add(1).wrapping_mul(0x9E37_79B1);
    x ^ (x >> 15)
}

/// The key of template `id` filled with two values.
#[inline(always)]
pub(super) fn key2(id: u32, a: u32, b: u32) -> u32 {
    let mut x = a.wrapping_mul(0x9E37_79B1) ^ b.wrapping_add(id.wrapping_mul(0x632B_E5AB)).wrapping_mul(0x85EB_CA77);
    x ^= x >> 15;
    x.wrapping_mul(0x2C1B_3C6D) >> (32 - BITS)
}

/// The key of template `id` filled with one value.
#[inline(always)]
pub(super) fn key1(id: u32, a: u32) -> u32 {
    key2(id, a, 0)
}

/// The key of template `id` filled with three values.
#[inline(always)]
pub(super) fn key3(id: u32, a: u32, b: u32, c: u32) -> u32 {
    key2(id, pair(a, b), c)
}

/// Two values as one.
#[inline(always)]
pub(super) fn pair(a: u32, b: u32) -> u32 {
    a.wrapping_mul(0xC2B2_AE3D) ^ b.rotate_left(13)
}
