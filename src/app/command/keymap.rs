//! Which keys ask for which command.

use super::super::key::{Key, UnknownKey};
use super::{Command, Scope, TABLE};

/// Which keys ask for which command: the table's, as the configuration changed them.
#[derive(Debug, Clone, PartialEq)]
pub struct Keymap {
    bound: Vec<(Scope, Key, Command)>,
}

/// What is wrong with the keys in a configuration.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    /// No such command.
    #[error("there is no command \"{0}\"; the help page lists them all")]
    UnknownCommand(String),
    /// No such key.
    #[error("command \"{command}\": {error}")]
    UnknownKey {
        /// The command's name.
        command: String,
        /// What is wrong with the key.
        error: UnknownKey,
    },
    /// One key for two commands that are heard in the same place.
    #[error("{key} stands for both \"{first}\" and \"{second}\"; give one of them another key")]
    Twice {
        /// The key.
        key: Key,
        /// One command's name.
        first: &'static str,
        /// The other's.
        second: &'static str,
    },
    /// The only way out would have no key.
    #[error("command \"{0}\" needs a key, or there is no way out")]
    NoWayOut(&'static str),
}

impl Default for Keymap {
    fn default() -> Self {
        let (keymap, _) = Self::with(&[]);
        keymap
    }
}

impl Keymap {
    /// The table's keys with those of `changed` commands (by name) replaced. Everything that is wrong is told at once;
    /// a command that is told wrong keeps its own keys.
    #[must_use]
    pub fn with(changed: &[(String, Vec<String>)]) -> (Self, Vec<KeymapError>) {
        let mut errors = Vec::new();
        let mut own: Vec<(Command, Vec<Key>)> = Vec::new();
        for (name, keys) in changed {
            let Some(entry) = TABLE.iter().find(|entry| entry.name == name) else {
                errors.push(KeymapError::UnknownCommand(name.clone()));
                continue;
            };
            let read: Result<Vec<Key>, _> = keys.iter().map(|key| Key::read(key)).collect();
            match read {
                Ok(keys) if keys.is_empty() && entry.command == Command::QuitAnywhere => {
                    errors.push(KeymapError::NoWayOut(entry.name));
                }
                Ok(keys) => own.push((entry.command, keys)),
                Err(error) => errors.push(KeymapError::UnknownKey { command: name.clone(), error }),
            }
        }
        let mut bound: Vec<(Scope, Key, Command)> = Vec::new();
        for entry in TABLE {
            let keys = own.iter().find(|(command, _)| *command == entry.command).map_or_else(
                || entry.keys.iter().filter_map(|key| Key::read(key).ok()).collect(),
                |(_, keys)| keys.clone(),
            );
            for key in keys {
                if let Some((_, _, first)) =
                    bound.iter().find(|(scope, other, _)| *scope == entry.scope && *other == key)
                {
                    errors.push(KeymapError::Twice { key, first: first.entry().name, second: entry.name });
                } else {
                    bound.push((entry.scope, key, entry.command));
                }
            }
        }
        (Self { bound }, errors)
    }

    /// The command that `key` asks for where these scopes are heard, the narrowest first.
    #[must_use]
    pub fn command(&self, scopes: &[Scope], key: Key) -> Option<Command> {
        scopes.iter().find_map(|wanted| {
            let hit = self.bound.iter().find(|(scope, bound, _)| scope == wanted && *bound == key);
            hit.map(|(_, _, command)| *command)
        })
    }

    /// The keys of a command.
    pub fn keys(&self, command: Command) -> impl Iterator<Item = Key> + '_ {
        self.bound.iter().filter(move |(_, _, bound)| *bound == command).map(|(_, key, _)| *key)
    }

    /// All keys of a command as a runner reads them: "↑ k", "0–9".
    #[must_use]
    pub fn told(&self, command: Command) -> String {
        let keys: Vec<Key> = self.keys(command).collect();
        let digits: Vec<char> =
            keys.iter().filter_map(|key| key.typed().filter(char::is_ascii_digit)).collect();
        if digits.len() == keys.len()
            && let ([first, .., last], true) = (digits.as_slice(), digits.len() > 2)
        {
            return format!("{first}–{last}");
        }
        keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_commands_and_its_keys_can_be_read() {
        for (place, entry) in TABLE.iter().enumerate() {
            assert_eq!(entry.command as usize, place, "{}", entry.name);
            for key in entry.keys {
                assert!(Key::read(key).is_ok(), "{}: {key}", entry.name);
            }
        }
    }

    #[test]
    fn no_key_stands_for_two_commands_of_one_scope_and_no_name_is_used_twice() {
        let (_, errors) = Keymap::with(&[]);
        assert_eq!(errors, []);
        let mut names: Vec<_> = TABLE.iter().map(|entry| entry.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), TABLE.len());
    }

    #[test]
    fn a_remapped_command_answers_to_its_new_key_only() {
        let (keymap, errors) = Keymap::with(&[("quit".into(), vec!["ctrl-q".into()])]);
        assert_eq!(errors, []);
        let scopes = [Scope::Global];
        assert_eq!(keymap.command(&scopes, Key::read("ctrl-q").expect("a key")), Some(Command::Quit));
        assert_eq!(keymap.command(&scopes, Key::char('q')), None);
    }

    #[test]
    fn everything_wrong_in_the_keys_is_told_at_once() {
        let (keymap, errors) = Keymap::with(&[
            ("jump".into(), vec!["x".into()]),
            ("quit".into(), vec!["hyper-q".into()]),
            ("undo".into(), vec!["n".into()]),
            ("quit_anywhere".into(), vec![]),
        ]);
        let told: Vec<String> = errors.iter().map(KeymapError::to_string).collect();
        assert_eq!(told.len(), 4, "{told:#?}");
        assert!(told[0].contains("\"jump\""));
        assert!(told[1].contains("\"hyper-q\" is no key"));
        assert!(told[2].contains("no way out"));
        assert_eq!(told[3], "n stands for both \"debrief\" and \"undo\"; give one of them another key");
        assert_eq!(keymap.command(&[Scope::Global], Key::char('q')), Some(Command::Quit));
    }

    #[test]
    fn the_narrowest_scope_wins() {
        let keymap = Keymap::default();
        let enter = Key::read("enter").expect("a key");
        assert_eq!(keymap.command(&[Scope::Trash, Scope::Rows], enter), Some(Command::Restore));
        assert_eq!(keymap.command(&[Scope::Rows], enter), Some(Command::Open));
    }

    #[test]
    fn a_row_of_digits_is_told_as_a_range() {
        assert_eq!(Keymap::default().told(Command::ScaleDigit), "0–9");
        assert_eq!(Keymap::default().told(Command::Up), "↑ k");
    }
}
