//! An arc to open, or to change: what began it, its first day, what the runner calls it, a note; of one that is there also
//! the days of its markers, which are not always noted on the day itself.
//!
//! What can be read is saved as it is typed, like everything else. A new arc is opened when what began it and when are both
//! told, because its usual is frozen at that moment.

use chrono::NaiveDate;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::entry::Entry;
use super::super::form::{Done, Form, FormField};
use super::super::geometry::{self, Area};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::Page;
use super::arc::words;
use crate::domain::arc::{ArcKind, FrozenBaseline, RecoveryArc};
use crate::domain::change::{Change, Item};
use crate::domain::clock::Stamp;
use crate::domain::id::ArcId;
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::units::days::{self, DayError, Toward, parse_day};

/// A fact of an arc.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// What began it.
    Kind,
    /// Its first day.
    Start,
    /// The day of the first easy run.
    FirstEasyRun,
    /// Since when training is as usual.
    Training,
    /// What it is called.
    Name,
    /// The runner's words on it.
    Note,
}

/// When something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// While the form is filled in.
    Typing,
    /// Now that it is left.
    Leaving,
}

/// How wide the labels are.
const LABEL_COLUMNS: u16 = 20;

/// The form.
#[derive(Debug, Clone, PartialEq)]
pub struct ArcForm {
    original: Option<RecoveryArc>,
    written: Option<RecoveryArc>,
    /// The arcs that are open, this one left out; `None` before the first answer.
    open: Option<Vec<RecoveryArc>>,
    warned: bool,
    /// The fields; none before the page is shown for the first time.
    pub form: Form<Fact>,
}

impl Default for ArcForm {
    fn default() -> Self {
        let form = Form::new(LABEL_COLUMNS, Vec::new());
        Self { original: None, written: None, open: None, warned: false, form }
    }
}

impl ArcForm {
    /// To change one that is there.
    #[must_use]
    pub fn of(arc: RecoveryArc) -> Self {
        let mut form = Self { written: Some(arc.clone()), ..Self::default() };
        form.set_fields(&kinds(Some(arc.kind)), &arc);
        form.original = Some(arc);
        form
    }

    fn set_fields(&mut self, kinds: &[ArcKind], arc: &RecoveryArc) {
        let kinds: Vec<(&str, &str)> = kinds.iter().map(|kind| (kind.id(), kind.label())).collect();
        let chosen = self.written.is_some().then_some(arc.kind.id());
        let field = |fact, label: &str, entry| FormField::new(fact, label, entry);
        let day = |day: Option<NaiveDate>| Entry::line(&day.map(days::told_for_field).unwrap_or_default());
        let mut fields = vec![
            field(Fact::Kind, "What began it", Entry::choice(kinds, chosen)),
            field(Fact::Start, "First day", day(Some(arc.start))),
            field(Fact::Name, "What to call it", Entry::line(&arc.name)),
            field(Fact::Note, "Note", Entry::line(&arc.note)),
        ];
        if self.written.is_some() {
            let markers = [
                field(Fact::FirstEasyRun, "First easy run", day(arc.first_easy_run)),
                field(Fact::Training, "Training as usual", day(arc.training_as_usual)),
            ];
            fields.splice(2..2, markers);
        }
        self.form = Form::new(LABEL_COLUMNS, fields);
    }

    /// Where the fields stand, below the line that says what an arc is.
    #[must_use]
    pub fn list_area(&self, shared: &Shared) -> Area {
        let rows = u16::try_from(self.form.fields.len()).unwrap_or(0);
        geometry::body(shared.size).below(2).top(rows)
    }

    /// The field that is written in.
    #[must_use]
    pub fn here(&self) -> Option<&FormField<Fact>> {
        self.form.here()
    }

    /// Whether it opens a new arc.
    fn is_new(&self) -> bool {
        self.original.is_none()
    }

