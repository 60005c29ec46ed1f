//! The fields of a step back, and what one key does in them.

use super::{Done, Entry, Form, FormField, LABEL_COLUMNS, Part, Shared, StepBackForm};
use crate::app::entry::{Most, Several};
use crate::app::geometry::Area;
use crate::content::stepback::StepBackAsk;
use crate::domain::step_back::{
    BreakKind, CUT, CUT_DEFAULT, Hard, Kept, LENGTH, LENGTH_DEFAULT, Purpose, Smaller, Space, StepBack, YesNo,
};
use crate::domain::units::days::told_for_field;
use crate::text::editor::Applied;

/// The number of percent by which a key changes it.
const CUT_STEP: u8 = 5;

macro_rules! picks {
    ($kind:ty, $picked:expr, $most:expr) => {{
        let options = <$kind>::ALL.iter().map(|one| (one.id(), one.label())).collect();
        let picked: Vec<&str> = $picked.iter().map(|one| one.id()).collect();
        Entry::Several(Several::new(options, &picked, $most))
    }};
}

impl StepBackForm {
    /// Lays the fields, as it stands or as a new one begins.
    pub(super) fn set_fields(&mut self, shared: &Shared) {
        let own = self.original.clone();
        let is_new = own.is_none();
        let own = own.unwrap_or_else(|| Self::blank(shared));
        let asks: &[StepBackAsk] = match self.part {
            Part::Plan if own.ended.is_some() => &PLAN_AT_END,
            Part::Plan => &PLAN,
            Part::Stop => &[StepBackAsk::Kind, StepBackAsk::From, StepBackAsk::To],
            Part::Review => {
                &[StepBackAsk::Missed, StepBackAsk::Kept, StepBackAsk::FirstBack, StepBackAsk::Earlier]
            }
        };
        let words = &shared.content.step_back;
        let field = |ask: &StepBackAsk| {
            let label = words.ask(*ask).map_or("", |words| words.label.as_str());
            FormField::new(*ask, label, entry(*ask, &own, is_new))
        };
        self.form = Form::new(LABEL_COLUMNS, asks.iter().map(field).collect());
    }

    /// What a new one begins with.
    pub(super) fn blank(shared: &Shared) -> StepBack {
        let today = shared.now.today();
        let last = today.checked_add_days(chrono::Days::new(u64::from(LENGTH_DEFAULT) - 1)).unwrap_or(today);
        let id = crate::domain::id::StepBackId(uuid::Uuid::nil());
        let blank = StepBack::new(id, BreakKind::Planned, (today, last), shared.now.wall);
        StepBack { cut: Some(CUT_DEFAULT), ..blank }
    }

    /// Whether the field that is written in holds a number that two keys change.
    pub(super) fn is_counted(&self) -> bool {
        self.form.here().is_some_and(|field| matches!(field.fact, StepBackAsk::Cut | StepBackAsk::Length))
    }

    /// A little more, or a little less.
    pub(super) fn count_on(&mut self, sign: char) -> Done {
        let Some(place) = self.form.rows.selected() else { return Done::Nothing };
        let Some(field) = self.form.fields.get_mut(place) else { return Done::Nothing };
        let (low, high, step, begin) = match field.fact {
            StepBackAsk::Cut => {
                (u16::from(*CUT.start()), u16::from(*CUT.end()), CUT_STEP.into(), CUT_DEFAULT.into())
            }
            _ => (*LENGTH.start(), *LENGTH.end(), 1, LENGTH_DEFAULT),
        };
        let Entry::Text(editor) = &mut field.entry else { return Done::Nothing };
        let number: Option<u16> = editor.text().trim().trim_end_matches('%').trim().parse().ok();
        let next = match (number, sign) {
            (None, _) => begin,
            (Some(number), '+') => number.saturating_add(step),
            (Some(number), _) => number.saturating_sub(step),
        };
        editor.set_text(&next.clamp(low, high).to_string());
        Done::Changed
    }

