//! Owns: where names stand on a map. In: names with the dots that they belong to, and what is taken already.
//! Out: names that hide neither dots nor each other; one that finds no room is left to the list beside the map.

use serde::Serialize;

/// Height of a line of writing. The style sheet writes names so large that they can be read where the picture is
/// at its smallest, on a telephone.
const LINE: i32 = 22;
/// Width of a Han character, and of any other.
const WIDE: i32 = 19;
const NARROW: i32 = 10;
/// Between a dot and its name.
const GAP: i32 = 2;

/// A rectangle of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Box {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

/// A name on its way to a place.
pub struct Wish {
    /// What it says.
    pub name: String,
    /// The dots that it names.
    pub around: Box,
}

/// A name on the map.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LabelView {
    /// Its name.
    name: String,
    /// The middle of the name.
    x: i32,
    /// The line on which it stands.
    y: i32,
}

impl Box {
    /// The room of one dot.
    pub fn around((x, y): (i32, i32), half: i32) -> Self {
        Box { left: x - half, top: y - half, right: x + half, bottom: y + half }
    }

    /// The room of several dots.
    pub fn of(points: impl Iterator<Item = (i32, i32)>, half: i32) -> Self {
        let start = Box { left: i32::MAX, top: i32::MAX, right: i32::MIN, bottom: i32::MIN };
        points.map(|point| Box::around(point, half)).fold(start, |a, b| Box {
            left: a.left.min(b.left),
            top: a.top.min(b.top),
            right: a.right.max(b.right),
            bottom: a.bottom.max(b.bottom),
        })
    }

    fn meets(self, other: Box) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// Places names one after the other.
pub fn place(wishes: Vec<Wish>, mut taken: Vec<Box>, (width, height): (i32, i32)) -> Vec<LabelView> {
    let mut labels = Vec::new();
    for Wish { name, around } in wishes {
        let free = |spot: &Box| {
            let inside = spot.left >= 0 && spot.top >= 0 && spot.right <= width && spot.bottom <= height;
            inside && !taken.iter().any(|other| other.meets(*spot))
        };
        if let Some(spot) = spots(&name, around).into_iter().find(free) {
            taken.push(spot);
            labels.push(LabelView { name, x: i32::midpoint(spot.left, spot.right), y: spot.bottom - 4 });
        }
    }
    labels
}

/// Right of the dots, left of them, above, below.
fn spots(name: &str, around: Box) -> [Box; 4] {
    let width: i32 = name.chars().map(|letter| if letter.is_ascii() { NARROW } else { WIDE }).sum();
    let (x, y) = (i32::midpoint(around.left, around.right), i32::midpoint(around.top, around.bottom));
    let at = |left: i32, top: i32| Box { left, top, right: left + width, bottom: top + LINE };
    [
        at(around.right + GAP, y - LINE / 2),
        at(around.left - GAP - width, y - LINE / 2),
        at(x - width / 2, around.top - GAP - LINE),
        at(x - width / 2, around.bottom + GAP),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(name: &str, x: i32, y: i32) -> Wish {
        Wish { name: name.into(), around: Box::around((x, y), 6) }
    }

    #[test]
    fn a_name_stands_right_of_its_dot_and_left_at_the_edge() {
        let labels = place(vec![wish("桥头村", 100, 100), wish("河沿村", 380, 200)], Vec::new(), (400, 400));
        // Half the name of 57 right of the dot and its gap; its foot a third of a line below the middle.
        assert_eq!((labels[0].x, labels[0].y), (136, 107));
        assert!(labels[1].x < 380);
    }

    #[test]
    fn names_hide_neither_dots_nor_each_other_and_give_way_where_all_is_taken() {
        let dots = vec![Box::around((100, 100), 6), Box::around((120, 100), 6)];
        let labels = place(vec![wish("甲村", 100, 100), wish("乙村", 120, 100)], dots, (400, 400));
        assert_eq!(labels.len(), 2);
        assert!(labels[0].x < 100 && labels[1].x > 120);
        let full = vec![Box { left: 0, top: 0, right: 400, bottom: 400 }];
        assert!(place(vec![wish("甲村", 100, 100)], full, (400, 400)).is_empty());
    }
}
