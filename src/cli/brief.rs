//! `secondwind brief [RACE] --markdown --json`

mod data;
mod told;

use chrono::NaiveDate;

use super::journal::{self, Missing};
use super::plain;
use crate::content::Content;
use crate::domain::brief::{BriefBasis, BriefLesson};
use crate::domain::change::Change;
use crate::domain::clock::Now;
use crate::domain::folding::folded;
use crate::domain::id::RaceId;
use crate::domain::race::Race;
use crate::domain::units::UnitSystem;
use crate::domain::units::days::{Toward, parse_day, told_date};
use crate::runtime::Options;
use crate::store::Store;
use crate::text::sanitise::for_screen;

/// So many races are listed where a word names several.
const LISTED: usize = 12;

/// What can be said on the command line.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The brief of a race ahead tells the lessons that fit it, the goals, the what-ifs and what carries; of a
race that is over, what its brief was and what became of each lesson. What it tells of a race ahead
counts as shown, as on the screen: the next debrief asks whether it was used. With --json it does not.

Examples:
  secondwind brief
  secondwind brief \"two rivers\"
  secondwind brief 2027-04-11 --markdown > brief.md
  secondwind brief --json")]
pub(super) struct Arguments {
    /// A part of the race's name, or its day. Where several races have it, the one that is still ahead. Without it, the next
    /// race.
    #[arg(value_name = "RACE", allow_hyphen_values = false)]
    race: Option<String>,
    /// Tells it as Markdown, one page to print and to carry.
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
    /// Tells it as JSON.
    #[arg(long)]
    json: bool,
}

/// A brief with everything that it is told from.
struct Brief<'a> {
    basis: &'a BriefBasis,
    lessons: &'a [BriefLesson],
    content: &'a Content,
    units: UnitSystem,
    now: &'a Now,
}

impl Brief<'_> {
    fn today(&self) -> NaiveDate {
        self.now.today()
    }

    fn is_over(&self) -> bool {
        self.basis.is_over(self.today())
    }

    fn days_to_go(&self) -> i64 {
        self.basis.days_to_go(self.today())
    }
}

/// Tells a brief.
pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<(), String> {
    let now = journal::now()?;
    let mut journal = journal::open(options, Missing::Refuse)?;
    let race = arguments.race.as_deref().map(|words| find(&journal.store, words, now.today())).transpose()?;
    let basis = journal.store.brief(race, now.today()).map_err(|error| error.to_string())?;
    let Some(basis) = basis else {
        return Err("There is no race ahead. Enter one in secondwind, with the key a.".to_owned());
    };
    let (content, _) = journal.folders.content();
    let days_to_go = basis.days_to_go(now.today());
    let most = if basis.is_over(now.today()) { usize::MAX } else { content.brief.lessons(days_to_go) };
    let lessons = &basis.lessons[..basis.lessons.len().min(most)];
    let units = journal.folders.settings().0.units;
    let brief = Brief { basis: &basis, lessons, content: &content, units, now: &now };
    let lines = if arguments.json {
        vec![data::json(&brief)?]
    } else if arguments.markdown {
        told::markdown(&brief)
    } else {
        told::plain(&brief, plain::page_columns())
    };
    plain::print(&lines);
    if arguments.json || brief.is_over() || lessons.is_empty() {
        return Ok(());
    }
    let shown = lessons.iter().map(|lesson| lesson.lesson.id).collect();
    let noted = Change::ShowLessons { race: basis.race.id, lessons: shown, at: now.wall };
    journal
        .store
        .apply(&[noted])
        .map_err(|error| format!("That these lessons were shown could not be noted. {error}"))
}

/// The race that a part of a name or a day means.
fn find(store: &Store, words: &str, today: NaiveDate) -> Result<RaceId, String> {
    let all = store.race_page(0, usize::MAX).map_err(|error| error.to_string())?;
    let wanted = folded(words);
    let day = [Toward::Future, Toward::Past].map(|toward| parse_day(words, today, toward).ok());
    let is_meant = |race: &&Race| {
        day.contains(&Some(race.date)) || (!wanted.is_empty() && folded(&race.name).contains(&wanted))
    };
    let meant: Vec<&Race> = all.rows.iter().map(|row| &row.race).filter(is_meant).collect();
    let mut ahead = meant.iter().filter(|race| race.outcome.is_none() && race.date >= today);
    match (meant.as_slice(), ahead.next(), ahead.next()) {
        ([race], ..) | (_, Some(race), None) => Ok(race.id),
        ([], ..) => Err(format!(
            "No race has “{}” in its name or on its day. secondwind timeline --from start tells all of them.",
            for_screen(words)
        )),
        (several, ..) => {
            let told = |race: &&Race| format!("  {}  {}", told_date(race.date), for_screen(&race.name));
            let mut lines: Vec<String> = several.iter().take(LISTED).map(told).collect();
            if several.len() > LISTED {
                lines.push(format!("  and {} more", several.len() - LISTED));
            }
            Err(format!(
                "“{}” means {} races. Say more of the name, or the day:\n{}",
                for_screen(words),
                several.len(),
                lines.join("\n")
            ))
        }
    }
}
