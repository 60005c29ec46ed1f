//! A file that changes the words of the built-in pack and adds feelings and causes of one's own.
//!
//! It can change words only: what is asked when, and what becomes of it, stays the pack's.

use super::causes::{self, Causes};
use super::feelings::{self, Feelings};
use super::pack::Pack;
use super::placeholders::{Placeholder, names};
use super::prompt::{Choice, Options, Prompt, Widget};
use super::reading::Table;

/// Everything that a file of changes can touch.
#[derive(Clone)]
pub(super) struct Changeable {
    pub pack: Pack,
    pub feelings: Feelings,
    pub causes: Causes,
}

/// Makes the changes of a file; what is wrong with them goes to the log.
pub(super) fn read_changes(changed: &mut Changeable, root: Table<'_, '_>) {
    if let Some(head) = root.table("pack") {
        let base = head.required("changes");
        if !base.is_empty() && base != changed.pack.id {
            let message =
                format!("changes the pack \"{base}\", but \"{}\" is the one in use", changed.pack.id);
            head.complain(head.place("changes"), &message);
        }
        // A file of changes may carry a name of its own.
        head.text("id");
        head.text("label");
        head.number("version", 1, i64::from(u32::MAX));
        head.finish();
    }
    let mut done: Vec<String> = Vec::new();
    for mut table in root.tables("prompt") {
        let id = table.required("id");
        table.named(format!("prompt \"{id}\""));
        if done.contains(&id) {
            table.complain(table.place("id"), "is there twice; an id is used once");
        }
        if let Some(prompt) = changed.pack.prompts.iter_mut().find(|prompt| prompt.id == id) {
            change_prompt(prompt, &table);
        } else {
            table.ignore(&["text", "otherwise", "note", "low", "high", "options"]);
            if !id.is_empty() {
                table.complain(table.place("id"), "is not in the pack; a file of changes cannot add prompts");
            }
        }
        table.finish();
        done.push(id);
    }
    feelings::read_into(&mut changed.feelings, &root);
    causes::read_into(&mut changed.causes, &root);
    root.finish();
}

fn change_prompt(prompt: &mut Prompt, table: &Table<'_, '_>) {
    let allowed: Vec<String> = [Some(&prompt.text), prompt.otherwise.as_ref(), prompt.note.as_ref()]
        .into_iter()
        .flatten()
        .flat_map(|text| names(text))
        .map(str::to_owned)
        .collect();
    let words = |key| {
        let text = table.text(key)?;
        for name in names(&text.value) {
            if Placeholder::from_id(name).is_none() {
                table.complain(text.at, &format!("has the unknown placeholder {{{name}}}"));
            } else if !allowed.iter().any(|own| own == name) {
                let message = format!("uses {{{name}}}, which this prompt does not have in the pack");
                table.complain(text.at, &message);
            }
        }
        Some(text.value)
    };
    if let Some(text) = words("text") {
        prompt.text = text;
    }
    if let Some(otherwise) = words("otherwise") {
        prompt.otherwise = Some(otherwise);
    }
    if let Some(note) = words("note") {
        prompt.note = Some(note);
    }
    let own_low = words("low");
    let own_high = words("high");
    match &mut prompt.widget {
        Widget::Scale { low, high, .. } => {
            *low = own_low.unwrap_or_else(|| std::mem::take(low));
            *high = own_high.unwrap_or_else(|| std::mem::take(high));
        }
        _ if own_low.is_some() || own_high.is_some() => {
            table.complain(table.place("low"), "has no scale, so `low` and `high` mean nothing here");
        }
        _ => {}
    }
    change_options(prompt, table);
}

fn change_options(prompt: &mut Prompt, table: &Table<'_, '_>) {
    let mut none = Vec::new();
    let choices: &mut Vec<Choice> = match &mut prompt.widget {
        Widget::Pick { options: Options::Listed(choices), .. }
        | Widget::Picks { options: Options::Listed(choices), .. } => choices,
        _ => &mut none,
    };
    for option in table.tables("options") {
        let id = option.required("id");
        let label = option.required("label");
        match choices.iter_mut().find(|choice| choice.id == id) {
            Some(choice) => choice.label = label,
            None => option.complain(option.place("id"), &format!("has no option \"{id}\" in the pack")),
        }
        option.finish();
    }
}
