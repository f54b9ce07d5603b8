//! Owns: the heading over the rows of one township, in a list that several share. In: rows. Out: the first of them bears it.

use super::{ChangeItem, DeadlineItem, MeasureItem, ProblemItem};
use crate::render::frame::Link;
use serde::Serialize;

/// The heading of a township in a list; it stands over the row that bears it and all after it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GroupHead {
    /// The township.
    pub place: Link,
    /// Its `id` attribute, where other pages lead there.
    pub anchor: Option<String>,
}

/// A row that can bear a heading.
pub trait Grouped {
    /// Puts it under one.
    fn under(&mut self, head: GroupHead);
}

impl Grouped for MeasureItem {
    fn under(&mut self, head: GroupHead) {
        self.group = Some(head);
    }
}

impl Grouped for DeadlineItem {
    fn under(&mut self, head: GroupHead) {
        self.group = Some(head);
    }
}

impl Grouped for ProblemItem {
    fn under(&mut self, head: GroupHead) {
        self.group = Some(head);
    }
}

impl Grouped for ChangeItem {
    fn under(&mut self, head: GroupHead) {
        self.group = Some(head);
    }
}
