//! Every change that holds words leads to a card, whichever page has made it.

use chrono::NaiveDate;
use secondwind::domain::alignment::{AlignmentCheck, Assumption, FitItem, FitStep};
use secondwind::domain::arc::{ArcKind, Part, RecoveryArc, Try};
use secondwind::domain::bounce::BounceTick;
use secondwind::domain::brief::BriefPlan;
use secondwind::domain::care::{CareItem, Parked};
use secondwind::domain::change::Change;
use secondwind::domain::check_in::CheckIn;
use secondwind::domain::clock::Stamp;
use secondwind::domain::debrief::{Answer, Line, QuestionKey, Value};
use secondwind::domain::goal::{GivenVerdict, Goal, GoalKind, Step, StepState, Verdict};
use secondwind::domain::id::{
    AlignmentId, ArcId, CareItemId, CheckInId, DebriefId, GoalId, LessonId, OverrideId, ParkedId, PersonId,
    RaceId, ReviewId, StepBackId, StepId, TryId, VerdictId,
};
use secondwind::domain::lesson::{Lesson, Verb};
use secondwind::domain::person::Person;
use secondwind::domain::race::Race;
use secondwind::domain::reading::ReadingOverride;
use secondwind::domain::review::ReviewAnswer;
use secondwind::domain::rules::reading::ReadingVerdict;
use secondwind::domain::step_back::{BreakKind, StepBack};
use uuid::Uuid;

use super::super::harness::Journal;
use super::{DANGER, EVENING};

const WORDS: &str = "I want to kill myself";

fn id() -> Uuid {
    Uuid::from_u128(77)
}

fn at() -> Stamp {
    chrono::DateTime::parse_from_rfc3339(EVENING).expect("a moment")
}

fn day() -> NaiveDate {
    at().date_naive()
}

fn words() -> String {
    WORDS.to_owned()
}

fn answer(value: Value) -> Change {
    let answer =
        Answer { key: QuestionKey::once("held.one"), question: String::new(), value: Some(value), at: at() };
    Change::PutAnswer { debrief: DebriefId(id()), answer }
}

fn step() -> Step {
    Step {
        id: StepId(id()),
        goal: None,
        race: None,
        debrief: None,
        person: None,
        text: words(),
        day: None,
        state: StepState::Open,
        written: at(),
    }
}

