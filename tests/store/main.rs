//! The store on real files, as the program uses it.

mod files;
mod finishing;
mod reading;
mod round_trips;
mod sample;
mod seasons;
mod trashing;
mod two_windows;
