//! What a check-in asks, row by row: which rows there are, what answers each, and how what is typed is read.

use crate::app::entry::Entry;
use crate::content::Content;
use crate::domain::check_in::{Asked, CheckIn, HIGHEST, Illness, Item, Pain, Tag, Trained};
use crate::domain::units::duration::parse_duration;
use crate::domain::units::rounding::whole;

/// What one row asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// A number for an item.
    Number(Item),
    /// Where it hurts.
    PainSite,
    /// Whether it changes how one walks.
    PainGait,
    /// Whether it is there at rest or at night.
    PainAtRest,
    /// Whether it is one exact spot on a bone.
    PainOnBone,
    /// Whether one is ill.
    Ill,
    /// What was trained.
    Trained,
    /// Minutes of training.
    Minutes,
    /// The effort of it.
    Effort,
    /// The cycle.
    Cycle,
    /// One line.
    Note,
}

/// The follow-ups of pain, in their order.
const ABOUT_PAIN: [Ask; 4] = [Ask::PainSite, Ask::PainGait, Ask::PainAtRest, Ask::PainOnBone];

/// The longest training that is believed: six days, the longest of races.
const MOST_MINUTES: u64 = 6 * 24 * 60;

const YES: &str = "yes";
const NO: &str = "no";

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct AskRow {
    /// What it asks.
    pub ask: Ask,
    /// What is typed or chosen; `None` in a row that is answered by a number, which stands in the check-in.
    pub entry: Option<Entry>,
    /// Why it cannot be read.
    pub problem: Option<String>,
}

/// The words of a scale's question and of its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words<'c> {
    /// The question.
    pub ask: &'c str,
    /// What 0 means; empty where the row has no scale.
    pub low: &'c str,
    /// What 10 means.
    pub high: &'c str,
}

impl Ask {
    /// Its name in the row.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Number(item) => item.label(),
            Self::PainSite => "  Where",
            Self::PainGait => "  Walking",
            Self::PainAtRest => "  At rest",
            Self::PainOnBone => "  On bone",
            Self::Ill => Tag::Ill.label(),
            Self::Trained => Tag::Trained.label(),
            Self::Minutes => "Minutes",
            Self::Effort => "Effort",
            Self::Cycle => Tag::Cycle.label(),
            Self::Note => "Note",
        }
    }

    /// How it is asked.
    #[must_use]
    pub fn words(self, content: &Content) -> Words<'_> {
        let check_ins = &content.check_ins;
        let of_tag = |tag| check_ins.tag(tag).map_or("", |words| words.ask.as_str());
        let ask = match self {
            Self::Number(item) => {
                return check_ins.item(item).map_or_else(Words::default, |words| Words {
                    ask: &words.ask,
                    low: &words.low,
                    high: &words.high,
                });
            }
            Self::Effort => {
                let effort = &check_ins.effort;
                return Words { ask: &effort.ask, low: &effort.low, high: &effort.high };
            }
            Self::PainSite => &check_ins.pain.site,
            Self::PainGait => &check_ins.pain.changes_gait,
            Self::PainAtRest => &check_ins.pain.at_rest,
            Self::PainOnBone => &check_ins.pain.on_bone,
            Self::Ill => of_tag(Tag::Ill),
            Self::Trained => of_tag(Tag::Trained),
            Self::Minutes => of_tag(Tag::Load),
            Self::Cycle => of_tag(Tag::Cycle),
            Self::Note => "A line on the day, if you like.",
        };
        Words { ask, ..Words::default() }
    }

    /// Whether it is answered by a number from 0 to 10.
    #[must_use]
    pub fn is_scale(self) -> bool {
        matches!(self, Self::Number(_) | Self::Effort)
    }

    /// Whether it is one of those about pain.
    #[must_use]
    pub fn is_about_pain(self) -> bool {
        self == Self::Number(Item::Pain) || ABOUT_PAIN.contains(&self)
    }

    /// The number that is chosen.
    #[must_use]
    pub fn number(self, check_in: &CheckIn) -> Option<u8> {
        match self {
            Self::Number(item) => check_in.scores.get(item),
            Self::Effort => check_in.effort,
            _ => None,
        }
    }

    /// Chooses a number, or takes it back.
    pub fn set_number(self, check_in: &mut CheckIn, number: Option<u8>) {
        match self {
            Self::Number(item) => check_in.scores.set(item, number),
            Self::Effort => check_in.effort = number.map(|number| number.min(HIGHEST)),
            _ => {}
        }
    }

    /// What a row that is no scale takes, holding what the check-in says.
    fn entry(self, check_in: &CheckIn) -> Option<Entry> {
        let yes_no = |answer: Option<bool>| {
            Entry::choice(vec![(YES, YES), (NO, NO)], answer.map(|answer| if answer { YES } else { NO }))
        };
        Some(match self {
            Self::Number(_) | Self::Effort => return None,
            Self::PainSite => Entry::line(&check_in.pain.site),
            Self::PainGait => yes_no(check_in.pain.changes_gait),
            Self::PainAtRest => yes_no(check_in.pain.at_rest),
            Self::PainOnBone => yes_no(check_in.pain.on_bone),
            Self::Ill => {
                let options = Illness::ALL.iter().map(|ill| (ill.id(), ill.label())).collect();
                Entry::choice(options, check_in.ill.map(Illness::id))
            }
            Self::Trained => {
                let options = Trained::ALL.iter().map(|trained| (trained.id(), trained.label())).collect();
                Entry::choice(options, check_in.trained.map(Trained::id))
            }
            Self::Minutes => {
                Entry::line(&check_in.minutes.map_or_else(String::new, |minutes| minutes.to_string()))
            }
            Self::Cycle => Entry::line(&check_in.cycle),
            Self::Note => Entry::line(&check_in.note),
        })
    }
}

