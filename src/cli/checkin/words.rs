//! What stands on the command line for a check-in: words like `sleep=7`, each read, all wrong ones told at once.

use crate::content::Content;
use crate::domain::check_in::{CheckIn, HIGHEST, Illness, Item, Trained};

/// More minutes than this are no day's training.
const MOST_MINUTES: u16 = 1440;

/// What can be told, besides the items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Item(Item),
    Ill,
    Trained,
    Minutes,
    Effort,
    Cycle,
    PainSite,
    PainGait,
    PainAtRest,
    PainOnBone,
}

/// The names of what is no item, and what they want.
const OTHERS: [(&str, Field); 9] = [
    ("ill", Field::Ill),
    ("trained", Field::Trained),
    ("minutes", Field::Minutes),
    ("effort", Field::Effort),
    ("cycle", Field::Cycle),
    ("site", Field::PainSite),
    ("walk", Field::PainGait),
    ("night", Field::PainAtRest),
    ("bone", Field::PainOnBone),
];

/// Reads words into a check-in. For each word that could not be read there is a line, saying what would do.
pub(super) fn read(words: &[String], check_in: &mut CheckIn) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut told: Vec<(Field, &str)> = Vec::new();
    for word in words {
        match read_word(word, &told, check_in) {
            Ok((field, value)) => told.push((field, value)),
            Err(why) => wrong.push(format!("{word}: {why}")),
        }
    }
    let about_pain = [Field::PainSite, Field::PainGait, Field::PainAtRest, Field::PainOnBone];
    if told.iter().any(|(field, _)| about_pain.contains(field))
        && check_in.scores.get(Item::Pain).is_none_or(|pain| pain == 0)
    {
        wrong.push("site, walk, night and bone tell of pain. Say how much as well, like pain=3.".to_owned());
    }
    wrong
}

fn read_word<'w>(
    word: &'w str,
    told: &[(Field, &str)],
    check_in: &mut CheckIn,
) -> Result<(Field, &'w str), String> {
    let (name, value) = match word.split_once('=') {
        Some((name, value)) => (name.trim(), value.trim()),
        None => (word.trim(), ""),
    };
    let field = named(name).ok_or_else(|| unknown(name))?;
    if !word.contains('=') || value.is_empty() {
        return Err(format!("Say what, like {name}={}.", example(field)));
    }
    if let Some((_, before)) = told.iter().find(|(other, _)| *other == field) {
        return Err(format!("{name} is told already: {before}. Say it once."));
    }
    set(field, value, check_in)?;
    Ok((field, value))
}

/// What a name stands for, whether it is the one in the journal or the one on the screen.
fn named(name: &str) -> Option<Field> {
    let name = name.to_lowercase();
    let item = Item::ALL.iter().find(|item| item.id() == name || item.label().to_lowercase() == name);
    let other = || OTHERS.iter().find(|(known, _)| *known == name).map(|(_, field)| *field);
    item.map(|item| Field::Item(*item)).or_else(other)
}

/// The names by which everything is called on the screen.
fn names() -> impl Iterator<Item = String> {
    let items = Item::ALL.iter().map(|item| item.label().to_lowercase());
    items.chain(OTHERS.iter().map(|(name, _)| (*name).to_owned()))
}

fn unknown(name: &str) -> String {
    let typed = name.to_lowercase();
    let ids = Item::ALL.iter().map(|item| item.id().to_owned());
    let near = names().chain(ids).map(|known| (steps_between(&typed, &known), known)).min();
    match near {
        Some((steps, known)) if !typed.is_empty() && steps <= known.chars().count().min(6) / 3 => {
            format!("There is no such answer. {known}=... may be meant.")
        }
        _ => {
            let names: Vec<String> = names().collect();
            format!("There is no such answer. There are {}.", names.join(", "))
        }
    }
}

/// A value that would do.
fn example(field: Field) -> &'static str {
    match field {
        Field::Item(_) => "7",
        Field::Ill => "above",
        Field::Trained => "easy",
        Field::Minutes => "45",
        Field::Effort => "6",
        Field::Cycle => "12",
        Field::PainSite => "calf",
        Field::PainGait | Field::PainAtRest | Field::PainOnBone => "no",
    }
}

