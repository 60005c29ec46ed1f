//! Keys as data: read from the configuration ("ctrl-s", "shift-tab", "G"), compared, and told to the runner.

use std::fmt;

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character; its case says whether Shift was held.
    Char(char),
    /// The keys with names.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator; with Shift it goes back.
    Tab,
    /// Deletes backwards.
    Backspace,
    /// Deletes forwards.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Start of the row.
    Home,
    /// End of the row.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// A function key.
    F(u8),
}

/// Modifiers held while a key was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Held {
    /// Control.
    pub ctrl: bool,
    /// Alt, or Option.
    pub alt: bool,
    /// Shift; always false for a [`Code::Char`], whose case tells it.
    pub shift: bool,
}

/// One key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With which modifiers.
    pub held: Held,
}

/// Why a key's name could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is no key; write for example \"q\", \"G\", \"ctrl-s\", \"alt-left\", \"shift-tab\", \"f1\", \"enter\" or \"space\""
)]
pub struct UnknownKey(pub String);

const NAMED: &[(&str, Code)] = &[
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("insert", Code::Insert),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
    ("space", Code::Char(' ')),
];

impl Key {
    /// A key without modifiers.
    #[must_use]
    pub fn plain(code: Code) -> Self {
        Self { code, held: Held::default() }
    }

    /// A character typed without Control or Alt.
    #[must_use]
    pub fn char(character: char) -> Self {
        Self::plain(Code::Char(character))
    }

    /// The character this key would type, if it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(character) if !self.held.ctrl && !self.held.alt => Some(character),
            _ => None,
        }
    }

    /// Reads a key's name; names of keys and modifiers in any case, single characters as they are.
    ///
    /// # Errors
    /// [`UnknownKey`] with the name, when it is none.
    pub fn read(name: &str) -> Result<Self, UnknownKey> {
        let unknown = || UnknownKey(name.to_owned());
        let mut held = Held::default();
        let mut rest = name;
        while let Some((modifier, tail)) = rest.split_once('-').filter(|(_, tail)| !tail.is_empty()) {
            match modifier.to_ascii_lowercase().as_str() {
                "ctrl" | "c" => held.ctrl = true,
                "alt" | "m" => held.alt = true,
                "shift" | "s" => held.shift = true,
                _ => return Err(unknown()),
            }
            rest = tail;
        }
        let mut characters = rest.chars();
        let code = match (characters.next(), characters.next()) {
            (Some(only), None) if !only.is_control() => Code::Char(only),
            _ => named(rest).ok_or_else(unknown)?,
        };
        Ok(Self { code, held }.normal())
    }

    /// The same key in its one spelling: the case of a character tells Shift, and Control knows no case.
    #[must_use]
    pub fn normal(mut self) -> Self {
        if let Code::Char(character) = self.code {
            let single = |mut case: std::char::ToUppercase| match (case.next(), case.next()) {
                (Some(one), None) => one,
                _ => character,
            };
            self.code = Code::Char(if self.held.ctrl {
                character.to_ascii_lowercase()
            } else if self.held.shift {
                single(character.to_uppercase())
            } else {
                character
            });
            self.held.shift = false;
        }
        self
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.held.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.held.alt {
            f.write_str("Alt-")?;
        }
        if self.held.shift {
            f.write_str("Shift-")?;
        }
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(character) if self.held.ctrl => write!(f, "{}", character.to_ascii_uppercase()),
            Code::Char(character) => write!(f, "{character}"),
            Code::F(number) => write!(f, "F{number}"),
            Code::Up => f.write_str("↑"),
            Code::Down => f.write_str("↓"),
            Code::Left => f.write_str("←"),
            Code::Right => f.write_str("→"),
            Code::PageUp => f.write_str("PgUp"),
            Code::PageDown => f.write_str("PgDn"),
            other => {
                let name = NAMED.iter().find(|(_, code)| *code == other).map_or("", |(name, _)| name);
                let mut letters = name.chars();
                letters
                    .next()
                    .map_or(Ok(()), |first| write!(f, "{}{}", first.to_ascii_uppercase(), letters.as_str()))
            }
        }
    }
}

fn named(name: &str) -> Option<Code> {
    let name = name.to_ascii_lowercase();
    if let Some((_, code)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some(*code);
    }
    let number: u8 = name.strip_prefix('f')?.parse().ok()?;
    (1..=12).contains(&number).then_some(Code::F(number))
}

#[cfg(test)]
mod tests {
    use super::{Code, Held, Key};

    #[test]
    fn every_spelling_of_a_key_reads_as_the_same_key() {
        let ctrl_s = Key { code: Code::Char('s'), held: Held { ctrl: true, ..Held::default() } };
        for name in ["ctrl-s", "Ctrl-S", "CTRL-s", "C-s"] {
            assert_eq!(Key::read(name), Ok(ctrl_s), "{name}");
        }
        assert_eq!(Key::read("shift-g"), Key::read("G"));
        assert_ne!(Key::read("g"), Key::read("G"));
        assert_eq!(Key::read("-"), Ok(Key::char('-')));
        assert_eq!(Key::read("ctrl--").map(|key| key.code), Ok(Code::Char('-')));
        assert_eq!(Key::read("shift-tab").map(|key| key.held.shift), Ok(true));
    }

    #[test]
    fn what_is_no_key_is_refused_by_name() {
        for name in ["", "hyper-x", "f13", "enterr", "ctrl-", "\u{1b}"] {
            let error = Key::read(name).expect_err(name);
            assert!(error.to_string().starts_with(&format!("\"{name}\" is no key")), "{error}");
        }
    }

    #[test]
    fn what_is_told_can_be_read_again() {
        for name in ["q", "G", "ctrl-s", "shift-tab", "alt-b", "f1", "space", "enter", "esc", "delete", "?"] {
            let key = Key::read(name).expect(name);
            assert_eq!(Key::read(&key.to_string()), Ok(key), "{name}");
        }
        assert_eq!(Key::read("ctrl-s").expect("a key").to_string(), "Ctrl-S");
        assert_eq!(Key::read("pagedown").expect("a key").to_string(), "PgDn");
    }
}
