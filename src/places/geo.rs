//! Distances and bearings on the globe.

const EARTH_KM: f64 = 6371.0;

/// Kilometres between two points (degrees north, degrees east).
pub(crate) fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (la, lb) = (a.0.to_radians(), b.0.to_radians());
    let h = ((lb - la) / 2.0).sin().powi(2) + la.cos() * lb.cos() * ((b.1 - a.1).to_radians() / 2.0).sin().powi(2);
    2.0 * EARTH_KM * h.sqrt().min(1.0).asin()
}

/// The point `km` from `from` in a compass bearing (degrees, 0 = north, 90 = east). Good for some hundred km, and away from the poles.
pub(super) fn shift(from: (f64, f64), bearing: f64, km: f64) -> (f64, f64) {
    let angle = km / EARTH_KM;
    let lat = (from.0 + (angle * bearing.to_radians().cos()).to_degrees()).clamp(-89.9, 89.9);
    let narrow = from.0.to_radians().cos().max(0.05);
    let lon = from.1 + (angle * bearing.to_radians().sin() / narrow).to_degrees();
    (lat, (lon + 540.0).rem_euclid(360.0) - 180.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let idlib = (35.93, 36.63);
        assert!((distance(idlib, (36.2, 37.16)) - 56.0).abs() < 3.0);
        let north = shift(idlib, 0.0, 10.0);
        assert!((distance(idlib, north) - 10.0).abs() < 0.1 && north.0 > idlib.0);
        assert!(shift((0.0, 179.9), 90.0, 100.0).1 < -178.0);
    }
}