    /// The line over the fields: what comes of opening an arc, or what becomes of the usual of one that is there.
    #[must_use]
    pub fn head(&self, shared: &Shared) -> &'static str {
        match (&self.original, self.told(shared)) {
            (None, _) => "From here the check-ins tell when you are back.",
            (Some(original), Some(arc)) if arc.start != original.start => {
                "Another first day: its usual is made anew from the days before."
            }
            (Some(_), _) => "Its usual stays as it is.",
        }
    }

    fn entered(&self, fact: Fact) -> String {
        self.form.entered(fact)
    }

    fn kind(&self) -> Option<ArcKind> {
        ArcKind::from_id(&self.entered(Fact::Kind))
    }

    fn start(&self, shared: &Shared) -> Result<NaiveDate, String> {
        past_day(&self.entered(Fact::Start), "An arc begins", shared)
    }

    /// The day of a marker; nothing entered is none.
    fn marked(&self, fact: Fact, shared: &Shared) -> Result<Option<NaiveDate>, String> {
        let entered = self.entered(fact);
        if entered.trim().is_empty() { Ok(None) } else { past_day(&entered, "A marker is", shared).map(Some) }
    }

    /// What is told with a day before the first one.
    fn before_the_start(&self, shared: &Shared) -> Option<Fact> {
        let start = self.start(shared).ok()?;
        let is_before = |day: Option<NaiveDate>| day.is_some_and(|day| day < start);
        let put_down = self.written.as_ref().and_then(|arc| arc.put_down);
        let markers = [Fact::FirstEasyRun, Fact::Training];
        let marker = markers.into_iter().find(|fact| is_before(self.marked(*fact, shared).ok().flatten()));
        if is_before(put_down) { Some(Fact::Start) } else { marker }
    }

    /// The open arc of the chosen kind that leaves no room for another one.
    fn in_the_way(&self) -> Option<&RecoveryArc> {
        let kind = self.kind()?;
        let changed = self.original.as_ref().is_none_or(|original| original.kind != kind);
        self.open.iter().flatten().find(|arc| changed && arc.kind == kind)
    }

    /// The arc as the fields tell it. What cannot be read is left as it was; `None` where it was nothing yet.
    fn told(&self, shared: &Shared) -> Option<RecoveryArc> {
        let before = self.written.as_ref();
        let kind = self.kind().filter(|_| self.in_the_way().is_none()).or(before.map(|arc| arc.kind))?;
        let start = self.start(shared).ok().or(before.map(|arc| arc.start))?;
        let (name, note) = (self.entered(Fact::Name), self.entered(Fact::Note));
        let before = before.cloned().unwrap_or_else(|| blank(ArcId(uuid::Uuid::nil()), shared.now.wall));
        let marked = |fact, before| self.marked(fact, shared).unwrap_or(before);
        let (start, first_easy_run, training_as_usual) = if self.before_the_start(shared).is_some() {
            // Which of the days is meant otherwise is not known yet.
            (before.start, before.first_easy_run, before.training_as_usual)
        } else {
            let first_easy_run = marked(Fact::FirstEasyRun, before.first_easy_run);
            (start, first_easy_run, marked(Fact::Training, before.training_as_usual))
        };
        // The usual of another first day is made by the store; the first day as it was has the usual that it had.
        let baseline = match &self.original {
            Some(original) if original.start == start => original.baseline,
            Some(_) => FrozenBaseline::default(),
            None => before.baseline,
        };
        Some(RecoveryArc { kind, name, start, baseline, first_easy_run, training_as_usual, note, ..before })
    }

    /// Looks at every field again, and tells what is wrong with it.
    fn check(&mut self, shared: &Shared) {
        let keys = &shared.settings.keymap;
        let taken = self.in_the_way().map(|arc| {
            format!(
                "Open since {}: {}. There is one of a kind at a time; it can be changed, or put down with {}.",
                days::told_short(arc.start),
                words::name(arc),
                keys.told(Command::PutDown)
            )
        });
        let early = self.before_the_start(shared);
        let start = self.start(shared).err().or_else(|| {
            Some(match early? {
                Fact::Start => "It was put down before that day.".to_owned(),
                _ => "A marker below is before that day.".to_owned(),
            })
        });
        let marked = |fact| {
            let early =
                || (early == Some(fact)).then(|| "That is before the first day of the arc.".to_owned());
            self.marked(fact, shared).err().or_else(early)
        };
        let (first_easy_run, training) = (marked(Fact::FirstEasyRun), marked(Fact::Training));
        for field in &mut self.form.fields {
            field.problem = match field.fact {
                Fact::Kind => taken.clone(),
                Fact::Start => start.clone(),
                Fact::FirstEasyRun => first_easy_run.clone(),
                Fact::Training => training.clone(),
                Fact::Name | Fact::Note => None,
            };
        }
    }

    fn save(&mut self, when: When, shared: &mut Shared) {
        let Some(mut arc) = self.told(shared) else { return };
        let here = self.here().map(|field| field.fact);
        match &self.written {
            Some(written) if *written == arc => return,
            // Its usual is frozen when it is opened: not before what began it, and when, have been settled.
            None if when == When::Typing && matches!(here, Some(Fact::Kind | Fact::Start)) => return,
            None => {
                arc.id = ArcId(shared.ids.fresh(&shared.now));
                arc.written = shared.now.wall;
                put(Change::OpenArc(Box::new(arc.clone())), when, shared);
            }
            Some(written) => {
                let base = Some(Box::new(written.clone()));
                put(Change::PutArc { arc: Box::new(arc.clone()), base }, when, shared);
            }
        }
        self.written = Some(arc);
    }

    fn changed(&mut self, shared: &mut Shared) {
        self.check(shared);
        self.save(When::Typing, shared);
    }

    fn leave(&mut self, shared: &mut Shared) {
        self.save(When::Leaving, shared);
        let typed =
            [Fact::Kind, Fact::Name, Fact::Note].into_iter().any(|fact| !self.entered(fact).is_empty());
        if self.is_new() && self.written.is_none() && typed && !self.warned {
            // Nothing is thrown away by one key: what is missing is told first.
            self.warned = true;
            let wrong = self.form.wrong().map_or(Fact::Kind, |field| field.fact);
            self.form.select(wrong);
            let key = shared.settings.keymap.told(Command::LeaveForm);
            shared.warn(format!(
                "To be kept, an arc needs what began it and a first day. {key} once more leaves without it."
            ));
            return;
        }
        shared.go(Go::Back);
        match (&self.original, &self.written) {
            (Some(original), Some(written)) if original != written => {
                shared.tell(format!("{} is changed.", words::name(written)));
                let (arc, base) = (Box::new(original.clone()), Some(Box::new(written.clone())));
                shared
                    .can_undo(format!("As before: {}", words::name(original)), Change::PutArc { arc, base });
            }
            (None, Some(written)) => {
                let name = words::name(written);
                shared
                    .tell(format!("An arc is open: {name}. From here the check-ins tell when you are back."));
                let at = shared.now.wall;
                shared.can_undo(
                    format!("In the trash: {name}"),
                    Change::Trash { item: Item::Arc(written.id), at },
                );
            }
            _ => {}
        }
        if self.written.is_some()
            && let Some(wrong) = self.form.wrong()
        {
            shared.warn(format!("{} was left as it was; the rest is kept.", wrong.label));
        }
    }

    fn done(&mut self, done: Done, shared: &mut Shared) {
        match done {
            Done::Nothing => {}
            Done::Moved => self.save(When::Typing, shared),
            Done::Changed => self.changed(shared),
            Done::Leave => self.leave(shared),
        }
    }
}

