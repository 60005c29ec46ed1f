//! The words of the guard against brooding: parking a thought, opening the same thing again and again, the time for causes.

use super::check_ins::CheckInWords;
use super::log::{Log, parse};
use super::reading::Table;
use crate::domain::arc::Part;

/// What is said where a thought is parked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParkWords {
    /// Over the line.
    pub ask: String,
    /// The same where check-ins have told that a race goes round.
    pub loud: String,
    /// On Today, where it is offered.
    pub today: String,
    /// Over what may be done instead.
    pub after: String,
    /// Over what is for the body.
    pub body: String,
    /// Over the company.
    pub company: String,
    /// What is offered, each with the half of the recovery menu that it stands in.
    pub offers: Vec<(Part, String)>,
}

/// What is said where what got in the way is opened again and again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReopenWords {
    /// What has happened.
    pub title: String,
    /// What is offered in its place.
    pub text: String,
    /// To add one new fact.
    pub fact: String,
    /// To talk about it.
    pub talk: String,
    /// To come back on a day, for which `{day}` stands.
    pub back: String,
    /// That any other key goes on.
    pub on: String,
    /// The step; `{race}` stands for the race.
    pub step: String,
    /// The thought that is parked; `{race}` stands for the race.
    pub parked: String,
    /// The prompt under which a new fact is asked.
    pub prompt: String,
}

/// The words of the guard.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GuardWords {
    /// Parking a thought.
    pub park: ParkWords,
    /// Opening the same thing again and again.
    pub reopen: ReopenWords,
    /// How long the causes may take, in minutes.
    pub causes_minutes: u8,
    /// What is said then; `{key}` stands for the key that goes to the next stage.
    pub causes_over: String,
}

/// Reads the built-in words; what is offered where a thought is parked stands in the recovery menu of `check_ins`.
pub(super) fn read_guard(log: &Log<'_>, check_ins: &CheckInWords) -> GuardWords {
    let Some(root) = parse(log) else {
        return GuardWords::default();
    };
    let root = Table::new(log, &root, "the words of the guard");
    root.number("schema", 1, 1);
    let mut words = GuardWords::default();
    for name in ["park", "reopen", "time_box"] {
        let Some(table) = root.table(name) else {
            root.complain(root.at, &format!("have no [{name}]"));
            continue;
        };
        match name {
            "park" => words.park = read_park(&table, check_ins),
            "reopen" => words.reopen = read_reopen(&table),
            _ => {
                words.causes_minutes = table.small("minutes", 1, 60).unwrap_or(5);
                words.causes_over = table.required("text");
            }
        }
        table.finish();
    }
    root.finish();
    words
}

fn read_park(table: &Table<'_, '_>, check_ins: &CheckInWords) -> ParkWords {
    let part_of = |what: &str| {
        let holds = |entries: &[String]| entries.iter().any(|entry| entry == what);
        check_ins.menu.iter().find(|(_, entries)| holds(entries)).map(|(part, _)| *part)
    };
    let mut offers = Vec::new();
    for offer in table.texts("offers").unwrap_or_default() {
        match part_of(&offer.value) {
            Some(part) => offers.push((part, offer.value)),
            None => table.complain(
                table.place("offers"),
                &format!("name \"{}\", which is not in the recovery menu", offer.value),
            ),
        }
    }
    ParkWords {
        ask: table.required("ask"),
        loud: table.required("loud"),
        today: table.required("today"),
        after: table.required("after"),
        body: table.required("body"),
        company: table.required("company"),
        offers,
    }
}

fn read_reopen(table: &Table<'_, '_>) -> ReopenWords {
    ReopenWords {
        title: table.required("title"),
        text: table.required("text"),
        fact: table.required("fact"),
        talk: table.required("talk"),
        back: table.required("back"),
        on: table.required("on"),
        step: table.required("step"),
        parked: table.required("parked"),
        prompt: table.required("prompt"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;

    #[test]
    fn what_is_offered_is_for_the_body_or_is_company_and_a_new_fact_has_its_question() {
        let content = Content::built_in();
        let parts: Vec<Part> = content.guard.park.offers.iter().map(|(part, _)| *part).collect();
        assert_eq!(parts.iter().filter(|part| **part == Part::Body).count(), 5);
        assert_eq!(parts.iter().filter(|part| **part == Part::Head).count(), 3);
        assert!(content.pack().prompt(&content.guard.reopen.prompt).is_some());
        assert_eq!(content.guard.causes_minutes, 5);
    }

    #[test]
    fn everything_wrong_with_the_words_is_told_at_once() {
        let text = "schema = 1\n[park]\nask = \"a\"\noffers = [\"a marathon\"]\n[reopen]\nodd = 1\n";
        let log = Log::new("guard.toml", text);
        read_guard(&log, &Content::built_in().check_ins);
        let told: Vec<String> = log.into_problems().into_iter().map(|problem| problem.message).collect();
        for wanted in ["`loud`", "\"a marathon\"", "`title`", "odd", "[time_box]"] {
            assert!(told.iter().any(|line| line.contains(wanted)), "{wanted}: {told:#?}");
        }
    }
}
