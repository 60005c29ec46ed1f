//! The words, and the flow that is made from them.
//!
//! Texts come in (the built-in ones, and a runner's own files as the caller read them), typed data goes out. There is no file,
//! no clock and no screen here.
//!
//! Architecture invariants: a file with anything wrong in it is left out completely, and everything wrong with it is
//! reported at once; the built-in texts go through the same door as everybody's; conditions look backwards only, so
//! [`flow::questions`] is one pass.

pub mod alignment;
pub mod bounce;
pub mod brief;
pub mod care;
pub mod care_log;
pub mod causes;
mod changes;
pub mod check_ins;
mod checking;
pub mod condition;
pub mod contacts;
pub mod facts;
pub mod feelings;
pub mod field;
pub mod flow;
pub mod guard;
pub mod harvest;
mod known;
mod log;
pub mod pack;
mod pack_reading;
pub mod placeholders;
pub mod problem;
pub mod prompt;
mod prompt_reading;
pub mod query;
mod reading;
pub mod reviews;
pub mod season;

pub mod signals;
pub mod stepback;
pub mod suggest;
#[cfg(test)]
mod testing;

use alignment::AlignmentWords;
use bounce::BounceWords;
use brief::BriefWords;
use care::Care;
use care_log::CareLogWords;
use causes::Causes;
use changes::{Changeable, read_changes};
use check_ins::CheckInWords;
use checking::Against;
use contacts::Contact;
use feelings::Feelings;
use guard::GuardWords;
use log::{Log, parse};
use pack::Pack;
pub use problem::Problem;
use reading::Table;
use reviews::Reviews;
use stepback::StepBackWords;

const CORE_PACK: &str = include_str!("../../assets/packs/core.toml");
const FEELINGS: &str = include_str!("../../assets/feelings.toml");
const CAUSES: &str = include_str!("../../assets/causes.toml");
const CARE: &str = include_str!("../../assets/care.toml");
const CHECK_INS: &str = include_str!("../../assets/checkins.toml");
const BRIEF: &str = include_str!("../../assets/brief.toml");
const BOUNCE: &str = include_str!("../../assets/bounce.toml");
const ALIGNMENT: &str = include_str!("../../assets/alignment.toml");
const REVIEWS: &str = include_str!("../../assets/reviews.toml");
const STEP_BACK: &str = include_str!("../../assets/stepback.toml");
const CARE_LOG: &str = include_str!("../../assets/carelog.toml");
const GUARD: &str = include_str!("../../assets/guard.toml");

/// A text that was handed in, with the name that is shown when something is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Usually the file's name.
    pub name: String,
    /// The text.
    pub text: String,
}

/// All the words of the program: the packs, the feelings, the causes, the care texts, those of check-ins, of the brief, of the
/// bounce plan, of the alignment check and of reviews.
#[derive(Debug, Clone)]
pub struct Content {
    /// The feelings that can be named.
    pub feelings: Feelings,
    /// What shapes a race.
    pub causes: Causes,
    /// What is shown where more than a journal is needed.
    pub care: Care,
    /// The runner's own contacts, from `help.toml`.
    pub contacts: Vec<Contact>,
    /// How check-ins are asked, and what may help on the way back.
    pub check_ins: CheckInWords,
    /// What the brief before a race asks and says.
    pub brief: BriefWords,
    /// The items of the bounce plan after a setback.
    pub bounce: BounceWords,
    /// The sentences of the alignment check.
    pub alignment: AlignmentWords,
    /// What the reviews of a week, a month and a season ask.
    pub reviews: Reviews,
    /// What a step back asks.
    pub step_back: StepBackWords,
    /// What the care log says, and what can be kept in it.
    pub care_log: CareLogWords,
    /// What the guard against brooding offers.
    pub guard: GuardWords,
    active: Pack,
    others: Vec<Pack>,
}

impl Content {
    /// The words that come with the program.
    #[must_use]
    pub fn built_in() -> Self {
        built_in().0
    }

    /// The built-in words together with a runner's own files: whole packs, and files that change words (`[pack] changes =
    /// "core"`). A file with a problem is left out completely.
    #[must_use]
    pub fn with_sources(sources: &[Source]) -> (Self, Vec<Problem>) {
        let (mut content, mut problems) = built_in();
        for source in sources {
            match content.read(source) {
                Ok(Read::Pack(pack)) => content.add(*pack),
                Ok(Read::Changes(changed)) => {
                    content.active = changed.pack;
                    content.feelings = changed.feelings;
                    content.causes = changed.causes;
                }
                Err(found) => problems.extend(found),
            }
        }
        (content, problems)
    }

    /// The pack in use.
    #[must_use]
    pub fn pack(&self) -> &Pack {
        &self.active
    }

    /// All packs, the one in use first.
    pub fn packs(&self) -> impl Iterator<Item = &Pack> {
        std::iter::once(&self.active).chain(&self.others)
    }

