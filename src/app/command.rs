//! The one table of commands. Key dispatch, the help bar, the help page, the palette, remapping from the configuration and
//! the README's key table all come from here.
//!
//! Architecture invariant: a key is never compared anywhere else. A screen is asked to perform a [`Command`]; only what a
//! writer types reaches it as a key.

mod keymap;
mod scope;

pub use keymap::{Keymap, KeymapError};
pub use scope::Scope;

/// How eagerly the help bar shows a command; what has no room goes to the help page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bar {
    /// Only in the help page and the palette.
    Hidden,
    /// When there is room.
    Shown,
    /// Before the others.
    First,
}

/// What the table says of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub command: Command,
    /// Where it is heard.
    pub scope: Scope,
    /// The name under which the configuration remaps it.
    pub name: &'static str,
    /// Its keys, as [`Key::read`](super::key::Key::read) takes them.
    pub keys: &'static [&'static str],
    /// One or two words for the help bar.
    pub label: &'static str,
    /// A sentence for the help page and the palette.
    pub help: &'static str,
    /// Its place in the help bar.
    pub bar: Bar,
}

macro_rules! commands {
    ($($scope:ident { $($command:ident $name:literal [$($key:literal),*] $bar:ident $label:literal, $help:literal;)+ })+) => {
        /// Everything the runner can ask for by a key.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command { $($(#[doc = $help] $command,)+)+ }

        /// The table.
        pub const TABLE: &[Entry] = &[$($(Entry {
            command: Command::$command,
            scope: Scope::$scope,
            name: $name,
            keys: &[$($key),*],
            label: $label,
            help: $help,
            bar: Bar::$bar,
        },)+)+];
    };
}