    /// Picks an option of the field that is written in.
    pub(super) fn pick(&mut self, option: usize) -> Done {
        let Some(place) = self.form.rows.selected() else { return Done::Nothing };
        let field = self.form.fields.get_mut(place);
        let Some(Entry::Several(several)) = field.map(|field| &mut field.entry) else { return Done::Nothing };
        if several.pick(option) == Applied::Changed { Done::Changed } else { Done::Nothing }
    }

    /// The option at a cell.
    pub(super) fn option_at(&self, area: Area, columns: u16, (column, row): (u16, u16)) -> Option<usize> {
        let count = self.options()?.options.len();
        if !area.holds(column, row) {
            return None;
        }
        let rows = count.div_ceil(columns.into());
        let down = usize::from(row - area.row);
        let across = usize::from((column - area.column) / (area.columns / columns).max(1));
        let place = across * rows + down;
        (down < rows && place < count).then_some(place)
    }
}

const PLAN: [StepBackAsk; 10] = [
    StepBackAsk::Why,
    StepBackAsk::Shape,
    StepBackAsk::Cut,
    StepBackAsk::Length,
    StepBackAsk::From,
    StepBackAsk::Space,
    StepBackAsk::Keep,
    StepBackAsk::Goal,
    StepBackAsk::Hard,
    StepBackAsk::WhyRunning,
];

const PLAN_AT_END: [StepBackAsk; 11] = [
    StepBackAsk::Why,
    StepBackAsk::Shape,
    StepBackAsk::Cut,
    StepBackAsk::Length,
    StepBackAsk::From,
    StepBackAsk::Ended,
    StepBackAsk::Space,
    StepBackAsk::Keep,
    StepBackAsk::Goal,
    StepBackAsk::Hard,
    StepBackAsk::WhyRunning,
];

/// The field of a question, with what is answered.
fn entry(ask: StepBackAsk, own: &StepBack, is_new: bool) -> Entry {
    match ask {
        StepBackAsk::From => Entry::line(&told_for_field(own.from)),
        StepBackAsk::To => Entry::line(&told_for_field(own.last_day())),
        StepBackAsk::Ended => Entry::line(&own.ended.map(told_for_field).unwrap_or_default()),
        StepBackAsk::Length => Entry::line(&planned_days(own).to_string()),
        StepBackAsk::Cut => Entry::line(&own.cut.map(|cut| cut.to_string()).unwrap_or_default()),
        StepBackAsk::Keep => Entry::line(&own.keep),
        StepBackAsk::Goal => Entry::line(&own.goal),
        StepBackAsk::WhyRunning => Entry::line(&own.why_running),
        StepBackAsk::FirstBack => Entry::line(&own.first_back),
        StepBackAsk::Why => picks!(Purpose, own.purpose, Most::One),
        StepBackAsk::Shape => picks!(Smaller, own.smaller, Most::Any),
        StepBackAsk::Space => picks!(Space, own.space, Most::Any),
        StepBackAsk::Hard => picks!(Hard, own.hard, Most::Any),
        StepBackAsk::Missed => Entry::Several(Several::new(
            vec![(YesNo::Yes.id(), "yes"), (YesNo::No.id(), "not yet")],
            &own.missed.iter().map(|one| one.id()).collect::<Vec<_>>(),
            Most::One,
        )),
        StepBackAsk::Kept => picks!(Kept, own.kept, Most::One),
        StepBackAsk::Earlier => picks!(YesNo, own.earlier, Most::One),
        StepBackAsk::Kind => {
            let known = if is_new { None } else { Some(own.kind) };
            Entry::Several(Several::new(
                BreakKind::ALL
                    .iter()
                    .map(|kind| {
                        let label =
                            if *kind == BreakKind::Planned { "planned after all" } else { kind.label() };
                        (kind.id(), label)
                    })
                    .collect(),
                &known.iter().map(|kind| kind.id()).collect::<Vec<_>>(),
                Most::One,
            ))
        }
    }
}

/// For how many days it is planned.
pub(super) fn planned_days(own: &StepBack) -> u16 {
    u16::try_from((own.to - own.from).num_days() + 1).unwrap_or(u16::MAX)
}
