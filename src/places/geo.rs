//! Distances and bearings on the globe.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

const EARTH_KM: f64 = 6371.0;

// The library's functions reduce angles of any size and take four kilobytes of what a page has to fetch; those of a globe are small.

/// The sine of an angle in radians, right to 1e-11.
fn sine(angle: f64) -> f64 {
    let turned = angle - TAU * (angle / TAU).round();
    let x = if turned.abs() > FRAC_PI_2 { PI.copysign(turned) - turned } else { turned };
    let square = x * x;
    // The series of the sine, from its last term to its first.
    let mut sum = 1.0;
    for n in (1..9).rev() {
        sum = 1.0 - sum * square / f64::from(2 * n * (2 * n + 1));
    }
    x * sum
}

fn cosine(angle: f64) -> f64 {
    sine(angle + FRAC_PI_2)
}

/// The angle of a sine from 0 to 1, right to 1e-9 radians.
fn arcsine(sine: f64) -> f64 {
    if sine > 0.5 {
        return FRAC_PI_2 - 2.0 * arcsine(((1.0 - sine) / 2.0).sqrt());
    }
    let square = sine * sine;
    let mut sum = 1.0;
    for n in (1..14).rev() {
        let (even, odd) = (f64::from(2 * n), f64::from(2 * n - 1));
        sum = 1.0 + sum * square * odd * odd / (even * (even + 1.0));
    }
    sine * sum
}

fn square(x: f64) -> f64 {
    x * x
}

/// The part of a distance that lies along an axis: of a bearing in degrees, its sine (east) and its cosine (north).
pub(super) fn along(bearing: f64) -> (f64, f64) {
    (sine(bearing.to_radians()), cosine(bearing.to_radians()))
}

/// Kilometres between two points (degrees north, degrees east).
pub(crate) fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (la, lb) = (a.0.to_radians(), b.0.to_radians());
    let h = square(sine((lb - la) / 2.0)) + cosine(la) * cosine(lb) * square(sine((b.1 - a.1).to_radians() / 2.0));
    2.0 * EARTH_KM * arcsine(h.sqrt().min(1.0))
}

/// The point `km` from `from` in a compass bearing (degrees, 0 = north, 90 = east). Good for some hundred km, and away from the poles.
pub(super) fn shift(from: (f64, f64), bearing: f64, km: f64) -> (f64, f64) {
    let angle = km / EARTH_KM;
    let lat = (from.0 + (angle * cosine(bearing.to_radians())).to_degrees()).clamp(-89.9, 89.9);
    let narrow = cosine(from.0.to_radians()).max(0.05);
    let lon = from.1 + (angle * sine(bearing.to_radians()) / narrow).to_degrees();
    (lat, (lon + 540.0).rem_euclid(360.0) - 180.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_library_has_it() {
        for n in -720..=720 {
            let angle = f64::from(n).to_radians();
            assert!((sine(angle) - angle.sin()).abs() < 1e-10 && (cosine(angle) - angle.cos()).abs() < 1e-10, "{n}");
        }
        for n in 0..=1000 {
            let sine = f64::from(n) / 1000.0;
            assert!((arcsine(sine) - sine.asin()).abs() < 1e-8, "{n}");
        }
    }

    #[test]
    fn there_and_back() {
        let idlib = (35.93, 36.63);
        assert!((distance(idlib, (36.2, 37.16)) - 56.0).abs() < 3.0);
        let north = shift(idlib, 0.0, 10.0);
        assert!((distance(idlib, north) - 10.0).abs() < 0.1 && north.0 > idlib.0);
        assert!(shift((0.0, 179.9), 90.0, 100.0).1 < -178.0);
    }
}
