//! A brief as plain text for a terminal, and as Markdown: one page to print and to carry.

use super::Brief;
use crate::cli::plain::wrapped;
use crate::content::brief::{Fundamental, day_taken, told_match};
use crate::domain::brief::Ready;
use crate::domain::goal::{Step, StepState};
use crate::domain::race::Race;
use crate::domain::units::Seconds;
use crate::domain::units::days::told_date;
use crate::text::sanitise::for_screen;
use crate::text::width;
use crate::text::wrap::rows_of_facts;

/// Labels stand in a column this wide.
const LABEL: usize = 14;
/// The verb of a lesson, with the gap behind it.
const VERB: usize = 8;

/// The lines for a terminal, at most so wide.
pub(super) fn plain(brief: &Brief<'_>, most: Option<usize>) -> Vec<String> {
    let mut page = Page { lines: Vec::new(), most };
    let race = &brief.basis.race;
    page.add(&format!("{}, {}", race.name, when(brief)), 2);
    page.facts(&facts(brief), 0);
    page.facts(&before(brief), 0);
    if !brief.is_over()
        && let Some(moment) = brief.content.brief.moment(brief.days_to_go())
    {
        page.add(&moment.line, 2);
    }
    let is_today = brief.days_to_go() == 0 && !brief.is_over();
    let cue_comes_first = brief.basis.cue_comes_first(brief.today());
    if cue_comes_first {
        page.pairs(if is_today { "Now" } else { "To keep in mind" }, &now(brief));
    }
    page.heading("Lessons you have paid for already");
    for shown in brief.lessons {
        let lesson = &shown.lesson;
        page.add(&format!("  {}{}", width::pad(lesson.verb.label(), VERB), lesson.text), VERB + 2);
        let indent = " ".repeat(VERB + 2);
        if !lesson.trigger.is_empty() {
            page.add(&format!("{indent}{}", lesson.trigger), VERB + 2);
        }
        let words = if brief.is_over() {
            vec![shown.verdict.map_or("not said yet what became of it", |verdict| verdict.label()).to_owned()]
        } else {
            told_match(shown, &brief.content.causes)
        };
        page.facts(&words, VERB + 2);
    }
    if brief.lessons.is_empty() {
        page.add(if brief.is_over() { "  None was shown." } else { "  None yet." }, 2);
    }
    let what_ifs = brief.basis.plan.as_ref().map_or(&[][..], |plan| &plan.what_ifs);
    if !what_ifs.is_empty() {
        page.heading("What if");
        for line in what_ifs {
            page.add(&format!("  - {line}"), 4);
        }
    }
    page.pairs("Goals", &goals(brief));
    if is_today {
        page.pairs("Why, and with whom", &people(brief));
    } else {
        let mut hard_part = hard_part(brief);
        hard_part.retain(|(label, _)| !cue_comes_first || *label != SWITCH_POINT);
        page.pairs("The day and its hard part", &hard_part);
        if cue_comes_first {
            page.pairs("Why, and with whom", &people(brief));
        } else {
            page.pairs("To carry along", &carry(brief));
        }
        let fundamentals = fundamentals(brief);
        if !fundamentals.is_empty() {
            page.heading("The fundamentals");
        }
        for one in fundamentals {
            page.add(&format!("  {}: {}", one.text, one.ready.label()), 4);
            if let Some(step) = one.step {
                page.add(&format!("    step: {}", told_step(step)), 6);
            }
        }
    }
    if brief.basis.plan.is_none() && !brief.is_over() {
        page.add("", 0);
        page.add("Nothing is planned for it yet: b in secondwind writes it down.", 2);
    }
    page.lines
}