/// One change for every field of words, by its name.
#[expect(clippy::too_many_lines, reason = "it is one table")]
fn doors() -> Vec<(&'static str, Change)> {
    let mut doors: Vec<(&'static str, Change)> = vec![
        ("an answer", answer(Value::Text(words()))),
        ("an answer that cannot be read", answer(Value::Unread(words()))),
        ("a list of lines", answer(Value::Lines(vec![Line { verb: None, text: words() }]))),
        ("a step", Change::PutStep(step())),
        (
            "a step that is reworded",
            Change::ChangeStep {
                step: Box::new(step()),
                base: Box::new(Step { text: "before".into(), ..step() }),
            },
        ),
        (
            "a talk",
            Change::PutTalk {
                step: Box::new(step()),
                person: Person { id: PersonId(id()), name: "Ann".into(), written: at() },
            },
        ),
        (
            "a review",
            Change::PutReviewAnswer(ReviewAnswer {
                review: ReviewId(id()),
                question: "week.cost".into(),
                asked: String::new(),
                value: Some(Value::Text(words())),
                at: at(),
            }),
        ),
        (
            "a try",
            Change::PutTry(Try {
                id: TryId(id()),
                arc: ArcId(id()),
                day: day(),
                part: Part::Head,
                what: words(),
                helped: None,
                written: at(),
            }),
        ),
        (
            "a parked thought",
            Change::Park(Parked {
                id: ParkedId(id()),
                text: words(),
                until: day(),
                race: None,
                ended: None,
                written: at(),
            }),
        ),
        ("a search that is kept", Change::SaveSearch { query: words(), at: at() }),
        (
            "a reading that was not followed",
            Change::PutOverride(ReadingOverride {
                id: OverrideId(id()),
                day: day(),
                read: ReadingVerdict::Hold,
                chosen: ReadingVerdict::Build,
                reason: words(),
                at: at(),
            }),
        ),
        (
            "a line of a bounce plan",
            Change::NoteTick(BounceTick {
                race: RaceId(id()),
                item: "people".into(),
                tick: None,
                note: words(),
                at: at(),
            }),
        ),
    ];
    let judged = GivenVerdict {
        id: Some(VerdictId(id())),
        goal: GoalId(id()),
        verdict: Verdict::LetGo,
        reason: String::new(),
        carries: String::new(),
        again: None,
        review: None,
        debrief: None,
        at: at(),
    };
    doors.push(("why a goal is let go", Change::Judge(GivenVerdict { reason: words(), ..judged.clone() })));
    doors.push(("what carries it on", Change::Judge(GivenVerdict { carries: words(), ..judged })));
    let goal = Goal::new(GoalId(id()), GoalKind::Open, "Run", at());
    for (name, goal) in [
        ("a goal", Goal { text: words(), ..goal.clone() }),
        ("why a goal", Goal { why: words(), ..goal.clone() }),
        ("a goal's if-then", Goal { if_then: words(), ..goal.clone() }),
        ("notes of a goal", Goal { notes: words(), ..goal }),
    ] {
        doors.push((name, Change::PutGoal { goal: Box::new(goal), base: None }));
    }
    let lesson = Lesson::new(LessonId(id()), Verb::Keep, "Run", at());
    for (name, lesson) in [
        ("a lesson", Lesson { text: words(), ..lesson.clone() }),
        ("a trigger", Lesson { trigger: words(), ..lesson }),
    ] {
        doors.push((name, Change::PutLesson { lesson: Box::new(lesson), base: None }));
    }
    let plan = BriefPlan::blank(RaceId(id()), at());
    for (name, plan) in [
        ("why this race", BriefPlan { why: words(), ..plan.clone() }),
        ("a switch point", BriefPlan { switch_point: words(), ..plan.clone() }),
        ("a cue", BriefPlan { cue: words(), ..plan.clone() }),
        ("a picture", BriefPlan { picture: words(), ..plan.clone() }),
        ("a what-if", BriefPlan { what_ifs: vec!["If".into(), words()], ..plan }),
    ] {
        doors.push((name, Change::PutPlan { plan: Box::new(plan), base: None }));
    }
    let mut check_in = CheckIn::new(CheckInId(id()), day(), at());
    check_in.note = words();
    doors.push((
        "a note of a check-in",
        Change::PutCheckIn { check_in: Box::new(check_in.clone()), base: None },
    ));
    check_in.note = String::new();
    check_in.pain.site = words();
    doors.push((
        "the site of a pain",
        Change::PutCheckIn { check_in: Box::new(check_in.clone()), base: None },
    ));
    check_in.pain.site = String::new();
    check_in.cycle = words();
    doors.push(("words on the cycle", Change::PutCheckIn { check_in: Box::new(check_in), base: None }));
    let arc = RecoveryArc::new(ArcId(id()), ArcKind::Life, day(), at());
    let noted = RecoveryArc { note: words(), ..arc.clone() };
    doors.push(("an arc that is opened", Change::OpenArc(Box::new(noted.clone()))));
    doors.push((
        "a note of an arc",
        Change::PutArc { arc: Box::new(noted), base: Some(Box::new(arc.clone())) },
    ));
    let named = RecoveryArc { name: words(), ..arc };
    doors.push(("the name of an arc", Change::PutArc { arc: Box::new(named), base: None }));
    let race = Race::new(RaceId(id()), "Two Rivers", day());
    let mut races: Vec<(&'static str, Race)> =
        vec![("notes of a race", Race { notes: words(), ..race.clone() })];
    races.push(("the name of a race", Race { name: words(), ..race.clone() }));
    races.push(("company at a race", Race { company: words(), ..race.clone() }));
    let mut goals = race.clone();
    goals.goals.c = words();
    races.push(("a goal of a race", goals));
    doors.extend(
        races.into_iter().map(|(name, race)| (name, Change::PutRace { race: Box::new(race), base: None })),
    );
    let step_back = StepBack::new(StepBackId(id()), BreakKind::Planned, (day(), day()), at());
    for (name, step_back) in [
        ("what stays", StepBack { keep: words(), ..step_back.clone() }),
        ("which goal it serves", StepBack { goal: words(), ..step_back.clone() }),
        ("why one began to run", StepBack { why_running: words(), ..step_back.clone() }),
        ("what came back first", StepBack { first_back: words(), ..step_back }),
    ] {
        doors.push((name, Change::PutStepBack { step_back: Box::new(step_back), base: None }));
    }
    let check = AlignmentCheck::new(AlignmentId(id()), day(), at());
    let fit = |moment: &str, change: &str| FitStep {
        item: FitItem::Fuel,
        moment: moment.into(),
        change: change.into(),
        step: None,
        fitted: None,
    };
    let row = |assumes: &str, gives: &str| Assumption {
        row: "sleep".into(),
        assumes: assumes.into(),
        gives: gives.into(),
        changes: false,
    };
    for (name, check) in [
        ("a note of an alignment check", AlignmentCheck { note: words(), ..check.clone() }),
        ("the moment of a step", AlignmentCheck { steps: vec![fit(WORDS, "")], ..check.clone() }),
        ("a small change", AlignmentCheck { steps: vec![fit("", WORDS)], ..check.clone() }),
        ("what the plan assumes", AlignmentCheck { assumptions: vec![row(WORDS, "")], ..check.clone() }),
        ("what the season gives", AlignmentCheck { assumptions: vec![row("", WORDS)], ..check }),
    ] {
        doors.push((name, Change::PutAlignment { check: Box::new(check), base: None }));
    }
    for (name, item, note) in
        [("a thing in the care log", WORDS, ""), ("a note in the care log", "sleep", WORDS)]
    {
        let item = CareItem {
            id: CareItemId(id()),
            name: item.into(),
            every_days: None,
            note: note.into(),
            written: at(),
        };
        doors.push((name, Change::PutCare { item: Box::new(item), base: None }));
    }
    doors
}

#[test]
fn every_change_that_holds_words_leads_to_a_card() {
    let doors = doors();
    assert!(doors.len() > 45, "{}", doors.len());
    for (name, change) in doors {
        for pause in [false, true] {
            let mut journal = Journal::at(EVENING);
            if pause {
                journal.state.shared.write_at_pause(change.clone());
            } else {
                journal.state.shared.write(change.clone());
            }
            journal.press("2");
            assert!(journal.sees(DANGER), "{name}:\n{}", journal.screen());
        }
    }
}

#[test]
fn words_that_stood_there_before_ask_for_nothing() {
    for (name, change) in doors() {
        let again = match change {
            Change::PutGoal { goal, .. } => Change::PutGoal { base: Some(goal.clone()), goal },
            Change::PutLesson { lesson, .. } => Change::PutLesson { base: Some(lesson.clone()), lesson },
            Change::PutPlan { plan, .. } => Change::PutPlan { base: Some(plan.clone()), plan },
            Change::PutCheckIn { check_in, .. } => {
                Change::PutCheckIn { base: Some(check_in.clone()), check_in }
            }
            Change::PutArc { arc, .. } => Change::PutArc { base: Some(arc.clone()), arc },
            Change::PutRace { race, .. } => Change::PutRace { base: Some(race.clone()), race },
            Change::PutStepBack { step_back, .. } => {
                Change::PutStepBack { base: Some(step_back.clone()), step_back }
            }
            Change::PutAlignment { check, .. } => Change::PutAlignment { base: Some(check.clone()), check },
            Change::PutCare { item, .. } => Change::PutCare { base: Some(item.clone()), item },
            Change::ChangeStep { step, .. } => Change::ChangeStep { base: step.clone(), step },
            _ => continue,
        };
        let mut journal = Journal::at(EVENING);
        journal.state.shared.write(again);
        journal.press("2");
        assert!(!journal.sees(DANGER), "{name}");
    }
}

#[test]
fn pages_that_hand_words_over_only_when_they_are_left_show_the_card_as_well() {
    let mut journal = Journal::at(EVENING);
    journal.press("5 +");
    journal.type_text(WORDS);
    journal.press("esc");
    journal.must_see(&[DANGER]);
    let mut journal = Journal::at(EVENING);
    journal.press("4 +");
    journal.type_text(WORDS);
    journal.press("esc");
    journal.must_see(&[DANGER]);
    let mut journal = Journal::at(EVENING);
    journal.press("c");
    for _ in 0..30 {
        if journal.screen().lines().any(|row| row.contains('›') && row.contains("Note")) {
            break;
        }
        journal.press("tab");
    }
    journal.type_text(WORDS);
    journal.press("esc");
    journal.must_see(&[DANGER]);
}

#[test]
fn two_fields_of_one_form_ask_for_one_card() {
    let mut journal = Journal::at(EVENING);
    journal.press("5 +");
    journal.type_text(WORDS);
    journal.press("tab");
    journal.must_see(&[DANGER]);
    journal.look();
    journal.press("k tab");
    journal.must_not_see(&[DANGER]);
    journal.press("shift-tab tab shift-tab tab");
    journal.must_not_see(&[DANGER]);
}

#[test]
fn who_quits_from_a_page_that_is_only_looked_at_sees_the_card_first() {
    for keys in ["f1 ctrl-c", "f1 q", "f1 h ctrl-c", "f1 h q"] {
        let mut journal = Journal::at(EVENING);
        journal.press("5 +");
        journal.type_text(WORDS);
        journal.press(keys);
        assert!(!journal.has_left(), "{keys}:\n{}", journal.screen());
        journal.must_see(&[DANGER]);
        journal.look();
        journal.press("ctrl-c");
        assert!(journal.has_left(), "{keys}:\n{}", journal.screen());
    }
}

fn about_a_cause(cause: &str, words: &str) -> Change {
    let answer = Answer {
        key: QuestionKey::about("cause.change", cause),
        question: String::new(),
        value: Some(Value::Text(words.to_owned())),
        at: at(),
    };
    Change::PutAnswer { debrief: DebriefId(id()), answer }
}

#[test]
fn an_answer_about_another_cause_drops_no_words_that_wait() {
    let mut journal = Journal::at(EVENING);
    journal.state.shared.write(about_a_cause("one", WORDS));
    journal.state.shared.write(about_a_cause("two", "Start slower"));
    journal.press("2");
    journal.must_see(&[DANGER]);
}

#[test]
fn a_click_leaves_a_text_as_a_key_does() {
    let mut journal = Journal::at(EVENING);
    journal.state.shared.write(about_a_cause("one", WORDS));
    journal.must_not_see(&[DANGER]);
    journal.click("Today");
    journal.must_see(&[DANGER]);
}

#[test]
fn a_thought_that_is_parked_again_or_let_go_is_not_written_anew() {
    for (key, told) in [("z", "Parked until"), ("x", "Let go")] {
        let parked = Parked {
            id: ParkedId(id()),
            text: words(),
            until: day(),
            race: None,
            ended: None,
            written: at() - chrono::Duration::days(3),
        };
        let mut journal = Journal::holding(EVENING, &[Change::Park(parked)]);
        for _ in 0..20 {
            if journal.screen().lines().any(|row| row.contains('›') && row.contains("kill myself")) {
                break;
            }
            journal.press("down");
        }
        journal.press(key);
        journal.must_see(&[told]);
        journal.press("2");
        journal.must_not_see(&[DANGER]);
    }
}