impl AskRow {
    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self, check_in: &CheckIn) -> bool {
        match &self.entry {
            Some(entry) => entry.entered().is_empty(),
            None => self.ask.number(check_in).is_none(),
        }
    }

    /// Reads what was typed or chosen into the check-in; what cannot be read leaves it as it was, and says why.
    pub(super) fn read_into(&mut self, check_in: &mut CheckIn) {
        let Some(entered) = self.entry.as_ref().map(Entry::entered) else {
            return;
        };
        self.problem = None;
        let answer = || (!entered.is_empty()).then(|| entered == YES);
        match self.ask {
            Ask::Number(_) | Ask::Effort => {}
            Ask::PainSite => check_in.pain.site = entered,
            Ask::PainGait => check_in.pain.changes_gait = answer(),
            Ask::PainAtRest => check_in.pain.at_rest = answer(),
            Ask::PainOnBone => check_in.pain.on_bone = answer(),
            Ask::Ill => check_in.ill = Illness::from_id(&entered),
            Ask::Trained => check_in.trained = Trained::from_id(&entered),
            Ask::Cycle => check_in.cycle = entered,
            Ask::Note => check_in.note = entered,
            Ask::Minutes => match minutes(&entered) {
                Ok(minutes) => check_in.minutes = minutes,
                Err(problem) => self.problem = Some(problem),
            },
        }
    }
}

/// Minutes as they are typed: "45", "1:30", "1 h 30"; nothing for none.
fn minutes(text: &str) -> Result<Option<u16>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let bare = text.parse::<u64>().ok();
    let minutes = bare.or_else(|| parse_duration(text).ok().map(|duration| whole(duration.0 / 60.0)));
    minutes
        .filter(|minutes| *minutes <= MOST_MINUTES)
        .and_then(|minutes| u16::try_from(minutes).ok())
        .map(Some)
        .ok_or_else(|| "Write it in minutes: 45, or 1:30 for an hour and a half.".to_owned())
}

/// The rows for a check-in: the seven, what is switched on, and whatever it says besides (`answered` is what it said when
/// it was opened, so that no row goes away under the hand). The entries of `rows` are kept.
#[must_use]
pub(super) fn rows(
    asked: &Asked,
    check_in: &CheckIn,
    answered: &CheckIn,
    rows: &mut Vec<AskRow>,
) -> Vec<AskRow> {
    let either = |says: &dyn Fn(&CheckIn) -> bool| says(check_in) || says(answered);
    let mut asks: Vec<Ask> = Item::CORE.map(Ask::Number).to_vec();
    for item in Item::EXTRAS {
        if asked.extras.contains(&item) || either(&|check_in| check_in.scores.get(item).is_some()) {
            asks.push(Ask::Number(item));
        }
        if item == Item::Pain && check_in.scores.get(item).is_some_and(|pain| pain >= 1) {
            asks.extend(ABOUT_PAIN);
        }
    }
    let tag = |tag, says: &dyn Fn(&CheckIn) -> bool| asked.tags.contains(&tag) || either(says);
    if tag(Tag::Ill, &|check_in| check_in.ill.is_some()) {
        asks.push(Ask::Ill);
    }
    if tag(Tag::Trained, &|check_in| check_in.trained.is_some()) {
        asks.push(Ask::Trained);
    }
    if tag(Tag::Load, &|check_in| check_in.minutes.is_some() || check_in.effort.is_some()) {
        asks.extend([Ask::Minutes, Ask::Effort]);
    }
    if tag(Tag::Cycle, &|check_in| !check_in.cycle.is_empty()) {
        asks.push(Ask::Cycle);
    }
    asks.push(Ask::Note);
    of(&asks, check_in, rows)
}

/// The rows of the declared usual: the seven and no more.
#[must_use]
pub(super) fn core_rows(check_in: &CheckIn) -> Vec<AskRow> {
    of(&Item::CORE.map(Ask::Number), check_in, &mut Vec::new())
}

fn of(asks: &[Ask], check_in: &CheckIn, rows: &mut Vec<AskRow>) -> Vec<AskRow> {
    let mut row = |ask: Ask| match rows.iter().position(|row| row.ask == ask) {
        Some(place) => rows.swap_remove(place),
        None => AskRow { ask, entry: ask.entry(check_in), problem: None },
    };
    asks.iter().map(|ask| row(*ask)).collect()
}

/// The check-in as it is kept. Without pain nothing is said about it: who says 0 after all takes the rest back with it, and
/// the rows keep it while the page is open.
#[must_use]
pub(super) fn as_kept(check_in: &CheckIn) -> CheckIn {
    let mut kept = check_in.clone();
    if kept.scores.get(Item::Pain).is_none_or(|pain| pain == 0) {
        kept.pain = Pain::default();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn minutes_are_read_bare_and_as_hours_and_minutes() {
        assert_eq!(minutes(""), Ok(None));
        assert_eq!(minutes("45"), Ok(Some(45)));
        assert_eq!(minutes("1:30"), Ok(Some(90)));
        assert_eq!(minutes("1 h 5"), Ok(Some(65)));
        assert!(minutes("a while").is_err());
        assert!(minutes("9000").is_err());
    }
}
