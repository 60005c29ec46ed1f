//! A season as a text: Markdown, and plain lines.

use super::super::Content;
use super::{answers, gist, sections};
use crate::domain::review::ReviewStory;
use crate::domain::season::Season;
use crate::domain::units::UnitSystem;
use crate::domain::units::rounding::shown;

/// The season as Markdown, line by line. Control characters in what was written are the business of whoever shows it.
#[must_use]
pub fn markdown(
    season: &Season,
    review: Option<&ReviewStory>,
    content: &Content,
    units: UnitSystem,
) -> Vec<String> {
    let mut lines = vec![format!("# Season {}", season.year), String::new()];
    let gist = gist(season);
    lines.push(if gist.is_empty() {
        "Nothing is written of this year yet.".to_owned()
    } else {
        gist.join(" · ")
    });
    lines.extend(months_as_table(season));
    for section in sections(season, content, units) {
        lines.extend([String::new(), format!("## {}", section.heading), String::new()]);
        for entry in &section.entries {
            let facts = if entry.facts.is_empty() {
                String::new()
            } else {
                format!(" ({})", escaped(&entry.facts.join(" · ")))
            };
            lines.push(format!("- **{}**{facts}", escaped(&entry.text)));
            lines.extend(entry.details.iter().map(|detail| format!("  - {}", escaped(detail))));
        }
        if !section.more.is_empty() {
            lines.extend([String::new(), section.more]);
        }
    }
    let answers = answers(season, review, content);
    if !answers.is_empty() {
        lines.extend([String::new(), "## Looking back".to_owned()]);
        for (question, answer) in answers {
            lines.extend([String::new(), format!("### {}", escaped(&question)), String::new()]);
            lines.extend(answer.lines().map(escaped));
        }
    }
    lines
}

/// The season as plain text, line by line; entries stand two columns in, more of them four.
#[must_use]
pub fn plain(
    season: &Season,
    review: Option<&ReviewStory>,
    content: &Content,
    units: UnitSystem,
) -> Vec<String> {
    let mut lines = vec![format!("Season {}", season.year)];
    let gist = gist(season);
    lines.push(if gist.is_empty() {
        "Nothing is written of this year yet.".to_owned()
    } else {
        gist.join(" · ")
    });
    for (side, means) in season.months() {
        let told = told_months(&means);
        if !told.is_empty() {
            lines.push(format!("{}: {}", side.label(), told.join(", ")));
        }
    }
    for section in sections(season, content, units) {
        lines.extend([String::new(), section.heading.to_owned()]);
        for entry in &section.entries {
            let facts = if entry.facts.is_empty() {
                String::new()
            } else {
                format!("   {}", entry.facts.join(" · "))
            };
            lines.push(format!("  {}{facts}", entry.text));
            lines.extend(entry.details.iter().map(|detail| format!("    {detail}")));
        }
        if !section.more.is_empty() {
            lines.push(format!("  {}", section.more));
        }
    }
    for (question, answer) in answers(season, review, content) {
        lines.extend([String::new(), question]);
        lines.extend(answer.lines().map(|line| format!("  {line}")));
    }
    lines
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn told_months(means: &[Option<f64>; 12]) -> Vec<String> {
    let told = MONTHS.iter().zip(means).filter_map(|(month, mean)| Some((month, (*mean)?)));
    told.map(|(month, mean)| format!("{month} {:.1}", shown(mean, 1))).collect()
}

/// Mind and Body by month, where they were measured at all.
fn months_as_table(season: &Season) -> Vec<String> {
    let sides = season.months();
    if sides.iter().all(|(_, means)| means.iter().all(Option::is_none)) {
        return Vec::new();
    }
    let mut lines =
        vec![String::new(), format!("| | {} |", MONTHS.join(" | ")), format!("|---|{}", "---|".repeat(12))];
    for (side, means) in sides {
        let cells = means.map(|mean| mean.map_or_else(String::new, |mean| format!("{:.1}", shown(mean, 1))));
        lines.push(format!("| {} | {} |", side.label(), cells.join(" | ")));
    }
    lines
}

/// Words that mean nothing to Markdown but themselves, in one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (place, sign) in text.char_indices() {
        let begins_a_list = place == 0 && matches!(sign, '-' | '+' | '=' | '~');
        if begins_a_list || matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&') {
            escaped.push('\\');
        }
        escaped.push(if sign == '\n' { ' ' } else { sign });
    }
    // "1." at the start of a line begins a numbered list.
    let digits = escaped.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && escaped[digits..].starts_with(['.', ')']) {
        escaped.insert(digits, '\\');
    }
    escaped
}
