//! Parts that several pages draw.

pub mod editor;
pub mod feelings;
pub mod field;
pub mod lane;
pub mod lines;
pub mod list;
pub mod picks;
pub mod scale;
pub mod sheet;
