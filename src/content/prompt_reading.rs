//! From TOML to one prompt.

use crate::domain::cause::Effect;
use crate::domain::units::days::Toward;

use super::condition::read_condition;
use super::prompt::{Card, Choice, Default, Each, Fills, Need, Note, Opens, Options, Prompt, Widget};
use super::reading::Table;

const KINDS: [&str; 12] = [
    "line", "text", "scale", "pick", "picks", "feelings", "causes", "distance", "time", "date", "lines",
    "goals",
];

/// Reads one prompt; `None` where its widget cannot be made out.
pub(super) fn read_prompt(table: Table<'_, '_>, id: String) -> Option<Prompt> {
    let stages = names(&table, "stage");
    if stages.is_empty() {
        table.complain(table.place("stage"), "has no `stage`");
    }
    if !table.has("need") {
        table.complain(table.at, "has no `need`");
    }
    let need_words: Vec<&str> = Need::ALL.iter().map(|need| need.id()).collect();
    let fill_words: Vec<&str> = Fills::ALL.iter().map(|fills| fills.id()).collect();
    let need = table.word("need", Need::from_id, &need_words);
    let text = table.required("text");
    let notes = table.tables("notes").into_iter().filter_map(read_note).collect();
    let default = table.table("default").map(read_default);
    let widget = read_widget(&table);
    let open_words: Vec<&str> = Opens::ALL.iter().map(|opens| opens.id()).collect();
    let opens = table.word("opens", Opens::from_id, &open_words);
    if opens.is_some() && matches!(widget, Some(Widget::Card { .. })) {
        table.complain(table.place("opens"), "is a card and `opens` something; only a question can");
    }
    let prompt = widget.map(|widget| Prompt {
        id,
        stages,
        modes: names(&table, "modes"),
        need: need.unwrap_or(Need::Ask),
        text,
        otherwise: table.text("otherwise").map(|text| text.value),
        note: table.text("note").map(|text| text.value),
        notes,
        widget,
        when: read_condition(&table, "when"),
        branch: table.text("branch").map(|text| text.value),
        each: table.text("each").map(|text| match text.value.as_str() {
            "active_goals" => Each::ActiveGoals,
            "shown_lessons" => Each::ShownLessons,
            _ => Each::Prompt(text.value),
        }),
        fills: table.word("fills", Fills::from_id, &fill_words),
        keep: table.flag("keep").unwrap_or(true),
        default,
        opens,
    });
    if prompt.is_none() {
        // Without a widget nothing else can be said; its other fields are known all the same.
        table.ignore(&["modes", "otherwise", "note", "when", "branch", "each", "fills", "keep"]);
        table.ignore(&[
            "low",
            "high",
            "min",
            "max",
            "options",
            "from",
            "own",
            "effect",
            "strengths",
            "verbs",
        ]);
        table.ignore(&["instead", "card", "toward"]);
    }
    table.finish();
    prompt
}

fn read_widget(table: &Table<'_, '_>) -> Option<Widget> {
    let Some(kind) = table.text("kind") else {
        if !table.has("kind") {
            table.complain(table.at, "has no `kind`");
        }
        return None;
    };
    let most = |otherwise: u8| table.small("max", 1, 20).unwrap_or(otherwise);
    Some(match kind.value.as_str() {
        "line" => Widget::Line { instead: read_instead(table) },
        "text" => Widget::Text,
        "scale" => read_scale(table),
        "pick" => Widget::Pick { options: read_options(table)?, own: table.flag("own").unwrap_or(false) },
        "picks" => Widget::Picks { options: read_options(table)?, max: table.small("max", 1, 20) },
        "feelings" => Widget::Feelings { max: most(5) },
        "causes" => {
            let known: Vec<&str> = Effect::ALL.iter().map(|effect| effect.id()).collect();
            let effect = table.word("effect", Effect::from_id, &known);
            if !table.has("effect") {
                table.complain(table.at, "has no `effect`");
            }
            let strengths = names(table, "strengths");
            if !matches!(strengths.len(), 0 | 3) {
                table.complain(table.place("strengths"), "needs three `strengths`, or none");
            }
            Widget::Causes { effect: effect.unwrap_or(Effect::Hindered), max: most(3), strengths }
        }
        "distance" => Widget::Distance,
        "time" => Widget::Time,
        "date" => {
            let read = |word: &str| match word {
                "past" => Some(Toward::Past),
                "future" => Some(Toward::Future),
                _ => None,
            };
            let toward = table.word("toward", read, &["past", "future"]);
            Widget::Date { toward: toward.unwrap_or(Toward::Past) }
        }
        "lines" => Widget::Lines { max: most(3), verbs: names(table, "verbs") },
        "goals" => Widget::Goals { instead: read_instead(table) },
        "card" => {
            let known: Vec<&str> = Card::ALL.iter().map(|card| card.id()).collect();
            if !table.has("card") {
                table.complain(table.at, "has no `card`");
            }
            Widget::Card { card: table.word("card", Card::from_id, &known)? }
        }
        unknown => {
            let known = KINDS.join(", ");
            table.complain(kind.at, &format!("has the unknown kind \"{unknown}\"; known are {known}, card"));
            return None;
        }
    })
}