    /// Puts another pack to use. `false`, and nothing is changed, where there is none with this id.
    pub fn choose(&mut self, id: &str) -> bool {
        if self.active.id == id {
            return true;
        }
        match self.others.iter_mut().find(|pack| pack.id == id) {
            Some(pack) => {
                std::mem::swap(pack, &mut self.active);
                true
            }
            None => false,
        }
    }

    fn add(&mut self, pack: Pack) {
        let same = self.others.iter_mut().find(|other| other.id == pack.id);
        if self.active.id == pack.id {
            self.active = pack;
        } else if let Some(other) = same {
            *other = pack;
        } else {
            self.others.push(pack);
        }
    }

    fn read(&self, source: &Source) -> Result<Read, Vec<Problem>> {
        let log = Log::new(&source.name, &source.text);
        let read = self.read_noting(&log);
        match read {
            Some(read) if log.is_clean() => Ok(read),
            _ => Err(log.into_problems()),
        }
    }

    fn read_noting(&self, log: &Log<'_>) -> Option<Read> {
        let root = parse(log)?;
        let root = Table::new(log, &root, "the file");
        if !root.has("pack") {
            root.complain(root.at, "has no [pack] with an `id`, or with `changes = \"core\"`");
            return None;
        }
        if root.peek("pack", "changes") {
            let mut changed = Changeable {
                pack: self.active.clone(),
                feelings: self.feelings.clone(),
                causes: self.causes.clone(),
            };
            read_changes(&mut changed, root);
            return Some(Read::Changes(Box::new(changed)));
        }
        let (pack, places) = pack_reading::read_pack(log, root)?;
        let against = Against { feelings: &self.feelings, causes: &self.causes };
        checking::check(&pack, &places, against, log);
        Some(Read::Pack(Box::new(pack)))
    }
}

/// Everything that is wrong with one file, for the command that checks packs.
#[must_use]
pub fn check_pack(source: &Source) -> Vec<Problem> {
    let (content, _) = built_in();
    content.read(source).err().unwrap_or_default()
}

enum Read {
    Pack(Box<Pack>),
    Changes(Box<Changeable>),
}

/// The built-in texts. A test holds that there is nothing wrong with them; the problems are handed on all the same, so
/// that a build with a broken text says so instead of falling over.
fn built_in() -> (Content, Vec<Problem>) {
    let logs = [
        ("feelings.toml", FEELINGS),
        ("causes.toml", CAUSES),
        ("care.toml", CARE),
        ("checkins.toml", CHECK_INS),
        ("brief.toml", BRIEF),
        ("bounce.toml", BOUNCE),
        ("alignment.toml", ALIGNMENT),
        ("reviews.toml", REVIEWS),
        ("core.toml", CORE_PACK),
    ];
    let [
        feelings_log,
        causes_log,
        care_log,
        check_ins_log,
        brief_log,
        bounce_log,
        alignment_log,
        reviews_log,
        pack_log,
    ] = logs.map(|(name, text)| Log::new(name, text));
    let feelings = feelings::read_feelings(&feelings_log);
    let causes = causes::read_causes(&causes_log);
    let care = care::read_care(&care_log);
    let check_ins = check_ins::read_check_ins(&check_ins_log);
    let brief = brief::read_brief(&brief_log);
    let bounce = bounce::read_bounce(&bounce_log);
    let alignment = alignment::read_alignment(&alignment_log);
    let reviews = reviews::read_reviews(&reviews_log);
    let step_back_log = Log::new("stepback.toml", STEP_BACK);
    let step_back = stepback::read_step_back(&step_back_log);
    let care_words = Log::new("carelog.toml", CARE_LOG);
    let care_log_words = care_log::read_care_log(&care_words);
    let guard_log = Log::new("guard.toml", GUARD);
    let guard = guard::read_guard(&guard_log, &check_ins);
    let against = Against { feelings: &feelings, causes: &causes };
    let active = read_core(&pack_log, against);
    let logs = [
        feelings_log,
        causes_log,
        care_log,
        check_ins_log,
        brief_log,
        bounce_log,
        alignment_log,
        reviews_log,
        pack_log,
    ];
    let logs = logs.into_iter().chain([step_back_log, care_words, guard_log]);
    let problems = logs.flat_map(Log::into_problems).collect();
    let content = Content {
        feelings,
        causes,
        care,
        contacts: Vec::new(),
        check_ins,
        brief,
        bounce,
        alignment,
        reviews,
        step_back,
        care_log: care_log_words,
        guard,
        active,
        others: Vec::new(),
    };
    (content, problems)
}

fn read_core(log: &Log<'_>, against: Against<'_>) -> Pack {
    let read = parse(log).and_then(|root| {
        let (pack, places) = pack_reading::read_pack(log, Table::new(log, &root, "the file"))?;
        // Every debug build checks the built-in pack, and so does a test; a release has nothing left to find in it, and
        // its first frame does not wait for that.
        if cfg!(debug_assertions) {
            checking::check(&pack, &places, against, log);
        }
        Some(pack)
    });
    read.unwrap_or_else(Pack::empty)
}

#[cfg(test)]
mod tests;