/// The lines of a page to print.
pub(super) fn markdown(brief: &Brief<'_>) -> Vec<String> {
    let race = &brief.basis.race;
    let mut lines = vec![format!("# {}", escaped(&race.name)), String::new()];
    lines.push(format!("{} ({})", escaped(&facts(brief).join(" · ")), escaped(&when(brief))));
    let pairs = |lines: &mut Vec<String>, title: &str, pairs: &[(&str, String)]| {
        if !pairs.is_empty() {
            lines.extend([String::new(), format!("## {title}"), String::new()]);
            lines.extend(pairs.iter().map(|(label, words)| format!("- **{label}:** {}", escaped(words))));
        }
    };
    // What is needed at the start stands at the top of the page.
    pairs(&mut lines, "Now", &now(brief));
    lines.extend([String::new(), "## Lessons".to_owned(), String::new()]);
    for (number, shown) in (1..).zip(brief.lessons) {
        let lesson = &shown.lesson;
        lines.push(format!("{number}. **{}** {}", lesson.verb.label(), escaped(&lesson.text)));
        if !lesson.trigger.is_empty() {
            lines.push(format!("   {}", escaped(&lesson.trigger)));
        }
        if let (true, Some(verdict)) = (brief.is_over(), shown.verdict) {
            lines.push(format!("   *{}*", verdict.label()));
        }
    }
    if brief.lessons.is_empty() {
        lines.push("None yet.".to_owned());
    }
    let what_ifs = brief.basis.plan.as_ref().map_or(&[][..], |plan| &plan.what_ifs);
    if !what_ifs.is_empty() {
        lines.extend([String::new(), "## What if".to_owned(), String::new()]);
        lines.extend(what_ifs.iter().map(|line| format!("- {}", escaped(line))));
    }
    pairs(&mut lines, "Goals", &goals(brief));
    let rest: Vec<(&str, String)> = hard_part(brief)
        .into_iter()
        .filter(|(label, _)| *label != SWITCH_POINT)
        .chain(people(brief))
        .collect();
    pairs(&mut lines, "The day", &rest);
    lines.extend(not_in_place(brief));
    lines
}

/// The fundamentals that are not in place, each with the step that was made of it. On the day itself they are no help any more.
fn not_in_place(brief: &Brief<'_>) -> Vec<String> {
    if brief.days_to_go() == 0 && !brief.is_over() {
        return Vec::new();
    }
    let told = |one: Looked<'_>| {
        let step = one.step.map_or_else(String::new, |step| format!("; step: {}", told_step(step)));
        format!("- {}: {}{}", escaped(one.text), one.ready.label(), escaped(&step))
    };
    let missing = fundamentals(brief).into_iter().filter(|one| one.ready != Ready::Yes);
    let mut lines: Vec<String> = missing.map(told).collect();
    if !lines.is_empty() {
        lines.splice(..0, [String::new(), "## The fundamentals".to_owned(), String::new()]);
    }
    lines
}

/// Text in which no sign has a meaning of its own in Markdown.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (place, sign) in for_screen(text).char_indices() {
        let begins_a_list = place == 0 && matches!(sign, '-' | '+' | '=' | '~');
        if begins_a_list || matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&') {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

const SWITCH_POINT: &str = "Switch point";

struct Page {
    lines: Vec<String>,
    most: Option<usize>,
}

impl Page {
    fn add(&mut self, line: &str, indent: usize) {
        self.lines.extend(wrapped(&for_screen(line), self.most, indent));
    }

    /// Facts behind one another; a line ends between two of them.
    fn facts(&mut self, facts: &[String], indent: usize) {
        let room = self.most.map_or(usize::MAX, |most| most.saturating_sub(indent));
        for row in rows_of_facts(facts, room) {
            self.add(&format!("{}{row}", " ".repeat(indent)), indent.max(2));
        }
    }

    fn heading(&mut self, title: &str) {
        self.lines.extend([String::new(), title.to_owned()]);
    }

    /// A section of labels and words; nothing where there are none.
    fn pairs(&mut self, title: &str, pairs: &[(&str, String)]) {
        if pairs.is_empty() {
            return;
        }
        self.heading(title);
        for (label, words) in pairs {
            self.add(&format!("  {}{words}", width::pad(label, LABEL)), LABEL + 2);
        }
    }
}

fn when(brief: &Brief<'_>) -> String {
    match brief.days_to_go() {
        0 if !brief.is_over() => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days @ 2.. => format!("{days} days to go"),
        _ => result(&brief.basis.race),
    }
}

