//! Cunce compiles a county's village plans (一村一策) into a website, indexes and open data.

pub mod assess;
pub mod diag;
pub mod model;
pub mod publish;
pub mod source;
