//! The runner's settings: `config.toml` as data. Reading the file is the runtime's work.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::command::Keymap;
use crate::domain::units::UnitSystem;

/// Which theme to draw in; the colours themselves are the user interface's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeName {
    /// Light on dark.
    #[default]
    Dark,
    /// Dark on light.
    Light,
    /// The strongest contrast.
    HighContrast,
    /// Colours that stay apart for every kind of colour vision.
    ColourBlind,
}

impl ThemeName {
    /// Every theme, in the order in which they are tried.
    pub const ALL: [Self; 4] = [Self::Dark, Self::Light, Self::HighContrast, Self::ColourBlind];

    /// Its name in the configuration.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::ColourBlind => "colour-blind",
        }
    }
}

/// The page a journal opens on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StartPage {
    /// What waits.
    #[default]
    Today,
    /// The list of races.
    Races,
}

/// How much may move on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Motion {
    /// The cursor blinks as the terminal likes it.
    #[default]
    Usual,
    /// Nothing moves by itself; the cursor stands still.
    Reduced,
}

/// Settings, with the usual ones where the file says nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    /// Units for showing and reading.
    pub units: UnitSystem,
    /// The name used in prompts; empty when none was given.
    pub name: String,
    /// The theme.
    pub theme: ThemeName,
    /// The first page.
    pub start: StartPage,
    /// Motion.
    pub motion: Motion,
    /// Keys.
    pub keymap: Keymap,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct File {
    units: UnitSystem,
    name: String,
    theme: ThemeName,
    start: StartPage,
    reduce_motion: bool,
    keys: BTreeMap<String, Keys>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Keys {
    One(String),
    Many(Vec<String>),
}

impl Settings {
    /// Reads the text of a `config.toml`. What cannot be read is told, a line each, and the usual setting stays.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<String>) {
        let file: File = match toml::from_str(text) {
            Ok(file) => file,
            Err(error) => return (Self::default(), vec![told(&error, text)]),
        };
        let keys: Vec<(String, Vec<String>)> = file
            .keys
            .into_iter()
            .map(|(name, keys)| match keys {
                Keys::One(key) => (name, vec![key]),
                Keys::Many(keys) => (name, keys),
            })
            .collect();
        let (keymap, errors) = Keymap::with(&keys);
        let settings = Self {
            units: file.units,
            name: crate::text::sanitise::for_screen(file.name.trim()).into_owned(),
            theme: file.theme,
            start: file.start,
            motion: if file.reduce_motion { Motion::Reduced } else { Motion::Usual },
            keymap,
        };
        (settings, errors.iter().map(|error| format!("config.toml, [keys]: {error}")).collect())
    }
}

fn told(error: &toml::de::Error, text: &str) -> String {
    let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    let message = error.message().lines().next().unwrap_or_default();
    format!("config.toml, line {line}: {message}. The usual settings are used until it is mended.")
}

#[cfg(test)]
mod tests {
    use super::{Motion, Settings, StartPage, ThemeName};
    use crate::app::command::Command;
    use crate::app::key::Key;
    use crate::domain::units::UnitSystem;

    #[test]
    fn a_full_file_sets_everything() {
        let (settings, problems) = Settings::read(
            "units = \"imperial\"\nname = \"Nandi\"\ntheme = \"high-contrast\"\nstart = \"races\"\nreduce_motion = true\n\
             [keys]\nquit = \"ctrl-q\"\nundo = [\"u\", \"ctrl-z\"]\nsuspend = []\n",
        );
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(settings.units, UnitSystem::Imperial);
        assert_eq!(settings.name, "Nandi");
        assert_eq!(settings.theme, ThemeName::HighContrast);
        assert_eq!(settings.start, StartPage::Races);
        assert_eq!(settings.motion, Motion::Reduced);
        let undo: Vec<Key> = settings.keymap.keys(Command::Undo).collect();
        assert_eq!(undo, vec![Key::char('u'), Key::read("ctrl-z").expect("a key")]);
    }

    #[test]
    fn an_empty_file_is_the_usual() {
        assert_eq!(Settings::read(""), (Settings::default(), vec![]));
    }

    #[test]
    fn a_wrong_word_is_told_with_its_line_and_what_would_do() {
        let (settings, problems) = Settings::read("name = \"Nandi\"\ntheme = \"neon\"\n");
        assert_eq!(settings, Settings::default());
        assert_eq!(problems.len(), 1);
        assert!(
            problems[0].starts_with("config.toml, line 2: unknown variant `neon`, expected one of"),
            "{problems:?}"
        );
        assert!(problems[0].contains("`colour-blind`"));
    }

    #[test]
    fn an_unknown_setting_is_told() {
        let (_, problems) = Settings::read("unitz = \"metric\"\n");
        assert!(problems[0].starts_with("config.toml, line 1: unknown field `unitz`"), "{problems:?}");
    }
}