fn result(race: &Race) -> String {
    let outcome = race.outcome.map_or("not told how it went", |outcome| outcome.label());
    race.time().map_or_else(|| outcome.to_owned(), Seconds::told)
}

fn facts(brief: &Brief<'_>) -> Vec<String> {
    let race = &brief.basis.race;
    let mut facts: Vec<String> = Vec::new();
    facts.extend(race.distance.map(|distance| distance.told(brief.units)));
    facts.extend(race.kind.map(|kind| kind.label().to_owned()));
    facts.extend((!race.location.is_empty()).then(|| race.location.clone()));
    facts.push(told_date(race.date));
    facts
}

fn before(brief: &Brief<'_>) -> Vec<String> {
    let told = |(place, race): (usize, &Race)| {
        let lead = if place == 0 { "Here before: " } else { "" };
        format!("{lead}{} {}", chrono::Datelike::year(&race.date), result(race))
    };
    brief.basis.editions.iter().take(3).enumerate().map(told).collect()
}

/// Labels with words, those without words left out.
fn told<'a>(pairs: impl IntoIterator<Item = (&'a str, String)>) -> Vec<(&'a str, String)> {
    pairs.into_iter().filter(|(_, words)| !words.is_empty()).collect()
}

fn planned(brief: &Brief<'_>, of: fn(&crate::domain::brief::BriefPlan) -> &String) -> String {
    brief.basis.plan.as_ref().map(|plan| of(plan).clone()).unwrap_or_default()
}

fn now(brief: &Brief<'_>) -> Vec<(&'static str, String)> {
    told([
        ("Cue", planned(brief, |plan| &plan.cue)),
        (SWITCH_POINT, planned(brief, |plan| &plan.switch_point)),
    ])
}

fn goals(brief: &Brief<'_>) -> Vec<(&'static str, String)> {
    let race = &brief.basis.race.goals;
    let set = race.set().map(|(tier, words)| (tier.label(), words.to_owned()));
    let process = brief.basis.process.iter().map(|goal| ("In my hands", goal.text.clone()));
    told(set.chain(process))
}

fn hard_part(brief: &Brief<'_>) -> Vec<(&'static str, String)> {
    told([
        ("The day", day_taken(&brief.basis.race, brief.units)),
        (SWITCH_POINT, planned(brief, |plan| &plan.switch_point)),
        ("Picture", planned(brief, |plan| &plan.picture)),
    ])
}

fn carry(brief: &Brief<'_>) -> Vec<(&'static str, String)> {
    let mut carry = told([("Cue", planned(brief, |plan| &plan.cue))]);
    carry.extend(people(brief));
    carry
}

fn people(brief: &Brief<'_>) -> Vec<(&'static str, String)> {
    told([("Why", planned(brief, |plan| &plan.why)), ("With me", brief.basis.race.company.clone())])
}

/// A fundamental that was looked at.
struct Looked<'a> {
    text: &'a str,
    ready: Ready,
    /// The small step that was made of it.
    step: Option<&'a Step>,
}

/// The fundamentals that were looked at.
fn fundamentals<'a>(brief: &Brief<'a>) -> Vec<Looked<'a>> {
    let answers = brief.basis.plan.as_ref().map_or(&[][..], |plan| &plan.ready);
    let looked = |item: &'a Fundamental| {
        let ready = answers.iter().find(|one| one.item == item.id)?.ready;
        let made = |step: &&Step| step.text == item.step && step.state != StepState::Dropped;
        Some(Looked { text: &item.text, ready, step: brief.basis.steps.iter().find(made) })
    };
    brief.content.brief.fundamentals.iter().filter_map(looked).collect()
}

/// A step with its day, or with what became of it.
fn told_step(step: &Step) -> String {
    match (step.state, step.day) {
        (StepState::Open, Some(day)) => format!("{}, {}", step.text, told_date(day)),
        (state, _) => format!("{}, {}", step.text, state.label()),
    }
}