fn set(field: Field, value: &str, check_in: &mut CheckIn) -> Result<(), String> {
    match field {
        Field::Item(item) => {
            let number = up_to(value, HIGHEST.into()).ok_or_else(|| scale(item))?;
            check_in.scores.set(item, u8::try_from(number).ok());
        }
        Field::Ill => check_in.ill = Some(one_of(value, Illness::ALL, Illness::id, Illness::label)?),
        Field::Trained => check_in.trained = Some(one_of(value, Trained::ALL, Trained::id, Trained::label)?),
        Field::Minutes => {
            let minutes = up_to(value, MOST_MINUTES);
            check_in.minutes =
                Some(minutes.ok_or("It takes whole minutes, up to those of a day: 0 to 1440.")?);
        }
        Field::Effort => {
            let effort = up_to(value, HIGHEST.into()).ok_or("It goes from 0 (none) to 10 (all there is).")?;
            check_in.effort = u8::try_from(effort).ok();
        }
        Field::Cycle => value.clone_into(&mut check_in.cycle),
        Field::PainSite => value.clone_into(&mut check_in.pain.site),
        Field::PainGait => check_in.pain.changes_gait = Some(yes_or_no(value)?),
        Field::PainAtRest => check_in.pain.at_rest = Some(yes_or_no(value)?),
        Field::PainOnBone => check_in.pain.on_bone = Some(yes_or_no(value)?),
    }
    Ok(())
}

/// A whole number up to a highest one.
fn up_to(value: &str, highest: u16) -> Option<u16> {
    let is_number = !value.is_empty() && value.bytes().all(|letter| letter.is_ascii_digit());
    value.parse().ok().filter(|number| is_number && *number <= highest)
}

/// What the numbers of an item mean.
fn scale(item: Item) -> String {
    let content = Content::built_in();
    content.check_ins.item(item).map_or_else(
        || "It goes from 0 to 10, in whole numbers.".to_owned(),
        |words| format!("It goes from 0 ({}) to 10 ({}), in whole numbers.", words.low, words.high),
    )
}

fn one_of<T: Copy>(
    value: &str,
    all: &[T],
    id: fn(T) -> &'static str,
    label: fn(T) -> &'static str,
) -> Result<T, String> {
    let value = value.to_lowercase();
    let found = all.iter().find(|one| id(**one) == value || label(**one) == value);
    found.copied().ok_or_else(|| {
        let known: Vec<String> = all
            .iter()
            .map(|one| match (id(*one), label(*one)) {
                (id, label) if id == label => id.to_owned(),
                (id, label) => format!("{id} ({label})"),
            })
            .collect();
        format!("It takes one of {}.", known.join(", "))
    })
}

fn yes_or_no(value: &str) -> Result<bool, String> {
    match value.to_lowercase().as_str() {
        "yes" | "y" => Ok(true),
        "no" | "n" => Ok(false),
        _ => Err("It takes yes or no.".to_owned()),
    }
}