commands! {
    Always {
        Help "help" ["f1"] First "help", "Shows the keys that work here.";
        QuitAnywhere "quit_anywhere" ["ctrl-c"] Hidden "quit", "Leaves, from anywhere; everything is saved.";
        Redraw "redraw" ["ctrl-l"] Hidden "redraw", "Draws the screen again.";
    }
    Global {
        GoToday "today" ["1"] Hidden "today", "Today: what waits.";
        GoRaces "races" ["2"] Hidden "races", "Races: the list, and the story of each.";
        GoTimeline "timeline" ["3"] Hidden "timeline", "Timeline: setbacks and recoveries.";
        GoLessons "lessons" ["4"] Hidden "lessons", "Lessons: found by typing, with what became of each.";
        GoGoals "goals" ["5"] Hidden "goals", "Goals: what is wanted, with steps, and what is due for a look.";
        GoBody "body" ["6"] Hidden "body & mind", "Body & mind: check-ins and what is usual.";
        CheckIn "check_in" ["c"] Shown "check in", "Checks in: seven numbers in twenty seconds.";
        NewDebrief "debrief" ["n"] Shown "look back", "Looks back at a race: the one selected, or one you choose.";
        NewRace "new_race" ["a"] Shown "race ahead", "Enters a race that is still ahead, with its goals.";
        Search "search" ["/"] Shown "search", "Searches lessons, and with one key more everything that was written.";
        Undo "undo" ["u"] Shown "undo", "Takes back the last change.";
        Palette "palette" [":"] Shown "commands", "Finds any command by its name.";
        HelpPage "help_page" ["?"] First "help", "Shows the keys that work here.";
        Quit "quit" ["q"] First "quit", "Leaves; everything is saved.";
        OpenWins "wins" ["w"] Hidden "wins", "Wins, big and small, by year.";
        OpenBrief "brief" ["b"] Hidden "brief", "The brief of the selected race ahead, or of the next one.";
        NewLesson "new_lesson" [] Hidden "new lesson", "Writes down a lesson of its own.";
        NewGoal "new_goal" [] Hidden "new goal", "Writes down a goal.";
        ReviewGoals "review" [] Hidden "review goals", "Reviews steps and goals, one card at a time; goes on with a review that was begun.";
        ReviewWeek "review_week" [] Hidden "the week", "Looks back at the week.";
        ReviewMonth "review_month" [] Hidden "the month", "Looks back at the month.";
        OpenSeason "season" [] Hidden "the season", "The season on one page: races, arcs, lessons, goals, wins, and what to carry.";
        OpenBounce "bounce" ["P"] Hidden "bounce plan", "The bounce plan after the selected race, or after the last setback.";
        OpenReading "reading" [] Hidden "reading", "What your check-ins speak for: build, hold or reset, and why.";
        OpenStepBack "step_back" [] Hidden "step back", "The step back that runs, or a new one: three minutes, with a purpose and an end.";
        OpenStepBacks "step_backs" [] Hidden "steps back", "Steps back and stops so far, and what they gave.";
        OpenAlignment "alignment" [] Hidden "alignment", "The alignment check: how well training fits your life, in 90 seconds.";
        OpenCareLog "care_log" [] Hidden "care log", "What looks after you, and when it was done last.";
        OpenContacts "contacts" [] Hidden "contacts", "Your own contacts, for when help is needed.";
        Park "park" [] Hidden "park it", "Puts a thought that goes round down until a day.";
        OpenPatterns "patterns" ["v"] Hidden "patterns", "What keeps coming back, what has not come back, and what helps.";
        OpenArcs "arcs" [] Hidden "arcs", "Arcs: from each setback to being back.";
        DeclareArc "declare_arc" [] Hidden "open an arc", "Opens an arc: injury, illness, burnout, comedown, life.";
        OpenAsked "asked" [] Hidden "what is asked", "Chooses what a check-in asks, and tells your usual.";
        OpenTrash "trash" [] Hidden "trash", "Shows what was deleted, to bring it back.";
        ToggleDemo "demo" [] Hidden "demo", "Opens a made-up journal to look around in, or leaves it.";
        NextTheme "theme" [] Hidden "theme", "Tries the next theme: dark, light, high contrast, colour-blind safe.";
        Suspend "suspend" ["ctrl-z"] Hidden "suspend", "Goes to the background; fg brings it back.";
    }
    Rows {
        Up "up" ["up", "k"] Hidden "up", "One up.";
        Down "down" ["down", "j"] Hidden "down", "One down.";
        PageUp "page_up" ["pageup", "ctrl-b"] Hidden "page up", "A page up.";
        PageDown "page_down" ["pagedown", "ctrl-f"] Hidden "page down", "A page down.";
        First "first" ["home", "g"] Hidden "first", "To the first.";
        Last "last" ["end", "G"] Hidden "last", "To the last.";
        Open "open" ["enter", "right", "l"] First "open", "Opens the one selected.";
        Back "back" ["esc", "left", "h"] First "back", "Goes back.";
    }
    Today {
        StepDone "step_done" ["x", "space"] Shown "done", "Ticks the step: done.";
        StepPart "step_part" ["o"] Shown "part of it", "Ticks the step: part of it, and that counts.";
        StepDrop "step_drop" ["-"] Hidden "drop it", "Drops the step that waits; undo brings it back.";
        StepMove "step_move" [">"] Hidden "in a week", "Moves the step a week on; undo brings it back.";
    }
    CareRow {
        PutCareAway "put_care_away" ["z"] Shown "not today", "Puts the row away for today.";
    }
    ReviewDue {
        PutReviewOff "put_review_off" ["z"] Shown "in a week", "Puts the review off for a week.";
    }
    Offered {
        PutOfferAway "put_offer_away" ["z"] Shown "not this time", "Puts the offer away for this time; undo brings it back.";
    }
    ParkedBack {
        LetParkedGo "let_parked_go" ["x"] First "let it go", "Lets the parked thought go; undo brings it back.";
        ParkAgain "park_again" ["z"] First "in a week", "Parks it again for a week.";
    }
    ParkOffered {
        PutParkOff "put_park_off" ["z"] Shown "not now", "Puts the offer away for a week.";
    }
    CareDue {
        CareRowDone "care_row_done" ["x"] First "done today", "It was done today; undo takes that back.";
        CareRowOff "care_row_off" ["z"] Shown "in a week", "Puts the row away for a week; the care log stays as it is.";
    }
    AlignmentDue {
        PutCheckAway "put_check_away" ["z"] Shown "not now", "Puts the offer of the check away for two weeks, and one that was begun into the trash; undo brings it back.";
    }
    Tried {
        SayHelped "say_helped" ["y"] First "helped", "It helped.";
        SayNoDifference "say_no_difference" ["s"] First "no difference", "It made no difference.";
        SayWorse "say_worse" ["x"] First "made it worse", "It made it worse.";
    }
    Training {
        SayTraining "say_training" ["t"] First "as usual", "Marks that training is as usual since today; undo takes it back.";
        SayNotYet "say_not_yet" ["x"] First "not yet", "Leaves it open; the question comes back in a week.";
    }
    CameBack {
        SayStillTrue "say_still_true" ["y"] First "still true", "It is still true; it comes back after a longer while.";
        SaySooner "say_sooner" ["s"] First "sooner", "It shall come back sooner: in half the time.";
        SayLater "say_later" ["L"] First "later", "It shall come back later: in twice the time.";
        RewordLesson "reword_lesson" ["e"] Shown "reword", "Opens its words; once they are others, it has had its answer.";
        RetireAsked "retire_asked" ["R"] Shown "retire", "It is not true any more and never comes back; it stays in the journal.";
    }
    RaceAhead {
        ReadBrief "read_brief" ["b"] Shown "brief", "Opens the brief of the race.";
        GoalForRace "goal_for_race" ["+"] Shown "goal", "Writes a goal for the race.";
    }
    Race {
        EditRace "edit" ["e"] Shown "edit facts", "Changes the facts of the race.";
        EditDebrief "edit_answers" ["E"] Hidden "edit answers", "Opens the answers of the last debrief again.";
        Delete "delete" ["d"] Shown "delete", "Moves the race to the trash; undo brings it back.";
        FollowWayBack "follow_way_back" ["v"] Shown "the way back", "Shows the arc of the race, or opens one: from here to being back.";
        OpenItsBrief "its_brief" ["B"] Hidden "its brief", "Opens the brief of this race; of one that is over, as it was.";
        DeleteDebrief "delete_debrief" ["D"] Hidden "delete debrief", "Moves the last debrief of the race to the trash.";
    }
    Brief {
        OwnWhatIf "own_what_if" ["+"] Shown "what-if", "Writes a what-if of your own.";
        BriefStory "brief_story" ["o"] Shown "the race", "Opens the story of the race.";
        BriefGoal "brief_goal" ["A"] Hidden "goal", "Writes a goal for the race.";
    }
    BriefColumns {
        BriefLeft "brief_left" ["left", "h"] Hidden "left", "To what stands on the left.";
        BriefRight "brief_right" ["right", "l"] Hidden "right", "To what stands on the right.";
    }
    BriefLine {
        EditLine "edit_line" ["enter", "e"] First "write", "Writes the line in place; goals and the day open the facts of the race.";
        DropLine "drop_line" ["d"] Shown "take out", "Takes the what-if out; undo brings it back.";
    }
    Suggestion {
        TakeWhatIf "take_what_if" ["enter", "t"] First "take it", "Takes the suggested what-if into the plan.";
    }
    Fundamental {
        ReadyYes "ready_yes" ["y"] First "yes", "It is in place.";
        ReadyPartly "ready_partly" ["p"] First "partly", "It is in place in part.";
        ReadyNo "ready_no" ["x"] First "no", "It is not in place; that is no verdict.";
        MakeStep "make_step" ["s"] First "small step", "Makes a small step of what is not in place, for the next days.";
        ReadyNext "ready_next" ["enter", "space"] Hidden "next answer", "The next answer: yes, partly, no, none.";
    }
    BriefWriting {
        BriefDone "brief_done" ["enter", "esc", "ctrl-s"] First "done, saved", "Leaves the line; what was typed is kept.";
        BriefNext "brief_next" ["tab"] First "next line", "To the next line that can be written.";
        BriefPrevious "brief_previous" ["shift-tab"] Shown "line before", "To the line before.";
    }
    Lessons {
        SearchEverything "search_everything" ["tab"] Shown "everything", "Looks for the same in everything that was written.";
        NarrowSearch "narrow" ["f"] Shown "narrow", "Narrows by cause, distance, outcome, state, kind, year, and shows the saved searches.";
        SortHits "sort" ["o"] Shown "sort", "Sorts another way: best, newest, oldest, surest, most used first.";
        SaveSearch "save_search" ["S"] Hidden "save search", "Keeps the search; it stands before what narrows it.";
        ClearSearch "clear_search" ["0"] Hidden "clear", "Clears the search.";
        WriteLesson "write_lesson" ["+"] Shown "new lesson", "Writes down a lesson of its own.";
        HitReadOn "hit_read_on" ["J", "shift-down", "space"] Hidden "more", "Reads on in what is selected.";
        HitReadBack "hit_read_back" ["K", "shift-up"] Hidden "read back", "Goes back in what is selected.";
    }
    Searching {
        OpenHit "open_hit" ["enter"] First "open", "Opens what is selected; it waits for what the last letter finds.";
        TypeEverything "type_everything" ["tab"] First "everything", "Looks for the same in everything that was written.";
        StopTyping "stop_typing" ["esc"] First "done", "Ends typing; the search stays as it is.";
        HitUp "hit_up" ["up", "ctrl-p"] Hidden "up", "One up.";
        HitDown "hit_down" ["down", "ctrl-n"] Hidden "down", "One down.";
        HitPageUp "hit_page_up" ["pageup"] Hidden "page up", "A page up.";
        HitPageDown "hit_page_down" ["pagedown"] Hidden "page down", "A page down.";
    }
    Everything {
        SearchLessons "search_lessons" ["tab"] First "lessons", "Looks only in lessons again.";
    }
    Facets {
        ToggleFacet "toggle_facet" ["enter", "space"] First "choose", "Adds the value to the search, or takes it out; of a saved search, searches it.";
        ForgetSearch "forget_search" ["d"] Shown "forget", "Keeps the saved search no more; undo brings it back.";
        LeaveFacets "leave_facets" ["f", "esc", "left", "h"] First "done", "Goes back to what was found.";
    }
    Timeline {
        EventBefore "event_before" ["left", "h"] Shown "events", "To the event before.";
        EventAfter "event_after" ["right", "l"] Shown "events", "To the next event.";
        DayBefore "day_before" ["shift-left", "H"] Hidden "check-in before", "To the check-in before, to read its values.";
        DayAfter "day_after" ["shift-right", "L"] Hidden "next check-in", "To the next check-in, to read its values.";
        ZoomIn "zoom_in" ["+", "="] Shown "zoom", "Closer: year, season, month, week.";
        ZoomOut "zoom_out" ["-"] Shown "zoom", "Wider: month, season, year, all.";
        ShowArcs "show_arcs" ["a"] Shown "arcs", "Lists the arcs with their days.";
        TimelineReading "timeline_reading" ["r"] Shown "reading", "The reading of the day of the cursor, as it was known then.";
        Filter "filter" ["f"] Shown "filter", "Chooses what is shown.";
        TimelineToday "timeline_today" ["."] Hidden "today", "To the last event before today.";
    }
    Filter {
        FilterToggle "filter_toggle" ["1", "2", "3", "4", "5", "6", "7", "8"] Shown "show or hide", "Shows what has that number, or hides it.";
        FilterAll "filter_all" ["0"] Shown "everything", "Shows everything again.";
        FilterDone "filter_done" ["f", "enter", "esc"] First "done", "Keeps it as it is.";
    }
    CareLog {
        CareDoneToday "care_done_today" ["x", "space"] First "done today", "It was done today; the same key once more takes that back.";
        CareDoneOn "care_done_on" ["o"] First "another day", "It was done on another day: yesterday, 3 days ago.";
        CareNew "care_new" ["+"] Shown "your own", "Writes down something of your own.";
        CareEdit "care_edit" ["e"] Shown "edit", "Changes its name, how often you want it, and its note.";
        CareDelete "care_delete" ["d"] Shown "delete", "Moves it to the trash, or takes back the selected day; undo brings either back.";
    }
    CareDay {
        KeepCareDay "keep_care_day" ["enter", "ctrl-s"] First "keep", "Keeps the day that was typed.";
        LeaveCareDay "leave_care_day" ["esc"] First "leave it", "Leaves the day out.";
    }
    Afterwards {
        TakeOffer "take_offer" ["enter", "space"] First "for today", "Takes what is selected for today.";
        PassOffer "pass_offer" ["esc", "s"] First "not now", "Goes back without it; the thought stays parked.";
    }
    Reopened {
        AddFact "add_fact" ["a"] First "one new fact", "Opens a line for one fact that is not there yet.";
        TalkItOver "talk_it_over" ["t"] First "talk", "Makes a small step of talking about it with somebody.";
        ComeBackLater "come_back_later" ["c"] First "come back later", "Parks it for a week and leaves the debrief as it is.";
    }
    Arcs {
        NewArc "new_arc" ["o"] Shown "open an arc", "Opens an arc: injury, illness, burnout, comedown, life.";
        DeleteArc "delete_arc" ["d"] Shown "delete", "Moves the arc to the trash; undo brings it back.";
        EditArc "edit_arc" ["e"] Shown "edit", "Changes the name, the days and the note of the arc.";
    }
    Arc {
        OpenMenu "recovery_menu" ["m"] Shown "what was done", "Opens the recovery menu: what was done today.";
        TryHelped "try_helped" ["y"] Shown "helped", "The selected thing helped.";
        FirstEasyRun "first_easy_run" ["r"] Shown "first easy run", "Marks today as the first easy run, or takes it back.";
        TrainingAsUsual "training_as_usual" ["t"] Shown "training as usual", "Marks that training is as usual since today, or takes it back.";
        PutDown "put_down" ["p"] Shown "put it down", "Puts the arc down, or takes it up again.";
        LessonThatHelped "lesson_that_helped" ["L"] Hidden "lesson that helped", "Marks the lesson that helped, out of all of the journal, or takes the mark back.";
        TryNoDifference "try_no_difference" ["s"] Hidden "no difference", "The selected thing made no difference.";
        TryWorse "try_worse" ["x"] Hidden "made it worse", "The selected thing made it worse.";
        TakeOut "take_out" ["D"] Hidden "take out", "Takes the selected race out of the arc, or moves what was done to the trash; undo brings it back.";
    }
    Menu {
        MenuTake "menu_take" ["enter", "space"] First "done today", "Notes that it was done today, or takes that back.";
        MenuOwn "menu_own" ["+"] Shown "your own", "Adds something of your own, or a name.";
        MenuLeft "menu_left" ["left", "h"] Hidden "left", "To what stands on the left.";
        MenuRight "menu_right" ["right", "l"] Hidden "right", "To what stands on the right.";
    }
    Lesson {
        EditLesson "edit_lesson" ["e"] Shown "edit", "Changes its words, and which races it is for; what it said before stays in its history.";
        PinLesson "pin_lesson" ["p"] Shown "pin", "Holds it up before the others, or lets go of it again.";
        DeleteLesson "delete_lesson" ["d"] Shown "delete", "Moves the lesson to the trash; undo brings it back.";
    }
    LessonPage {
        EditTrigger "edit_trigger" ["t"] Shown "the trigger", "Opens its trigger: if ..., then I will ...";
        RestLesson "rest_lesson" ["z"] Shown "put aside", "Puts it aside so that it does not come back, or takes it up again.";
        RetireLesson "retire_lesson" ["R"] Shown "retire", "Says that it is not true any more, or takes it up again.";
        MergeLesson "merge_lesson" ["M"] Shown "merge", "Makes one of it and of another lesson that says the same.";
        TakeApart "take_apart" ["x"] Hidden "take apart", "Makes the selected part a lesson of its own again.";
    }
    LessonRace {
        SayUse "say_use" ["space"] Shown "became of it", "Says what became of it in the selected race: it helped; once more, partly; then no help, forgot, no chance, chose not to.";
        DropUse "drop_use" ["backspace"] Shown "take back", "Takes back what was said of it in the selected race.";
    }
    GoalForm {
        SuggestGoal "suggest_goal" ["ctrl-n"] First "suggestion", "Takes the next suggestion as the words of a recovery goal.";
        RecoveryFirst "recovery_first" ["ctrl-r"] First "recovery goal", "Writes the recovery goal first; the time goal is kept and rests.";
    }
    LessonMerge {
        SwapWords "swap_words" ["ctrl-r"] First "the other words", "Lets the words of the other one stay.";
    }
    Goals {
        GoalView "goal_view" ["v"] Shown "view", "The next view: by horizon, kind, race, state.";
        ReviewThem "review_them" ["r"] First "review", "Reviews what is due, one card at a time; goes on with a review that was begun.";
        WriteGoal "write_goal" ["+"] First "new goal", "Writes down a goal.";
        FoldGoals "fold_goals" ["f"] Shown "what is over", "Shows what is reached, rests or was let go, or folds it away.";
    }
    Goal {
        EditGoal "edit_goal" ["e"] Shown "edit", "Changes what it says; what it said before stays in its history.";
        PinGoal "pin_goal" ["p"] Shown "pin", "Holds it up before the others, or lets go of it again.";
        DeleteGoal "delete_goal" ["d"] Shown "delete", "Moves the goal with its steps to the trash; undo brings it back.";
    }
    GoalPage {
        KeepGoal "keep_goal" ["y"] First "keep", "Goes on with it; one that rests or is over is taken up again.";
        AdjustGoal "adjust_goal" ["a"] First "adjust", "Changes it: opens its form.";
        ReachGoal "reach_goal" ["x"] First "reached", "It is reached.";
        RestGoal "rest_goal" ["z"] Shown "rest it", "Leaves it for a while; it is asked about again in 12 weeks.";
        LetGoalGo "let_goal_go" ["l"] Shown "let it go", "Lets it go, and asks what it gave and what carries that on.";
        DecideGoalLater "decide_goal_later" ["m"] Shown "decide later", "Asks again in a week.";
        AddStep "add_step" ["+", "t"] Shown "step", "Adds a small step; three at most are open at the same time.";
        CountGoal "count_goal" ["="] Shown "progress", "Writes the number of today, or marks today as a day on which it was kept; once more takes that back.";
    }
    GoalStep {
        FinishStep "finish_step" ["x"] First "done", "The step is done; one that is done or was dropped is open again.";
        PartOfStep "part_of_step" ["o"] First "part of it", "Part of it is done, and that counts.";
        MoveStep "move_step" [">"] Shown "move", "Moves the step to another day.";
        LeaveStep "leave_step" ["-"] Shown "drop it", "Drops the step; undo brings it back.";
        RewordStep "reword_step" ["e"] Shown "reword", "Changes the words of the step.";
        DeleteStep "delete_step" ["d"] Hidden "delete step", "Moves the step to the trash; undo brings it back.";
    }
    GoalLine {
        KeepGoalLine "keep_goal_line" ["enter", "ctrl-s"] First "keep", "Keeps the line as it was typed.";
        LeaveGoalLine "leave_goal_line" ["esc"] First "leave it", "Leaves the line out; undo brings back what was typed.";
    }
    Review {
        ReviewWhy "review_why" ["w"] Shown "why", "Adds one line why to what was decided last, or to the decided card that is shown.";
        ReviewUndo "review_undo" ["u"] Shown "undo", "Takes back what was decided last, card by card, also after a pause.";
        ReviewBefore "review_before" ["left", "h"] Shown "cards", "To the card before, to look at it again; nothing is taken back.";
        ReviewAfter "review_after" ["right"] Shown "cards", "To the next card.";
        ReviewPause "review_pause" ["esc"] First "pause", "Leaves the review as it is; it goes on later where it was.";
    }
    ReviewGoal {
        ReviewKeep "review_keep" ["y"] Hidden "keep", "Goes on with the goal.";
        ReviewAdjust "review_adjust" ["a"] Hidden "adjust", "Changes the goal in place.";
        ReviewReached "review_reached" ["x"] Hidden "reached", "The goal is reached.";
        ReviewRest "review_rest" ["z"] Hidden "rest it", "Leaves the goal for a while.";
        ReviewLetGo "review_let_go" ["l"] Hidden "let it go", "Lets the goal go; asks what it gave and what could carry that on.";
        ReviewLater "review_later" ["m"] Hidden "decide later", "Not now: it is asked about again in a week.";
        ReviewForm "review_form" ["e"] Hidden "whole form", "Opens the form of the goal with everything that it says.";
    }
    ReviewStep {
        ReviewDone "review_done" ["x"] Hidden "done", "The step is done.";
        ReviewPart "review_part" ["o"] Hidden "part of it", "Part of the step is done, and that counts.";
        ReviewMove "review_move" [">"] Hidden "another day", "Moves the step to another day.";
        ReviewDrop "review_drop" ["-"] Hidden "drop it", "Drops the step; undo brings it back.";
    }
    ReviewLine {
        ReviewGoOn "review_go_on" ["enter"] First "go on", "Goes on; what was typed is kept, and nothing has to be.";
        ReviewLeaveLine "review_leave_line" ["esc", "ctrl-s"] First "done, saved", "Leaves the line; what was typed is kept.";
        ReviewWholeForm "review_whole_form" ["ctrl-o"] Shown "whole form", "Keeps what was typed, and opens the form of the goal.";
    }
    ReviewEnd {
        ReviewFinish "review_finish" ["enter"] First "finish", "Ends the review.";
        ReviewNextStep "review_next_step" ["+"] Shown "a next step", "Writes a small step for the selected goal.";
        ReviewOpenGoal "review_open_goal" ["o"] Shown "open", "Opens the page of the selected goal.";
    }
    ReviewNothing {
        ReviewAll "review_all" ["enter"] First "look at all", "Looks at every step and goal that is open, though nothing is due.";
    }
    Bounce {
        BounceDone "bounce_done" ["x"] First "done", "The item is done.";
        BouncePart "bounce_part" ["o"] First "part of it", "Part of the item is done, and that counts.";
        BounceNotForMe "bounce_not_for_me" ["-"] Shown "not for me", "The item is not for me, or not now.";
        BounceTakeBack "bounce_take_back" ["backspace"] Shown "take back", "Takes back what was said of the item; what the journal knows counts again.";
        BounceNote "bounce_note" ["w"] Shown "a line", "Writes a line about the item, in place.";
        BounceRace "bounce_race" ["r"] Hidden "the race", "Opens the story of the race.";
    }
    BouncePlan {
        PutPlanAway "put_plan_away" ["z"] Shown "put away", "Puts the plan away, so that it does not come up on Today, or takes it up again.";
    }
    BounceLine {
        BounceLineDone "bounce_line_done" ["enter", "ctrl-s"] First "done, saved", "Keeps the line and leaves it.";
        BounceLineLeave "bounce_line_leave" ["esc"] First "leave", "Leaves the line: one about an item is kept, a talk is not planned.";
    }
    StoryStep {
        StoryStepDone "story_step_done" ["x"] First "done", "The step is done; one that is done, or was dropped, is open again.";
        StoryStepPart "story_step_part" ["o"] First "part of it", "Part of the step is done, and that counts.";
        StoryStepMove "story_step_move" [">"] Shown "move", "Moves the step to another day.";
        StoryStepDrop "story_step_drop" ["-"] Shown "drop it", "Drops the step; undo brings it back.";
    }
    Period {
        FinishPeriod "finish_period" ["f"] First "finish", "Finishes the review; it stays in the journal, and can be changed as long as its page can be opened.";
        AddWin "add_win" ["+"] Shown "small win", "Writes down one more small win.";
    }
    PeriodText {
        WriteAnswer "write_answer" ["enter", "e"] First "write", "Writes the answer in place.";
        AnswerToStep "answer_to_step" ["s"] Shown "small step", "Makes a small step of the answer, for the days to come.";
    }
    PeriodPick {
        ChooseNumber "choose_number" ["1", "2", "3", "4", "5", "6", "7", "8", "9"] First "choose", "Chooses the answer with that number.";
        ChooseAfter "choose_after" ["right", "l", "enter", "space"] Shown "next answer", "Chooses the next answer.";
        ChooseBefore "choose_before" ["left", "h"] Hidden "answer before", "Chooses the answer before.";
    }
    PeriodClear {
        ClearAnswer "clear_answer" ["backspace", "delete"] Hidden "take back", "Takes the answer back.";
    }
    PeriodStep {
        WeekStepDone "week_step_done" ["x", "space"] First "done", "It is done; the same key once more takes that back.";
        WeekStepPart "week_step_part" ["o"] First "part of it", "Part of it is done, and that counts.";
        WeekStepMoved "week_step_moved" [">"] First "moved", "Moves it to the same day of the next week; once more, a day further.";
        WeekStepDropped "week_step_dropped" ["-"] First "dropped", "Drops it; that is a decision like any other.";
    }
    PeriodLesson {
        KeepInView "keep_in_view" ["enter", "space"] First "keep in view", "Keeps the lesson in view: it is pinned. The same key once more takes that back.";
    }
    PeriodWin {
        EditWin "edit_win" ["enter", "e"] First "write", "Changes the words of the win.";
        DropWin "drop_win" ["d"] Shown "take out", "Takes the win out; undo brings it back.";
    }
    PeriodWriting {
        AnswerDone "answer_done" ["esc", "ctrl-s"] First "done, saved", "Leaves the answer; what was typed is kept.";
        AnswerNext "answer_next" ["tab"] First "next", "To the next question.";
        AnswerPrevious "answer_previous" ["shift-tab"] Shown "before", "Back to the question before.";
    }
    PeriodLine {
        AnswerOn "answer_on" ["enter"] Hidden "next", "To the next question; among small wins, to the next win.";
    }
    Season {
        SeasonBefore "season_before" ["left", "h"] Shown "years", "To the season before.";
        SeasonAfter "season_after" ["right", "l"] Hidden "season after", "To the season after.";
        ExportSeason "export_season" ["x"] Shown "export", "Writes the page to a file, as Markdown, and says where it lies.";
        CopySeason "copy_season" ["y"] Shown "copy", "Copies the page as Markdown.";
        PickTaught "pick_taught" ["t"] Shown "taught most", "Says that the selected race taught you most; the same key once more takes that back.";
    }
    Wins {
        YearBefore "year_before" ["right", "l"] Shown "earlier year", "To the year before.";
        YearAfter "year_after" ["left", "h"] Hidden "later year", "To the year after, and at last to all years.";
        AllYears "all_years" ["0"] Hidden "all years", "Shows the wins of all years.";
        OpenWin "open_win" ["enter"] First "the race", "Opens the story of the race it belongs to.";
    }
    Patterns {
        NextPattern "next_pattern" ["v", "tab", "right", "l"] Shown "view", "The next view: what comes back, over time, feelings, what helped.";
        PreviousPattern "previous_pattern" ["shift-tab", "left", "h"] Hidden "view before", "The view before.";
        FollowPattern "follow_pattern" ["enter"] First "open", "Does what the selected card calls for: opens its lesson, a new one, the next brief, or the race.";
    }
    Body {
        BodyView "body_view" ["v", "tab"] Shown "view", "The other view: calendar or lines.";
        BodyReading "body_reading" ["r"] Shown "reading", "What your check-ins speak for: build, hold or reset, and why.";
        BodyStepBack "body_step_back" ["s"] Shown "step back", "The step back that runs, or a new one; S lists them all.";
        BodyStepBacks "body_step_backs" ["S"] Hidden "steps back", "Steps back and stops so far, and what they gave.";
        BodyAlignment "body_alignment" ["A"] Shown "alignment", "The alignment check: how well training fits your life.";
        BodyCareLog "body_care_log" ["C"] Shown "care log", "What looks after you, and when it was done last.";
        BodyReadOn "body_read_on" ["J", "shift-down", "space"] Shown "more", "Reads on in the words of the day.";
        BodyReadBack "body_read_back" ["K", "shift-up"] Hidden "read back", "Goes back in the words of the day.";
        EditCheckIn "edit_check_in" ["e", "enter"] Shown "edit", "Changes the selected check-in.";
        DeleteCheckIn "delete_check_in" ["d"] Shown "delete", "Moves the selected check-in to the trash; undo brings it back.";
        BodyCheckInBefore "body_check_in_before" ["[", "shift-left"] Shown "check-ins", "To the check-in before, also of the same day.";
        BodyCheckInAfter "body_check_in_after" ["]", "shift-right"] Hidden "next check-in", "To the next check-in, also of the same day.";
        BodyToday "body_today" ["."] Hidden "today", "To today.";
    }
    Calendar {
        BodyDayBefore "body_day_before" ["up", "k"] Shown "days", "To the day before.";
        BodyDayAfter "body_day_after" ["down", "j"] Hidden "day after", "To the day after.";
        BodyWeekBefore "body_week_before" ["left", "h"] Hidden "week before", "To the week before.";
        BodyWeekAfter "body_week_after" ["right", "l"] Hidden "week after", "To the week after.";
    }
    DayLines {
        LineDayBefore "line_day_before" ["left", "h"] Hidden "day before", "To the day before.";
        LineDayAfter "line_day_after" ["right", "l"] Hidden "day after", "To the day after.";
        BodyCloser "body_closer" ["+", "="] Shown "closer", "Closer: a year, three months, four weeks.";
        BodyWider "body_wider" ["-"] Shown "wider", "Wider: three months, a year, all.";
    }
    Reading {
        ReadingBefore "reading_before" ["left", "h"] Shown "days", "The reading of the day before, as it was known then.";
        ReadingAfter "reading_after" ["right", "l"] Shown "days", "The reading of the next day.";
        ReadingWeekBefore "reading_week_before" ["shift-left", "["] Hidden "week before", "The reading of a week before.";
        ReadingWeekAfter "reading_week_after" ["shift-right", "]"] Hidden "week after", "The reading of a week later.";
        ReadingToday "reading_today" ["."] Hidden "today", "Back to the reading of today.";
        ReadingStepBack "reading_step_back" ["s"] First "step back", "The step back that runs, or a new one.";
        ReadingDay "reading_day" ["enter"] Shown "check-ins", "Shows the check-ins of the day.";
        ChooseBuild "choose_build" ["B"] Shown "go with build", "Chooses build today instead of what the reading says, with one line why.";
        ChooseHold "choose_hold" ["H"] Shown "go with hold", "Chooses hold today instead of what the reading says, with one line why.";
        ChooseReset "choose_reset" ["R"] Shown "go with reset", "Chooses reset today instead of what the reading says, with one line why.";
    }
    ReadingLine {
        ReadingLineDone "reading_line_done" ["enter", "esc", "ctrl-s"] First "done, saved", "Leaves the line; what was chosen and typed is kept.";
    }
    CheckIn {
        SkipItem "skip_item" ["space"] Shown "skip", "Goes on without a number.";
        ClearItem "clear_item" ["backspace", "delete"] Hidden "clear", "Takes the number back.";
        NextItem "next_item" ["j"] Hidden "next", "To the next row.";
        PreviousItem "previous_item" ["k"] Hidden "back", "To the row before.";
        OtherDay "other_day" ["ctrl-y"] Shown "other day", "Tells of yesterday, or of today again.";
        LaterToday "later_today" ["ctrl-n"] Shown "another", "Begins another one for later that day; the first one counts.";
        AskMore "ask_more" ["ctrl-o"] Shown "what is asked", "Chooses what a check-in asks.";
    }
    Alignment {
        CheckAgain "check_again" ["+"] First "new check", "Begins an alignment check, or goes on with the one that was begun.";
        CheckBefore "check_before" ["left", "h"] Shown "checks", "To the check before.";
        CheckAfter "check_after" ["right", "l"] Hidden "later check", "To the check after.";
        NextThing "next_thing" ["tab"] Shown "jump", "To the next thing on the page that can be selected, however far it is.";
        ThingBefore "thing_before" ["shift-tab"] Hidden "jump back", "To the one before.";
        EditFits "edit_fits" ["e"] Shown "answers", "Changes the answers of the check that is shown.";
        FitNote "fit_note" ["w"] Shown "note", "Writes a line about the check, in place.";
        DeleteAlignment "delete_alignment" ["d"] Shown "delete", "Moves the check to the trash; undo brings it back.";
    }
    AlignmentLowest {
        MakeFitStep "make_fit_step" ["s"] First "small step", "Makes a small step of the words as they stand, for a week from now.";
        OwnFitStep "own_fit_step" ["enter"] First "own words", "Writes the small step in your own words: a moment of the week, and a small change.";
        FitStepGoal "fit_step_goal" ["t"] Shown "for a goal", "Chooses the next goal that it shall serve, or none.";
    }
    AlignmentRow {
        WriteAssumption "write_assumption" ["enter"] First "write", "Writes both columns of the row, in place.";
        MarkAssumption "mark_assumption" ["m", "space"] First "change it", "Says that this is the row to change in the plan; the same key once more takes that back.";
    }
    AlignmentLine {
        FitLineDone "fit_line_done" ["enter", "esc", "ctrl-s"] First "done, saved", "Leaves the line; what was typed is kept.";
        FitLineNext "fit_line_next" ["tab"] First "next", "To the next line that can be written.";
        FitLineBefore "fit_line_before" ["shift-tab"] Shown "line before", "To the line before.";
    }
    AlignmentFitted {
        FittedYes "fitted_yes" ["y"] First "it did", "The small step did fit.";
        FittedPartly "fitted_partly" ["p"] First "in part", "The small step did fit in part.";
        FittedNo "fitted_no" ["x"] First "it did not", "The small step did not fit; that is worth knowing, too.";
    }
    AlignmentCheck {
        AnswerFit "answer_fit" ["0", "1", "2", "3", "4"] First "answer", "Answers with that number, and goes on.";
        SkipFit "skip_fit" ["space"] First "skip", "Goes on without an answer.";
        FitOn "fit_on" ["enter"] First "next", "To the next one; on the last one it ends the check.";
        FinishFit "finish_fit" ["f", "ctrl-s"] Shown "finish", "Ends the check with what is answered; nine of the thirteen make a score.";
        LeaveFit "leave_fit" ["esc"] First "pause", "Leaves the check as it is; it waits on Today.";
        FitLess "fit_less" ["left", "h", "-"] Hidden "less", "A little less true.";
        FitMore "fit_more" ["right", "l", "+"] Hidden "more", "A little more true.";
        ClearFit "clear_fit" ["backspace", "delete"] Hidden "clear", "Takes the answer back.";
        FitUp "fit_up" ["up", "k", "shift-tab"] Hidden "up", "To the sentence before.";
        FitDown "fit_down" ["down", "j", "tab"] Hidden "down", "To the next sentence.";
        FitPageUp "fit_page_up" ["pageup"] Hidden "page up", "Several sentences back.";
        FitPageDown "fit_page_down" ["pagedown"] Hidden "page down", "Several sentences on.";
    }
    Asked {
        ToggleAsked "toggle_asked" ["space", "enter"] First "on or off", "Asks it from now on, or asks it no more.";
    }
    StepBack {
        SeeProfessional "see_professional" ["p"] Shown "who can help", "Your own contacts: who could look at it with you.";
    }
    StepBackPlan {
        EndStepBack "end_step_back" ["x"] First "end it", "Ends the step back: back in easy steps, and hold for a week; undo takes it back.";
        LongerStepBack "longer_step_back" ["+"] First "3 more days", "Gives the step back three more days; undo takes them back.";
        MissRunning "miss_running" ["m"] Shown "miss it?", "Do you miss it a little? Yes, not yet, not said.";
    }
    StepBackOver {
        ReviewStepBack "review_step_back" ["r"] First "look back", "Did you keep it, what came back first, would you do it earlier?";
        StepBackFundamentals "step_back_fundamentals" ["f"] First "fundamentals", "The fundamentals of training, in 40 seconds; each can become a small step.";
    }
    StepBacks {
        NewStepBack "new_step_back" ["o"] First "plan one", "Plans a step back: three minutes, with a purpose and an end.";
        EditStepBack "edit_step_back" ["e"] Shown "edit", "Changes the step back.";
        DeleteStepBack "delete_step_back" ["d"] Shown "delete", "Moves the step back to the trash; undo brings it back.";
    }
    StepBackForm {
        BeginStepBack "begin_step_back" ["ctrl-s"] First "begin it", "Keeps the step back as it stands, and shows its page.";
    }
    StopNoticed {
        StopPlanned "stop_planned" ["p"] First "planned after all", "It was a break you chose; undo takes it back.";
        StopLife "stop_life" ["l"] First "life", "Life came between; undo takes it back.";
        StopIll "stop_ill" ["i"] First "ill or hurt", "You were ill or hurt; undo takes it back.";
        StopDrifted "stop_drifted" ["d"] First "just drifted", "It just happened, and that is an answer; undo takes it back.";
        StopNone "stop_none" ["z"] First "no break", "It was no break; it is not asked about again. Undo takes it back.";
    }
    Trash {
        Restore "restore" ["enter", "r"] First "bring back", "Brings the selected thing back.";
        EmptyTrash "empty_trash" ["X"] Shown "empty", "Destroys what lies in the trash; asks once more.";
    }
    Form {
        NextField "next_field" ["tab", "enter", "down"] First "next", "To the next field.";
        PreviousField "previous_field" ["shift-tab", "up"] First "back", "To the field before.";
        FormPageDown "form_page_down" ["pagedown"] Hidden "page down", "Several fields on.";
        FormPageUp "form_page_up" ["pageup"] Hidden "page up", "Several fields back.";
        LeaveForm "leave_form" ["esc", "ctrl-s"] First "done, saved", "Leaves the form; what could be read is saved.";
    }
    Debrief {
        Next "next" ["tab"] First "next", "To the next question; the answer is kept.";
        Previous "previous" ["shift-tab"] First "back", "To the question before. Going back is never blocked.";
        Skip "skip" ["ctrl-s"] First "skip", "Goes on without an answer.";
        Pause "pause" ["esc"] First "pause", "Leaves the debrief as it is; it waits on Today.";
        NextStage "next_stage" ["ctrl-n", "alt-down"] Hidden "next stage", "To the next stage.";
        PreviousStage "previous_stage" ["ctrl-p", "alt-up"] Hidden "stage before", "To the stage before.";
        WinsMeanwhile "wins_meanwhile" ["f2"] Shown "wins", "Shows the wins, big and small, and comes back to the question.";
        OpenMeanwhile "open_meanwhile" ["f3"] First "open", "Opens what the question speaks of, and comes back to it: the alignment check, a step back.";
        MoreQuestions "more" ["ctrl-o"] Shown "more questions", "Asks the further questions of this stage, or leaves them out again.";
    }
    Writing {
        Cut "cut" ["ctrl-x"] Hidden "cut", "Cuts what is selected.";
        Copy "copy" ["alt-c", "ctrl-insert"] Hidden "copy", "Copies what is selected.";
        PasteKept "paste" ["ctrl-v"] Hidden "paste", "Pastes what was cut or copied here.";
        SelectAll "select_all" ["alt-a"] Hidden "select all", "Selects everything.";
        UndoTyping "undo_typing" ["ctrl-z", "ctrl-_"] Hidden "undo", "Takes back the last step of writing.";
        RedoTyping "redo_typing" ["ctrl-y"] Hidden "redo", "Does it again.";
        CharLeft "char_left" ["left"] Hidden "left", "One character left.";
        CharRight "char_right" ["right"] Hidden "right", "One character right.";
        WordLeft "word_left" ["ctrl-left", "alt-b", "alt-left"] Hidden "word left", "One word left.";
        WordRight "word_right" ["ctrl-right", "alt-f", "alt-right"] Hidden "word right", "One word right.";
        RowStart "row_start" ["home", "ctrl-a"] Hidden "row start", "To the start of the row.";
        RowEnd "row_end" ["end"] Hidden "row end", "To the end of the row.";
        SelectLeft "select_left" ["shift-left"] Hidden "select", "Selects to the left.";
        SelectRight "select_right" ["shift-right"] Hidden "select", "Selects to the right.";
        SelectWordLeft "select_word_left" ["ctrl-shift-left"] Hidden "select word", "Selects a word to the left.";
        SelectWordRight "select_word_right" ["ctrl-shift-right"] Hidden "select word", "Selects a word to the right.";
        SelectRowStart "select_row_start" ["shift-home"] Hidden "select", "Selects to the start of the row.";
        SelectRowEnd "select_row_end" ["shift-end"] Hidden "select", "Selects to the end of the row.";
        DeleteBack "delete_back" ["backspace", "ctrl-h"] Hidden "delete", "Deletes the character before the cursor.";
        DeleteForward "delete_forward" ["delete", "ctrl-d"] Hidden "delete", "Deletes the character after the cursor.";
        DeleteWordBack "delete_word_back" ["ctrl-w", "ctrl-backspace", "alt-backspace"] Hidden "delete word", "Deletes the word before the cursor.";
        DeleteWordForward "delete_word_forward" ["alt-d", "ctrl-delete"] Hidden "delete word", "Deletes the word after the cursor.";
        DeleteToStart "delete_to_start" ["ctrl-u"] Hidden "delete row", "Deletes to the start of the row.";
        DeleteToEnd "delete_to_end" ["ctrl-k"] Hidden "delete row", "Deletes to the end of the row.";
    }
    LongText {
        NewLine "new_line" ["enter"] Hidden "new line", "Begins a new line.";
        ExternalEditor "editor" ["ctrl-e"] Shown "editor", "Opens the answer in $VISUAL or $EDITOR, and brings it back.";
    }
    TextRows {
        RowUp "row_up" ["up"] Hidden "up", "One row up.";
        RowDown "row_down" ["down"] Hidden "down", "One row down.";
        SelectRowUp "select_row_up" ["shift-up"] Hidden "select", "Selects a row up.";
        SelectRowDown "select_row_down" ["shift-down"] Hidden "select", "Selects a row down.";
        TextPageUp "text_page_up" ["pageup"] Hidden "page up", "A page up.";
        TextPageDown "text_page_down" ["pagedown"] Hidden "page down", "A page down.";
        TextStart "text_start" ["ctrl-home"] Hidden "start", "To the start of the text.";
        TextEnd "text_end" ["ctrl-end"] Hidden "end", "To the end of the text.";
    }
    Scale {
        ScaleDigit "scale_digit" ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] Shown "answer", "Answers with that number, and goes on.";
        ScaleTen "scale_ten" ["t"] Shown "ten", "Answers with ten, and goes on.";
        ScaleLess "scale_less" ["left", "h", "-"] Hidden "less", "One less.";
        ScaleMore "scale_more" ["right", "l", "+"] Hidden "more", "One more.";
    }
    Pick {
        PickUp "pick_up" ["up", "k"] Hidden "up", "One option up.";
        PickDown "pick_down" ["down", "j"] Hidden "down", "One option down.";
        PickNumber "pick_number" ["1", "2", "3", "4", "5", "6", "7", "8", "9"] Hidden "pick", "Picks the option with that number.";
        PickToggle "pick_toggle" ["space"] Shown "pick", "Picks the option, or puts it back.";
        PickFind "pick_find" ["/"] Shown "find a word", "Finds an option by typing.";
    }
    Strength {
        StrengthLess "strength_less" ["left", "h", "-"] Shown "less", "It weighed less.";
        StrengthMore "strength_more" ["right", "l", "+"] Shown "more", "It weighed more.";
    }
    Feelings {
        FeelingUp "feeling_up" ["up"] Hidden "up", "One word up.";
        FeelingDown "feeling_down" ["down"] Hidden "down", "One word down.";
        FeelingLeft "feeling_left" ["left"] Hidden "left", "To the words on the left.";
        FeelingRight "feeling_right" ["right"] Hidden "right", "To the words on the right.";
        FeelingPick "feeling_pick" ["space"] Shown "pick", "Picks the word, or puts it back; then a digit for its strength.";
        FeelingFind "feeling_find" ["/"] Shown "find a word", "Finds a feeling by typing, synonyms too.";
        FeelingOwn "feeling_own" ["+"] Shown "your own", "Adds a word of your own.";
        FeelingDrop "feeling_drop" ["backspace"] Hidden "drop", "Takes the last word back.";
    }
    Lines {
        LineUp "line_up" ["up"] Hidden "line up", "To the line above.";
        LineDown "line_down" ["down"] Hidden "line down", "To the line below.";
        NextVerb "next_verb" ["ctrl-t"] Shown "keep, change, start, stop", "Changes what kind of line it is.";
    }
    Palette {
        PaletteUp "palette_up" ["up", "ctrl-p"] Hidden "up", "One up.";
        PaletteDown "palette_down" ["down", "ctrl-n", "tab"] Hidden "down", "One down.";
        PaletteRun "palette_run" ["enter"] First "take it", "Takes what is selected, or what is typed.";
        PaletteClose "palette_close" ["esc"] First "back", "Goes back without it.";
    }
    Asking {
        Accept "accept" ["enter"] Hidden "go on", "Takes the answer and goes on; in a list it begins the next line first.";
    }
    Instead {
        TakeInstead "instead" ["ctrl-r"] Hidden "the other answer", "Takes the answer that stands under the field, or gives the field back.";
    }
    Card {
        CardUp "card_up" ["up", "k"] Hidden "up", "A row up.";
        CardDown "card_down" ["down", "j"] Hidden "down", "A row down.";
        CardPageUp "card_page_up" ["pageup"] Hidden "page up", "A page up.";
        CardPageDown "card_page_down" ["pagedown", "space"] Hidden "page down", "A page down.";
        CardStart "card_start" ["home", "g"] Hidden "start", "To the start.";
        CardEnd "card_end" ["end", "G"] Hidden "end", "To the end.";
    }
    Help {
        HelpContacts "help_contacts" ["h"] First "contacts", "Your own contacts, for when help is needed.";
    }
    Contacts {
        CopyContact "copy_contact" ["y"] First "copy", "Copies the number or address.";
    }
    CareWords {
        CareContacts "care_contacts" ["c"] Hidden "contacts", "Shows your own contacts.";
        CareKeep "care_keep" ["k", "esc"] Hidden "keep writing", "Goes on where you were.";
        CareQuit "care_quit" ["q"] Hidden "save and leave", "Leaves the journal; what you wrote is saved.";
        CareRaceTalk "care_race_talk" ["r"] Hidden "it was race talk", "It was race talk: these words ask for no card in this entry any more.";
    }
    CareRule {
        CareRuleContacts "care_rule_contacts" ["c"] First "contacts", "Shows your own contacts.";
        CareStep "care_step" ["s"] First "small step", "Makes a small step of it: to have it looked at.";
        CareSeen "care_seen" ["y"] First "yes", "Somebody has looked at it: it is written into the care log.";
        CareNotYet "care_not_yet" ["n"] First "not yet", "Nobody has looked at it yet.";
        CareDone "care_done" ["esc", "enter"] First "go on", "Leaves the card; any other key does, too.";
    }
    Unsaved {
        RetrySave "retry_save" ["r"] First "try again", "Tries to save once more.";
        SaveElsewhere "save_elsewhere" ["s"] First "save a copy", "Writes the unsaved words to a file that you name.";
        Discard "discard" ["D"] First "discard and quit", "Quits without the unsaved words.";
        StayHere "stay" ["esc"] First "back", "Goes back to the journal.";
    }
}

impl Command {
    /// What the table says of it.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        // The enum and the table are made by one macro, in one order.
        &TABLE[self as usize]
    }
}
