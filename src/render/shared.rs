//! Owns: views that many pages show — a day, a status, a unit. In: a view. Out: the same, made once; a page that holds
//! it copies a pointer.

use super::frame::{Frame, Link};
use crate::index::address;
use foldhash::fast::FixedState;
use serde::{Serialize, Serializer};
use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Deref;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// A view that pages share.
#[derive(Debug)]
pub struct Shared<V>(Arc<V>);

// Derived, it would ask for views that can be cloned.
impl<V> Clone for Shared<V> {
    fn clone(&self) -> Self {
        Shared(Arc::clone(&self.0))
    }
}

impl<V> Shared<V> {
    /// Shares a view.
    pub fn new(view: V) -> Self {
        Shared(Arc::new(view))
    }
}

impl<V> Deref for Shared<V> {
    type Target = V;

    fn deref(&self) -> &V {
        &self.0
    }
}

impl<V: Serialize> Serialize for Shared<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

// A theme's writer sees the view, not that it is shared.
#[cfg(test)]
impl<V: schemars::JsonSchema> schemars::JsonSchema for Shared<V> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        V::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        V::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        V::json_schema(generator)
    }
}

/// Views made when first asked for, and then shared. Only looked up; keys are days and places in lists, which nobody
/// can choose so that they fall together.
#[derive(Debug)]
pub struct Shelf<K, V>(RwLock<HashMap<K, Shared<V>, FixedState>>);

impl<K, V> Default for Shelf<K, V> {
    fn default() -> Self {
        Shelf(RwLock::default())
    }
}

impl<K: Eq + Hash, V: Serialize> Shelf<K, V> {
    /// The view of `key`.
    pub fn get(&self, key: K, make: impl FnOnce() -> V) -> Shared<V> {
        // A poisoned lock only means that another thread panicked; what it had written is whole.
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let view = Shared::new(make());
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(key, view.clone());
        view
    }
}

/// Links to records that pages of every depth name, by position: made when first asked for.
#[derive(Debug)]
pub struct Links(Vec<[OnceLock<Shared<Link>>; DEPTHS]>);

/// How deep the pages lie that share links: from the root to a plan of a village.
const DEPTHS: usize = 6;

impl Links {
    /// Room for the links to `count` records.
    pub fn new(count: usize) -> Self {
        Links((0..count).map(|_| Default::default()).collect())
    }

    /// The link from `frame`'s page to the record at `position`; `target` gives its page and name.
    pub fn get<N: Into<String>>(
        &self,
        position: usize,
        frame: &Frame,
        target: impl FnOnce() -> (String, N),
    ) -> Shared<Link> {
        let make = || {
            let (page, name) = target();
            Shared::new(Link { href: format!("{}{}", frame.root, address::href(&page)), name: name.into() })
        };
        match frame.depth().and_then(|depth| self.0[position].get(depth)) {
            Some(shelf) => shelf.get_or_init(make).clone(),
            None => make(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_view_reads_and_serialises_like_the_view() {
        let shared = Shared::new(("甲", 7));
        assert_eq!(*shared, ("甲", 7));
        assert_eq!(serde_json::to_string(&[&shared, &shared]).unwrap(), r#"[["甲",7],["甲",7]]"#);
    }
}