/// How many letters have to be changed, added or left out to make one word of the other (Levenshtein's distance); letters that
/// have only changed places are one step.
fn steps_between(one: &str, other: &str) -> usize {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    if one != other && sorted(one) == sorted(other) {
        return 1;
    }
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, known) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *known);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};
    use uuid::Uuid;

    use super::*;
    use crate::domain::id::CheckInId;

    fn read_all(words: &[&str]) -> (CheckIn, Vec<String>) {
        let written = DateTime::UNIX_EPOCH.fixed_offset();
        let mut check_in = CheckIn::new(CheckInId(Uuid::nil()), NaiveDate::default(), written);
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let wrong = read(&words, &mut check_in);
        (check_in, wrong)
    }

    #[test]
    fn items_are_known_by_both_their_names_in_any_letters() {
        let words = ["Sleep=7", "energy=0", "SORENESS=10", "drive=6", "Confidence=4", "fuelled = 3"];
        let (check_in, wrong) = read_all(&words);
        assert_eq!(wrong, Vec::<String>::new());
        let told = |item| check_in.scores.get(item);
        assert_eq!(
            (told(Item::Sleep), told(Item::Energy), told(Item::Soreness)),
            (Some(7), Some(0), Some(10))
        );
        assert_eq!((told(Item::Motivation), told(Item::Confidence)), (Some(6), Some(4)));
        assert_eq!((told(Item::Fuelled), told(Item::Mood)), (Some(3), None));
        let (again, _) = read_all(&["motivation=6", "trust=4"]);
        assert_eq!(
            (again.scores.get(Item::Motivation), again.scores.get(Item::Confidence)),
            (Some(6), Some(4))
        );
    }

    #[test]
    fn what_is_no_item_is_read_too() {
        let words =
            ["ill=above", "trained=other movement", "minutes=45", "effort=6", "cycle=day 12", "pain=3"];
        let (mut check_in, wrong) =
            read_all(&[&words[..], &["site=left calf", "walk=no", "night=Y", "bone=n"]].concat());
        assert_eq!(wrong, Vec::<String>::new());
        assert_eq!((check_in.ill, check_in.trained), (Some(Illness::AboveNeck), Some(Trained::Other)));
        assert_eq!((check_in.minutes, check_in.effort, check_in.load()), (Some(45), Some(6), Some(270)));
        assert_eq!((check_in.cycle.as_str(), check_in.pain.site.as_str()), ("day 12", "left calf"));
        let pain = std::mem::take(&mut check_in.pain);
        assert_eq!((pain.changes_gait, pain.at_rest, pain.on_bone), (Some(false), Some(true), Some(false)));
    }

    #[test]
    fn what_is_told_about_pain_wants_to_know_how_much_it_is() {
        for words in [&["energy=5", "site=calf"][..], &["walk=yes"], &["bone=no", "pain=0"]] {
            let (_, wrong) = read_all(words);
            assert_eq!(
                wrong,
                ["site, walk, night and bone tell of pain. Say how much as well, like pain=3."]
            );
        }
    }

    #[test]
    fn every_wrong_word_is_told_with_what_would_do() {
        let words = [
            "sleeep=7",
            "mood=11",
            "energy",
            "sleep=6",
            "Sleep=7",
            "stress=",
            "ill=yes",
            "trained=swim",
            "walk=maybe",
        ];
        let (_, wrong) = read_all(&words);
        assert_eq!(
            wrong,
            [
                "sleeep=7: There is no such answer. sleep=... may be meant.",
                "mood=11: It goes from 0 (very low) to 10 (very good), in whole numbers.",
                "energy: Say what, like energy=7.",
                "Sleep=7: Sleep is told already: 6. Say it once.",
                "stress=: Say what, like stress=7.",
                "ill=yes: It takes one of no, above (above the neck), below (below the neck or fever).",
                "trained=swim: It takes one of rest, easy, hard, race, other (other movement).",
                "walk=maybe: It takes yes or no.",
            ]
        );
    }

    #[test]
    fn numbers_are_whole_and_within_their_scale() {
        for word in ["mood=7.5", "mood=7,5", "mood=-1", "mood=+7", "mood=seven", "mood=70000", "mood= 1 2"] {
            assert_eq!(read_all(&[word]).1.len(), 1, "{word}");
        }
        for word in ["minutes=1441", "minutes=99999", "effort=11", "minutes=4h"] {
            assert_eq!(read_all(&[word]).1.len(), 1, "{word}");
        }
        assert_eq!(read_all(&["mood=010"]).0.scores.get(Item::Mood), Some(10));
    }

    #[test]
    fn a_word_that_is_like_none_is_told_what_there_is() {
        let (_, wrong) = read_all(&["weight=70", "=7", "drvie=5"]);
        assert!(wrong[0].starts_with("weight=70: There is no such answer. There are sleep, energy, soreness, mood, stress, drive, trust, choice, pain, loop, fuelled, ill, trained, "), "{wrong:?}");
        assert!(wrong[1].contains("There are sleep"), "{wrong:?}");
        assert_eq!(wrong[2], "drvie=5: There is no such answer. drive=... may be meant.");
    }
}