fn read_scale(table: &Table<'_, '_>) -> Widget {
    let min = table.small("min", 0, 10).unwrap_or(0);
    let max = table.small("max", 0, 10).unwrap_or(10);
    if min >= max {
        let place = if table.has("min") { "min" } else { "max" };
        table.complain(table.place(place), &format!("has a scale from {min} to {max}; it has to rise"));
    }
    Widget::Scale { low: table.required("low"), high: table.required("high"), min, max }
}

fn read_options(table: &Table<'_, '_>) -> Option<Options> {
    if table.has("from") {
        let read = |word: &str| match word {
            "race_kinds" => Some(Options::RaceKinds),
            "red_flags" => Some(Options::RedFlags),
            "goal_tiers" => Some(Options::GoalTiers),
            "picked_causes" => Some(Options::PickedCauses),
            _ => None,
        };
        return table.word("from", read, &["race_kinds", "red_flags", "goal_tiers", "picked_causes"]);
    }
    let inner = table.tables("options");
    if inner.is_empty() {
        table.complain(table.place("options"), "has no `options`");
        return None;
    }
    let count = inner.len();
    let mut choices: Vec<Choice> = Vec::new();
    let mut without_key = None;
    for (number, option) in inner.into_iter().enumerate() {
        let at = option.at;
        if !option.has("key") {
            without_key = without_key.or(Some(at));
        }
        let digit = u32::try_from(number + 1).ok().and_then(|digit| char::from_digit(digit, 10));
        let choice = read_choice(option, digit.unwrap_or('0'));
        if choices.iter().any(|other| other.id == choice.id) {
            table.complain(at, &format!("has the option \"{}\" twice", choice.id));
        }
        let clashing = choices.iter().find(|other| other.key == choice.key);
        if let Some(other) = clashing.filter(|_| count <= 9 || without_key.is_none()) {
            let message = format!("gives the key `{}` to \"{}\" and \"{}\"", choice.key, other.id, choice.id);
            table.complain(at, &message);
        }
        choices.push(choice);
    }
    if let (true, Some(at)) = (count > 9, without_key) {
        table.complain(at, &format!("has {count} options; with more than 9 each needs a `key`"));
    }
    Some(Options::Listed(choices))
}

fn read_choice(option: Table<'_, '_>, digit: char) -> Choice {
    let key = option.text("key");
    let letter = key.as_ref().and_then(|key| {
        let mut letters = key.value.chars();
        letters.next().filter(|_| letters.next().is_none())
    });
    if let (Some(key), None) = (&key, letter) {
        option.complain(key.at, "needs a `key` of one letter");
    }
    let choice =
        Choice { id: option.required("id"), label: option.required("label"), key: letter.unwrap_or(digit) };
    option.finish();
    choice
}

fn read_instead(table: &Table<'_, '_>) -> Option<Choice> {
    table.table("instead").map(|inner| read_choice(inner, '0'))
}

fn read_note(table: Table<'_, '_>) -> Option<Note> {
    if !table.has("when") {
        table.complain(table.at, "has a note in `notes` without `when`");
    }
    let when = read_condition(&table, "when");
    let text = table.required("text");
    table.finish();
    when.map(|when| Note { when, text })
}

fn read_default(table: Table<'_, '_>) -> Default {
    let default = Default { value: table.required("value"), when: read_condition(&table, "when") };
    table.finish();
    default
}

fn names(table: &Table<'_, '_>, key: &'static str) -> Vec<String> {
    let texts = table.texts(key).unwrap_or_default();
    texts.into_iter().map(|text| text.value).collect()
}
