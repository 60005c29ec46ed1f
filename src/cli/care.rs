//! After something was written from the command line: the card that its words ask for, and where people are to talk to. It goes to
//! the error stream, so that no script takes it for data; nothing of it is kept.

use std::io::Write;

use super::plain;
use crate::content::Content;
use crate::content::care::CareText;
use crate::domain::rules::care_words::{Weight, judge};
use crate::text::sanitise::for_screen;

/// Says what the words ask for, once they are saved.
pub(super) fn after_saving(texts: &[&str], content: &Content) {
    let judged = judge(&texts.join("\n\n"), &content.care.words);
    let mut lines = match judged.card() {
        Some(Weight::Danger) => told(&content.care.danger, 2, content),
        Some(Weight::Heavy) => told(&content.care.heavy, 1, content),
        None => Vec::new(),
    };
    if judged.eating
        && let Some(line) = content.care.note("eating")
    {
        lines.push(line.to_owned());
    }
    let width = plain::page_columns();
    let mut out = std::io::stderr().lock();
    for line in lines.iter().flat_map(|line| plain::wrapped(line, width, 0)) {
        // Where the error stream is closed, there is nobody to tell.
        let _ = writeln!(out, "{line}");
    }
}

/// A card with the runner's own contacts behind the first `before` lines.
fn told(text: &CareText, before: usize, content: &Content) -> Vec<String> {
    let mut lines = vec![String::new(), text.title.clone()];
    lines.extend(text.items.iter().take(before).map(|item| item.label.clone()));
    lines.extend(content.contacts.iter().map(|contact| {
        let told = format!("  {} · {} · {}", contact.name, contact.how.label(), contact.value);
        for_screen(&told).into_owned()
    }));
    lines.extend(text.items.iter().skip(before).map(|item| item.label.clone()));
    lines
}
