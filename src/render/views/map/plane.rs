//! Owns: where coordinates lie on the paper — equirectangular, true to scale at the middle latitude, north up.
//! In: longitudes and latitudes in degrees. Out: whole units of the picture, and how long a kilometre is.

use super::labels::Box;

/// How wide the picture is; its height follows the land.
pub const WIDTH: i32 = 400;
/// Least and greatest height.
const HEIGHT: (f64, f64) = (200.0, 440.0);
/// Room at the sides, for names.
const MARGIN: (f64, f64) = (44.0, 34.0);
/// Fewer degrees than this are not spread over the whole picture: about two kilometres.
const LEAST: f64 = 0.02;
/// Kilometres of a degree of latitude.
const DEGREE: f64 = 111.32;
/// How long the bar of kilometres may be.
const BAR: f64 = 100.0;

/// A rectangle of land on a rectangle of paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    west: f64,
    north: f64,
    /// How much shorter a degree of longitude is than one of latitude.
    shrink: f64,
    /// Units of the picture to a degree of latitude.
    scale: f64,
    left: f64,
    top: f64,
    height: f64,
}

impl Plane {
    /// The largest scale at which all points fit.
    pub fn fit(points: impl Iterator<Item = (f64, f64)> + Clone) -> Self {
        let ends = |values: &mut dyn Iterator<Item = f64>| {
            values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)))
        };
        let (west, east) = ends(&mut points.clone().map(|(longitude, _)| longitude));
        let (south, north) = ends(&mut points.map(|(_, latitude)| latitude));
        let shrink = ((south + north) / 2.0).to_radians().cos();
        let (across, down) = (((east - west) * shrink).max(LEAST), (north - south).max(LEAST));
        let width = f64::from(WIDTH);
        let scale = ((width - 2.0 * MARGIN.0) / across).min((HEIGHT.1 - 2.0 * MARGIN.1) / down);
        let height = (down * scale + 2.0 * MARGIN.1).max(HEIGHT.0);
        Plane {
            west,
            north,
            shrink,
            scale,
            left: (width - (east - west) * shrink * scale) / 2.0,
            top: (height - (north - south) * scale) / 2.0,
            height,
        }
    }

    /// Where a place lies.
    pub fn at(&self, longitude: f64, latitude: f64) -> (i32, i32) {
        let x = self.left + (longitude - self.west) * self.shrink * self.scale;
        (whole(x), whole(self.top + (self.north - latitude) * self.scale))
    }

    /// How high the picture is.
    pub fn height(&self) -> i32 {
        whole(self.height)
    }

    /// A round number of kilometres, and how long they are.
    pub fn kilometres(&self) -> (String, i32) {
        let unit = self.scale / DEGREE;
        // From 100 metres to the width of a province.
        let steps = (-1..4).flat_map(|power| [1.0, 2.0, 5.0].map(|step| step * 10_f64.powi(power)));
        let fits = steps.take_while(|step| step * unit <= BAR).last().unwrap_or(0.1);
        (format!("{}", (fits * 10.0).round() / 10.0), whole(fits * unit))
    }

    /// What the bar of kilometres and the arrow to the north take of the paper.
    pub fn furniture(&self, bar: i32) -> [Box; 2] {
        let height = self.height();
        let bar = Box { left: 0, top: height - 32, right: bar + 60, bottom: height };
        [bar, Box { left: WIDTH - 34, top: 0, right: WIDTH, bottom: 52 }]
    }
}

impl Default for Plane {
    fn default() -> Self {
        Plane::fit(std::iter::once((0.0, 0.0)))
    }
}

/// The nearest whole unit; a picture is a few hundred units wide, so nothing is cut off.
#[expect(clippy::cast_possible_truncation, reason = "a picture is a few hundred units wide")]
fn whole(value: f64) -> i32 {
    value.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plane(points: &[(f64, f64)]) -> Plane {
        Plane::fit(points.iter().copied())
    }

    #[test]
    fn corners_lie_inside_the_margins_with_north_up_and_east_right() {
        let plane = plane(&[(101.5, 36.8), (101.8, 37.1)]);
        let ((left, bottom), (right, top)) = (plane.at(101.5, 36.8), plane.at(101.8, 37.1));
        assert!(left < right && top < bottom, "{left} {top} {right} {bottom}");
        assert!(left >= 44 && right <= WIDTH - 44 && top >= 34 && bottom <= plane.height() - 34);
        // The land is as wide as high but for the shrinking, and keeps that shape.
        let ratio = f64::from(right - left) / f64::from(bottom - top);
        assert!((ratio - 36.95_f64.to_radians().cos()).abs() < 0.01, "{ratio}");
    }

    #[test]
    fn a_single_place_lies_in_the_middle() {
        let plane = plane(&[(101.5, 36.8)]);
        assert_eq!(plane.at(101.5, 36.8), (WIDTH / 2, plane.height() / 2));
    }

    #[test]
    fn flat_land_still_gets_the_least_height() {
        let plane = plane(&[(101.0, 36.8), (102.0, 36.8)]);
        assert_eq!(plane.height(), 200);
        assert_eq!(plane.at(101.0, 36.8), (44, 100));
    }

    #[test]
    fn the_bar_is_round_and_as_long_as_it_says() {
        let plane = plane(&[(101.5, 36.8), (101.8, 37.1)]);
        let (kilometres, length) = plane.kilometres();
        assert_eq!(kilometres, "5");
        let (_, north) = plane.at(101.5, 37.0);
        let (_, south) = plane.at(101.5, 37.0 - 5.0 / DEGREE);
        assert!((south - north - length).abs() <= 1, "{south} {north} {length}");
    }
}
