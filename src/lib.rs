//! Second Wind: a terminal journal for what comes after a race.
//!
//! # The map of the house
//!
//! | room | what lives there |
//! |---|---|
//! | [`domain`] | pure data and rules: races, debriefs, feelings, causes, lessons and when they come back, briefs, patterns, what a search finds, goals with their steps and when each is looked at, reviews, the bounce plan, a season, check-ins, your usual, arcs, the reading, steps back, the alignment check, rules of care, the timeline's events, units, changes |
//! | [`content`] | the words: packs of prompts, feelings, causes, care texts, check-in items, the brief, the bounce plan, the alignment check, a step back, the care log, the guard against brooding, the runner's own contacts, reviews, a season told as text; what is asked when; what a debrief becomes; the language of searches |
//! | [`text`] | writing surfaces: display widths, wrapping, sanitising, the editor |
//! | [`store`] | the one `SQLite` file: schema, migrations, one file for each aggregate, full-text search |
//! | [`app`] | the program as a pure state machine: state, messages, effects, one file for each page |
//! | [`ui`] | draws a state; `ui::screens` mirrors `app::screens` |
//! | [`runtime`] | the edge: terminal, input, clock, signals, files, the worker that performs effects |
//! | [`cli`] | the command line, one file for each subcommand |
//!
//! Who may use whom: `content` uses `domain` · `store` uses `domain` · `app` uses `content`, `domain`, `text` · `ui` uses
//! `app` and what `app` uses · `runtime` uses all of them but `cli` · `cli` uses `content`, `domain`, `store`, `runtime` and `text`.
//! A test reads the `use` lines and fails on any other direction.
//!
//! # One key press, from the terminal to the disk and back
//!
//! 1. `runtime::input` reads the terminal on a thread of its own, translates the event into an [`app::effect::Input`] and
//!    hands it over; it reads on only when it is told to, so an external editor can have the terminal to itself.
//! 2. The loop in `runtime::main_loop` wakes, asks the one clock ([`runtime::clock`]) for the time and calls
//!    [`app::update`] with the message.
//! 3. `app` looks the key up in the one table of commands ([`app::command`]) for the scopes of the page on top, and asks
//!    the page to perform the command; what is no command is typed. The page changes its state and hands changes
//!    ([`domain::change::Change`]) to the saver ([`app::saver`]); on their way there the words in them are taken note of, and are
//!    judged by the rules of care once their field is left ([`app::watch`]).
//! 4. At a pause in typing, or at once, the saver gives out an `Effect::Write`. The loop passes it to the worker thread
//!    ([`runtime::worker`]), which alone owns the [`store::Store`]; all changes of a write become one transaction.
//! 5. [`ui::draw`] draws the new state; the terminal gets only the cells that differ.
//! 6. The worker answers with a `Reply::Written`; it comes in as a message like a key, and only now does the title say
//!    "saved". If the disk refuses, the change goes back in front of what was typed since and is tried again.
//!
//! # Invariants
//!
//! 1. Drawing takes `&State` and changes nothing. What depends on the size of the screen lives in the state ([`app::geometry`]).
//! 2. Effects and messages are data: a test compares them. Every page is tested with neither a terminal nor a database.
//! 3. Time is an argument. One clock stands at the edge; `SECONDWIND_NOW` fixes it.
//! 4. A command is declared once, in [`app::command`]: dispatch, help bar, help page, palette, remapping and the key table
//!    of the README come from there.
//! 5. Pages are a stack of enum values ([`app::screens::Screen`]).
//! 6. The way back is never blocked; only Finish validates; hidden answers are kept.
//! 7. "Saved" is said when the disk has said so ([`app::saver`]).
//! 8. An old migration is never edited; a newer journal is refused and left untouched ([`store`]).
//! 9. Colours have meanings, and no meaning is carried by colour alone ([`ui::theme`]).
//! 10. Widths are display columns, cursors are graphemes ([`text`]).
//! 11. No text reaches the terminal unsanitised ([`text::sanitise`], [`ui::canvas`]).

pub mod app;
pub mod cli;
pub mod content;
pub mod domain;
pub mod runtime;
pub mod store;
pub mod text;
pub mod ui;
