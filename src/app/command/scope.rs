//! Where commands are heard.

macro_rules! scopes {
    ($($(#[$doc:meta])* $name:ident = $title:literal;)+) => {
        /// Where a command is heard. A screen lists its scopes, the narrowest first; the first match wins.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Scope { $($(#[$doc])* $name,)+ }

        impl Scope {
            /// The heading over its commands in the help page and in the README.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)+ }
            }
        }
    };
}

scopes! {
    /// Everywhere, even while writing.
    Always = "Anywhere";
    /// Everywhere but where letters are typed.
    Global = "On every screen";
    /// In everything that has rows.
    Rows = "In a list";
    /// On Today.
    Today = "Today";
    /// On Today, on a row about care.
    CareRow = "A row about care";
    /// On Today, where goals and steps are due for a look.
    ReviewDue = "A review is due";
    /// On Today, where a look back at a week, a month or a season is offered.
    Offered = "A look back that is offered";
    /// On Today, where a parked thought has come back.
    ParkedBack = "A parked thought";
    /// On Today, where parking is offered.
    ParkOffered = "Park it?";
    /// On Today, where something wanted was not done for a good while.
    CareDue = "The care log, on Today";
    /// On Today, where an alignment check is offered.
    AlignmentDue = "An alignment check on Today";
    /// On Today, where something that was tried waits for a word on whether it helped.
    Tried = "Did it help?";
    /// On Today, where an arc asks whether training is as usual again.
    Training = "Training as usual again?";
    /// Where a lesson has come back and asks whether it is still true.
    CameBack = "Still true?";
    /// On a race that is still ahead.
    RaceAhead = "A race ahead";
    /// In the list of races, and in the story of one.
    Race = "A race";
    /// In the brief of a race.
    Brief = "The brief";
    /// In a brief that stands in columns.
    BriefColumns = "The brief: its columns";
    /// On a line of a brief that can be written.
    BriefLine = "The brief: a line";
    /// In a brief, on a what-if that a past race suggests.
    Suggestion = "The brief: a suggestion";
    /// In a brief, on a fundamental of training.
    Fundamental = "The brief: the fundamentals";
    /// While a line of a brief is written.
    BriefWriting = "The brief: writing";
    /// Among the lessons.
    Lessons = "Lessons";
    /// While a search is typed.
    Searching = "Searching";
    /// Where everything that was written is searched.
    Everything = "Searching everything";
    /// Among the facets of a search.
    Facets = "Narrowing a search";
    /// On the timeline.
    Timeline = "Timeline";
    /// While what the timeline shows is chosen.
    Filter = "What the timeline shows";
    /// In the care log.
    CareLog = "The care log";
    /// In the care log, while a day is typed.
    CareDay = "The care log: a day";
    /// Once a thought is parked, where something is offered.
    Afterwards = "After parking a thought";
    /// Where what got in the way was opened again and again.
    Reopened = "Opened again and again";
    /// In the list of arcs.
    Arcs = "Arcs";
    /// In one arc.
    Arc = "An arc";
    /// In the recovery menu.
    Menu = "What was done for it";
    /// Among the lessons, and on the page of one.
    Lesson = "A lesson";
    /// On the page of a lesson.
    LessonPage = "A lesson on its page";
    /// On the page of a lesson, on a race in which it may have been used.
    LessonRace = "What became of a lesson in a race";
    /// Where a lesson is chosen that says the same as another one.
    LessonMerge = "Lessons that say the same";
    /// Among the goals.
    Goals = "Goals";
    /// Where a goal is selected, and on its page.
    Goal = "A goal";
    /// On the page of a goal.
    GoalPage = "A goal on its page";
    /// Where a step of a goal is selected.
    GoalStep = "A step";
    /// While a goal is written or changed.
    GoalForm = "Writing a goal";
    /// Where a line is written about a goal or a step.
    GoalLine = "A goal: a line";
    /// In a review, on a card.
    Review = "Reviewing";
    /// In a review, on a goal.
    ReviewGoal = "Reviewing a goal";
    /// In a review, on a step.
    ReviewStep = "Reviewing a step";
    /// In a review, while a line is written.
    ReviewLine = "Reviewing: a line";
    /// At the end of a review.
    ReviewEnd = "Reviewing: what was decided";
    /// In a review for which nothing is due.
    ReviewNothing = "Reviewing: nothing is due";
    /// In the review of a week, a month or a season.
    Period = "The review of a week, a month or a season";
    /// In such a review, on a question that is answered in words.
    PeriodText = "Reviewing: a question";
    /// In such a review, on a question that is answered by one of a few options.
    PeriodPick = "Reviewing: a choice";
    /// In such a review, where an answer that is no text can be taken back.
    PeriodClear = "Reviewing: an answer";
    /// In such a review, on a step.
    PeriodStep = "Reviewing: a step of the week";
    /// In such a review, on a lesson.
    PeriodLesson = "Reviewing: a lesson";
    /// In such a review, on a small win.
    PeriodWin = "Reviewing: a small win";
    /// In such a review, while an answer is written.
    PeriodWriting = "Reviewing: writing";
    /// In such a review, while one line is written.
    PeriodLine = "Reviewing: writing a line";
    /// On the page of a season.
    Season = "A season";
    /// In a bounce plan.
    Bounce = "A bounce plan";
    /// In a bounce plan, and on Today where one comes up.
    BouncePlan = "A bounce plan, on its page and on Today";
    /// In a bounce plan, while a line is written.
    BounceLine = "A bounce plan: a line";
    /// On a step in the story of a race.
    StoryStep = "A step in the story of a race";
    /// Among the wins.
    Wins = "Wins";
    /// Among what keeps coming back.
    Patterns = "What keeps coming back";
    /// On Body & mind.
    Body = "Body & mind";
    /// In the calendar of Body & mind.
    Calendar = "Body & mind: the calendar";
    /// In the lines of Body & mind.
    DayLines = "Body & mind: the lines";
    /// On the reading.
    Reading = "The reading";
    /// On the reading, while it is written why another verdict is chosen.
    ReadingLine = "The reading: why";
    /// In a row of a check-in that is answered by a number.
    CheckIn = "A check-in";
    /// On the page of the alignment checks.
    Alignment = "Alignment";
    /// On that page, on one of the two lowest items.
    AlignmentLowest = "Alignment: one of the two lowest";
    /// On that page, on a row of what the plan assumes.
    AlignmentRow = "Alignment: what the plan assumes";
    /// On that page, while a line is written.
    AlignmentLine = "Alignment: writing";
    /// In an alignment check, where it is asked whether a small step did fit.
    AlignmentFitted = "An alignment check: did it fit?";
    /// In an alignment check.
    AlignmentCheck = "An alignment check";
    /// Where it is chosen what a check-in asks.
    Asked = "What a check-in asks";
    /// On the page of a step back.
    StepBack = "A step back";
    /// On the page of a step back that runs, and on Today.
    StepBackPlan = "A step back that runs, on its page and on Today";
    /// On the page of a step back that is over, and on Today.
    StepBackOver = "A step back that is over, on its page and on Today";
    /// Among the steps back, and on the page of one.
    StepBacks = "Steps back";
    /// While a new step back is planned.
    StepBackForm = "Planning a step back";
    /// On Today, where a stop was noticed that no plan covers.
    StopNoticed = "Was that a break you chose?";
    /// In the trash.
    Trash = "Trash";
    /// In a form with fields.
    Form = "In a form";
    /// While a race is looked back at.
    Debrief = "Looking back";
    /// In a text.
    Writing = "Writing";
    /// In a text that may take several rows.
    TextRows = "Rows of a text";
    /// In a text of many lines.
    LongText = "Longer answers";
    /// On a scale.
    Scale = "On a scale";
    /// Where one or more options are picked.
    Pick = "Picking";
    /// Where options carry a strength.
    Strength = "How much";
    /// Where feelings are named.
    Feelings = "Feelings";
    /// Where lines are listed.
    Lines = "A list of lines";
    /// In the palette.
    Palette = "Finding and naming";
    /// Where Enter goes on.
    Asking = "Answering";
    /// Where an answer stands ready that is no text: "not mine to change", "I had no goal".
    Instead = "Without words";
    /// On a card that is only read.
    Card = "Reading";
    /// In the help page.
    Help = "The help page";
    /// Among the runner's own contacts.
    Contacts = "Contacts";
    /// On a card that words have asked for.
    CareWords = "A card about words";
    /// On a card that check-ins have asked for.
    CareRule = "A card about check-ins";
    /// Where unsaved words are at stake.
    Unsaved = "Unsaved words";
}
