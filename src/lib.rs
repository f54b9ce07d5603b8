//! Cunce compiles a county's village plans (一村一策) into a website, indexes and open data.

pub mod artifact;
pub mod assess;
pub mod check;
pub mod diag;
pub mod index;
pub mod load;
pub mod model;
pub mod privacy;
pub mod prose;
pub mod publish;
pub mod source;
pub mod text;
pub mod theme;
pub mod write;