/// A day that is not ahead; `what` begins the sentence that says so of one that is.
fn past_day(text: &str, what: &str, shared: &Shared) -> Result<NaiveDate, String> {
    parse_day(text, shared.now.today(), Toward::Past).map_err(|error| match error {
        DayError::StillAhead { date } => format!("{date} is still ahead. {what} today or before."),
        error => error.to_string(),
    })
}

fn put(change: Change, when: When, shared: &mut Shared) {
    match when {
        When::Typing => shared.write_at_pause(change),
        When::Leaving => shared.write(change),
    }
}

/// What can be chosen. A race that was a setback opens its arc from its own story; one that is there keeps its kind.
fn kinds(own: Option<ArcKind>) -> Vec<ArcKind> {
    let fits = |kind: &ArcKind| *kind != ArcKind::SetbackRace || own == Some(ArcKind::SetbackRace);
    ArcKind::ALL.iter().copied().filter(fits).collect()
}

fn blank(id: ArcId, written: Stamp) -> RecoveryArc {
    RecoveryArc::new(id, ArcKind::Life, written.date_naive(), written)
}

impl Page for ArcForm {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Form, Scope::Writing]
    }

    fn takes_letters(&self) -> bool {
        true
    }

    fn awaits_answer(&self) -> bool {
        self.open.is_none()
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        let done = self.form.perform(command, shared);
        self.done(done, shared);
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        let done = self.form.typed(key, shared);
        self.done(done, shared);
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        let done = self.form.pasted(text, shared);
        self.done(done, shared);
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let done = self.form.clicked(self.list_area(shared), (column, row));
        self.done(done, shared);
    }

    fn resized(&mut self, shared: &mut Shared) {
        if self.form.fields.is_empty() {
            let arc = blank(ArcId(uuid::Uuid::nil()), shared.now.wall);
            self.set_fields(&kinds(None), &arc);
        }
        self.form.resized(self.list_area(shared));
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::History(None));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::History(None, history) = reply else {
            return Heard::No;
        };
        let reckoning = Reckoning::of(history, shared.now.today());
        let own = self.written.as_ref().map(|arc| arc.id);
        let arcs = history.arcs.iter().zip(&reckoning.recoveries);
        let open = arcs.filter(|(arc, recovery)| recovery.is_open() && Some(arc.id) != own);
        self.open = Some(open.map(|(arc, _)| arc.clone()).collect());
        self.check(shared);
        Heard::Yes
    }

    fn leaving(&mut self, shared: &mut Shared) {
        self.save(When::Leaving, shared);
    }
}
