//! Writing: a list of changes is made as a whole or not at all.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{
    Store, WriteError, alignment, alignment_due, answers, arcs, bounce, care, check_ins, debriefs, goal_life,
    goals, harvest, lesson_life, lessons, people, plans, races, readings, reviews, searches, step_backs,
    steps, trash, tries,
};
use crate::domain::change::{Change, Item};
use crate::domain::goal::Step;
use crate::domain::id::DebriefId;

impl Store {
    /// Makes all changes in one transaction. When this returns `Ok` they are on the disk; otherwise none of them is made.
    ///
    /// # Errors
    /// When the disk is full, the file may only be read, is locked, gone or damaged, or when an answer comes for a
    /// debrief that is not there.
    pub fn apply(&mut self, changes: &[Change]) -> Result<(), WriteError> {
        if changes.is_empty() {
            return Ok(());
        }
        self.check_still_there()?;
        let path = self.path().map(ToOwned::to_owned);
        make_all(&mut self.connection, changes).map_err(|refusal| match refusal {
            Refusal::NoSuchDebrief(debrief) => WriteError::NoSuchDebrief(debrief),
            Refusal::Sqlite(error) => WriteError::from_sqlite(path.as_deref(), &error),
        })?;
        // A file that was removed meanwhile still takes writes, and loses them when it is closed.
        self.check_still_there()
    }
}

/// Why a change was not made.
enum Refusal {
    NoSuchDebrief(DebriefId),
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

fn make_all(connection: &mut Connection, changes: &[Change]) -> Result<(), Refusal> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for change in changes {
        make(&transaction, change)?;
    }
    transaction.commit()?;
    Ok(())
}

fn make(transaction: &Transaction<'_>, change: &Change) -> Result<(), Refusal> {
    match change {
        Change::PutDebrief(debrief) => debriefs::put(transaction, debrief)?,
        Change::PutAnswer { debrief, answer } => {
            if !answers::put(transaction, *debrief, answer)? {
                return Err(Refusal::NoSuchDebrief(*debrief));
            }
        }
        Change::Finish(harvest) => harvest::finish(transaction, harvest)?,
        Change::PutRace { race, base } => {
            arcs::follow_race(transaction, race.id, || races::put(transaction, race, base.as_deref()))?;
        }
        Change::PutStep(step) => steps::put(transaction, step, None)?,
        Change::ChangeStep { step, base } => steps::put(transaction, step, Some(base))?,
        Change::PutTalk { step, person } => {
            let person = Some(people::put(transaction, person)?);
            steps::put(transaction, &Step { person, ..step.as_ref().clone() }, None)?;
        }
        Change::PutCheckIn { check_in, base } => {
            check_ins::put(transaction, check_in, base.as_deref())?;
            arcs::freeze_late(transaction, check_in.day.max(check_in.written.date_naive()))?;
        }
        Change::PutDeclared { scores, at } => {
            // A late usual that was there before is not replaced by one that is declared now.
            arcs::freeze_late(transaction, at.date_naive())?;
            let before = check_ins::declared(transaction)?;
            check_ins::put_declared(transaction, scores, at)?;
            arcs::take_declared(transaction, (&before, scores), at.date_naive())?;
        }
        Change::PutAsked { asked, at } => check_ins::put_asked(transaction, asked, at)?,
        Change::OpenArc(arc) => arcs::open(transaction, arc)?,
        Change::PutArc { arc, base } => arcs::put(transaction, arc, base.as_deref())?,
        Change::JoinArc { arc, race } => arcs::join(transaction, *arc, *race)?,
        Change::LeaveArc { arc, race } => arcs::leave(transaction, *arc, *race)?,
        Change::PutTry(done) => tries::put(transaction, done)?,
        Change::PutLesson { lesson, base } => lessons::put_own(transaction, lesson, base.as_deref())?,
        Change::LogLesson(event) => lesson_life::log(transaction, event)?,
        Change::UnlogLesson(event) => lesson_life::unlog(transaction, *event)?,
        Change::MergeLesson { lesson, into } => lesson_life::merge(transaction, *lesson, *into)?,
        Change::PutUse(used) => lesson_life::put_use(transaction, used)?,
        Change::DropUse { lesson, race } => lesson_life::drop_use(transaction, *lesson, *race)?,
        Change::ShowLessons { race, lessons, at } => lesson_life::show(transaction, *race, lessons, at)?,
        Change::PutPlan { plan, base } => plans::put(transaction, plan, base.as_deref())?,
        Change::PutGoal { goal, base } => goals::put_own(transaction, goal, base.as_deref())?,
        Change::LogGoal(change) => goal_life::log(transaction, change)?,
        Change::UnlogGoal(change) => goal_life::unlog(transaction, *change)?,
        Change::Judge(verdict) => goal_life::judge(transaction, verdict)?,
        Change::Unjudge(verdict) => goal_life::unjudge(transaction, *verdict)?,
        Change::PutProgress(progress) => goal_life::put_progress(transaction, progress)?,
        Change::DropProgress(progress) => goal_life::drop_progress(transaction, *progress)?,
        Change::DecideStep(event) => steps::decide(transaction, event)?,
        Change::UndecideStep(event) => steps::undecide(transaction, *event)?,
        Change::PutReview(review) => reviews::put(transaction, review)?,
        Change::DropReview(review) => reviews::drop_empty(transaction, *review)?,
        Change::PutReviewOff { on, at } => reviews::put_off(transaction, *on, at)?,
        Change::PutReviewAnswer(answer) => reviews::put_answer(transaction, answer)?,
        Change::BeginReview(review) => reviews::begin(transaction, review)?,
        Change::PutTick(tick) => bounce::put(transaction, tick, bounce::Said::Tick)?,
        Change::NoteTick(tick) => bounce::put(transaction, tick, bounce::Said::Note)?,
        Change::PutStepBack { step_back, base } => step_backs::put(transaction, step_back, base.as_deref())?,
        Change::PutNoBreak { from, is_none, at } => {
            step_backs::put_no_break(transaction, *from, *is_none, at)?;
        }
        Change::PutAlignment { check, base } => alignment::put(transaction, check, base.as_deref())?,
        Change::PutAlignmentOff { on, at } => alignment_due::put_away(transaction, *on, at)?,
        Change::PutOverride(over) => readings::put(transaction, over)?,
        Change::DropOverride(over) => readings::drop_one(transaction, *over)?,
        Change::PutCare { item, base } => care::put_item(transaction, item, base.as_deref())?,
        Change::PutCareDone(done) => care::put_done(transaction, done)?,
        Change::DropCareDone(done) => care::drop_done(transaction, *done)?,
        Change::PutOfferOff { offer, on, at } => care::put_off(transaction, *offer, *on, at)?,
        Change::Park(parked) => care::park(transaction, parked)?,
        Change::Reopen { debrief, at } => care::reopen(transaction, *debrief, at)?,
        Change::SaveSearch { query, at } => searches::save(transaction, query, at)?,
        Change::ForgetSearch(query) => searches::forget(transaction, query)?,
        Change::Trash { item, at } => {
            if matches!(item, Item::CheckIn(_)) {
                // What is frozen by now does not change by what is thrown away now.
                arcs::freeze_late(transaction, at.date_naive())?;
            }
            trash::trash(transaction, *item, at)?;
        }
        Change::Restore(item) => trash::restore(transaction, *item)?,
        Change::EmptyTrash => trash::empty(transaction)?,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::RaceId;
    use crate::domain::race::Race;
    use uuid::Uuid;

    fn long_race(number: u128) -> Change {
        let id = RaceId(Uuid::from_u128(number));
        let mut race = Race::new(id, "Long", chrono::NaiveDate::default());
        race.notes = "words ".repeat(2_000);
        Change::PutRace { race: Box::new(race), base: None }
    }

    #[test]
    fn a_full_disk_writes_nothing_by_halves_and_takes_the_words_once_there_is_room() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut store = Store::open(&folder.path().join("journal.db")).expect("opens");
        store.apply(&[long_race(1)]).expect("saved");
        let pages: i64 = store.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).expect("told");
        let room = |store: &Store, pages: i64| {
            store.connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).expect("set");
        };
        room(&store, pages + 4);
        let changes = [long_race(2), long_race(3), long_race(4)];
        assert_eq!(store.apply(&changes), Err(WriteError::DiskFull));
        assert_eq!(store.race_page(0, 9).expect("readable").total, 1);
        room(&store, 1_000_000);
        assert_eq!(store.apply(&changes), Ok(()));
        assert_eq!(store.race_page(0, 9).expect("readable").total, 4);
    }

    #[test]
    fn a_journal_that_may_only_be_read_says_so() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut store = Store::open(&folder.path().join("journal.db")).expect("opens");
        store.connection.pragma_update(None, "query_only", true).expect("set");
        assert_eq!(store.apply(&[long_race(1)]), Err(WriteError::ReadOnly));
    }

    #[test]
    fn messages_say_what_failed_and_what_to_do() {
        assert_eq!(
            WriteError::DiskFull.to_string(),
            "The disk is full. Free some space; Second Wind keeps trying and keeps your words on the screen."
        );
        assert_eq!(
            WriteError::Gone { path: "/home/me/journal.db".into() }.to_string(),
            "The journal is no longer at /home/me/journal.db. Put it back, or copy your words elsewhere before \
             you quit; they are still on the screen."
        );
    }
}
