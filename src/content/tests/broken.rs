//! Each kind of problem, with the line it is told for.

use super::{SMALL, problems, small_with};

/// A pack with something wrong nearly everywhere.
const BROKEN: &str = r#"[pack]
id = "broken"
version = 1
label = "Broken"
colour = "red"

[timing]
hot = "only"
short = "none"
full = "only"
older = "only"
early_note = "Early."
heavier_note = "Heavier."

[[mode]]
id = "only"
label = "Only"
stages = ["facts", "gone"]

[[stage]]
id = "facts"
title = "Facts"

[[stage]]
id = "island"
title = "Never reached"

[[prompt]]
id = "first"
stage = "facts"
need = "ask"
kind = "slider"
text = "A kind that is not known"

[[prompt]]
id = "early"
stage = "facts"
need = "ask"
kind = "line"
text = "Too early"
when = { prompt = "pain", at_least = 3 }

[[prompt]]
id = "pain"
stage = "facts"
need = "ask"
kind = "scale"
low = "none"
high = "worst"
min = 5
max = 2
text = "Pain?"

[[prompt]]
id = "pain"
stage = "nowhere"
need = "perhaps"
kind = "text"
text = ""
when = { branch = "lost" }

[[prompt]]
id = "choice"
stage = "facts"
need = "ask"
kind = "pick"
text = "Which, {nobody}?"
options = [{ id = "a", label = "A" }, { id = "a", label = "B" }]
when = { signal = "goals", is = "won" }

[[prompt]]
id = "after"
stage = "facts"
need = "ask"
kind = "line"
text = "After\u0007"
each = "choice"
when = { any = [{ prompt = "choice", is = ["z"] }, { prompt = "unheard", answered = true }] }

[rewrite]
patterns = ["i (am"]
offer = "Would you say it differently?"
"#;

#[test]
fn a_broken_pack_is_told_everything_at_once_in_the_order_of_its_lines() {
    let found = problems(BROKEN);
    assert_eq!(
        found,
        [
            "own.toml:5: [pack] has an unknown field `colour`",
            "own.toml:9: [timing] `short` names the unknown mode \"none\"",
            "own.toml:16: mode \"only\" has no prompt with need = \"must\" that fills \"name\"",
            "own.toml:16: mode \"only\" has no prompt with need = \"must\" that fills \"date\"",
            "own.toml:16: mode \"only\" has no prompt with need = \"must\" that fills \"outcome\"",
            "own.toml:18: mode \"only\" names the unknown stage \"gone\"",
            "own.toml:25: stage \"island\" is in no mode, so it is never reached",
            "own.toml:32: prompt \"first\" has the unknown kind \"slider\"; known are line, text, scale, pick, picks, feelings, causes, distance, time, date, lines, goals, card",
            "own.toml:41: prompt \"early\" looks ahead: \"pain\" is asked later in the mode \"only\"; conditions look backwards only",
            "own.toml:50: prompt \"pain\" has a scale from 5 to 2; it has to rise",
            "own.toml:55: prompt \"pain\" is there twice; an id is used once",
            "own.toml:56: prompt \"pain (3)\" stands in the unknown stage \"nowhere\"",
            "own.toml:57: prompt \"pain\" `need`: \"perhaps\" is not known; known are must, ask, more",
            "own.toml:59: prompt \"pain\" `text` is empty",
            "own.toml:60: prompt \"pain (3)\" refers to the unknown branch \"lost\"",
            "own.toml:67: prompt \"choice\" has the unknown placeholder {nobody}",
            "own.toml:68: prompt \"choice\" has the option \"a\" twice",
            "own.toml:69: prompt \"choice\" tests the signal \"goals\" for something it never says",
            "own.toml:76: prompt \"after\" `text` holds the control character U+0007",
            "own.toml:77: prompt \"after\" is asked for each of \"choice\", which gives no list",
            "own.toml:78: prompt \"after\" refers to \"z\", which is no answer to \"choice\"",
            "own.toml:78: prompt \"after\" refers to the unknown prompt \"unheard\"",
            "own.toml:81: [rewrite] pattern \"i (am\" cannot be used: found open group without closing ')'",
        ]
    );
}

#[test]
fn signals_wait_for_what_they_read_and_branches_for_each_other() {
    let found = small_with(
        r#"
[[prompt]]
id = "dip"
stage = "facts"
need = "ask"
kind = "card"
card = "note"
text = "Soon?"
when = { signal = "setback", is = "yes" }

[[prompt]]
id = "setback"
stage = "facts"
need = "ask"
kind = "pick"
fills = "setback"
text = "A setback?"
options = [{ id = "yes", label = "yes" }, { id = "perhaps", label = "perhaps" }]

[[branch]]
id = "one"
when = { branch = "two" }
skips = ["nothing"]

[[branch]]
id = "two"
when = { prompt = "outcome", contains = "dnf" }
extends = "three"
"#,
    );
    assert_eq!(
        found,
        [
            "+9: prompt \"dip\" uses the signal \"setback\", which waits for \"setback\"; in the mode \"only\" that is asked later",
            "+18: prompt \"setback\" has the option \"perhaps\", which is not known as setback",
            "+22: branch \"one\" depends on the branch \"two\", which does not come before it",
            "+23: branch \"one\" skips \"nothing\", which is neither a prompt nor a stage",
            "+27: branch \"two\" tests \"outcome\" in a way that its answers cannot pass",
            "+28: branch \"two\" extends \"three\", which is not a branch before it",
        ]
    );
}

#[test]
fn ten_options_need_keys_of_their_own() {
    let option = |number: usize| format!("{{ id = \"o{number}\", label = \"option {number}\" }}");
    let options: Vec<String> = (0..10).map(option).collect();
    let prompt = format!(
        "\n[[prompt]]\nid = \"many\"\nstage = \"facts\"\nneed = \"ask\"\nkind = \"pick\"\ntext = \"Many?\"\noptions = [{}]\n",
        options.join(", ")
    );
    assert_eq!(
        small_with(&prompt),
        ["+8: prompt \"many\" has 10 options; with more than 9 each needs a `key`"]
    );
}

#[test]
fn a_condition_on_a_prompt_that_no_mode_asks_as_well_is_a_problem() {
    let two_modes = SMALL.replace(
        "[[stage]]",
        "[[mode]]\nid = \"other\"\nlabel = \"Other\"\nstages = [\"facts\"]\n\n[[stage]]",
    );
    let prompt = |id: &str, mode: &str, when: &str| {
        format!(
            "[[prompt]]\nid = \"{id}\"\nstage = \"facts\"\nmodes = [\"{mode}\"]\nneed = \"ask\"\nkind = \"line\"\ntext = \"?\"\n{when}\n"
        )
    };
    let here = prompt("here", "only", "");
    let there = prompt("there", "other", "when = { prompt = \"here\", answered = true }");
    let found = problems(&format!("{two_modes}\n{here}{there}"));
    assert_eq!(found, ["own.toml:68: prompt \"there\" refers to \"here\", but no mode asks both"]);
}

#[test]
fn a_file_without_a_pack_table_says_what_is_missing() {
    assert_eq!(
        problems(""),
        ["own.toml:1: the file has no [pack] with an `id`, or with `changes = \"core\"`"]
    );
}

#[test]
fn what_becomes_of_a_lesson_is_asked_for_each_that_was_shown_and_in_known_words() {
    let prompt = |each: &str, option: &str, text: &str| {
        format!(
            "[[prompt]]\nid = \"used\"\nstage = \"facts\"\nneed = \"ask\"\nkind = \"pick\"\n{each}fills = \"lesson_used\"\n\
             text = \"{text}\"\noptions = [{{ id = \"{option}\", label = \"it did\" }}]\n"
        )
    };
    let each = "each = \"shown_lessons\"\n";
    assert_eq!(small_with(&prompt(each, "helped", "{lesson}?")), Vec::<String>::new());
    assert_eq!(
        small_with(&prompt("", "helped", "Used?")),
        ["+6: prompt \"used\" fills \"lesson_used\" and has to be asked for each of \"shown_lessons\""]
    );
    assert_eq!(
        small_with(&prompt(each, "well", "{lesson}?")),
        ["+9: prompt \"used\" has the option \"well\", which is not known as use of a lesson"]
    );
    assert_eq!(
        small_with(&prompt(each, "helped", "{cause}?")),
        ["+8: prompt \"used\" uses {cause}, but it is not asked about anything that has it"]
    );
}

/// A follow-up that stands, behind a mode that it follows.
const FOLLOWED: &str = r#"
[[mode]]
id = "after"
label = "After"
hint = "After {race}: and now?"
stages = ["now"]
follow_up = { after_days = 7 }

[[stage]]
id = "now"
title = "Now"

[[prompt]]
id = "now"
stage = "now"
need = "ask"
kind = "line"
text = "And now?"
"#;

/// What is wrong with the follow-up after a change, told by the lines of [`FOLLOWED`].
fn followed_with(written: &str, changed: &str) -> Vec<String> {
    assert!(SMALL.contains(written) || FOLLOWED.contains(written), "{written}");
    let small = SMALL.replacen("stages = [\"facts\"]\n", "stages = [\"facts\"]\nfollowed_up = true\n", 1);
    let text = format!("{}{}", small.replacen(written, changed, 1), FOLLOWED.replacen(written, changed, 1));
    let before = small.lines().count();
    let relative = |problem: String| {
        let (place, message) = problem.split_once(": ").expect("a place and a message");
        let line: usize = place.strip_prefix("own.toml:").and_then(|line| line.parse().ok()).expect("a line");
        match line.checked_sub(before) {
            Some(line) => format!("+{line}: {message}"),
            None => format!("{line}: {message}"),
        }
    };
    problems(&text).into_iter().map(relative).collect()
}

#[test]
fn a_follow_up_needs_no_facts() {
    assert_eq!(followed_with("After", "After"), Vec::<String>::new());
    assert_eq!(
        followed_with("{ after_days = 7 }", "{ at = \"guide_end\", for_days = 3 }"),
        Vec::<String>::new()
    );
}

#[test]
fn the_days_of_a_follow_up_are_read_closely() {
    let told = |offer: &str| followed_with("{ after_days = 7 }", offer);
    let one_of = "+7: mode \"after\" has a `follow_up` that needs exactly one of after_days, at";
    assert_eq!(told("{ for_days = 2 }"), [one_of]);
    assert_eq!(told("{ after_days = 7, at = \"guide_end\" }"), [one_of]);
    assert_eq!(
        told("{ at = \"new_year\" }"),
        ["+7: mode \"after\" `at`: \"new_year\" is not known; known are guide_end"]
    );
    assert_eq!(told("{ after_days = 7, often = true }"), ["+7: mode \"after\" has an unknown field `often`"]);
    assert_eq!(
        told("{ after_days = 0 }"),
        ["+7: mode \"after\" `after_days` has to be a whole number from 1 to 75"]
    );
    assert_eq!(
        told("{ after_days = 70, for_days = 7 }"),
        ["+7: mode \"after\" is offered until day 76; a follow-up has to end by day 75"]
    );
    assert_eq!(told("{ after_days = 69, for_days = 7 }"), Vec::<String>::new());
}

#[test]
fn a_follow_up_that_contradicts_itself_is_a_problem() {
    assert_eq!(
        followed_with("follow_up =", "followed_up = true\nfollow_up ="),
        ["+7: mode \"after\" is a follow-up, so it cannot be `followed_up` itself"]
    );
    assert_eq!(
        small_with(FOLLOWED),
        ["+7: mode \"after\" is never offered: no mode has `followed_up = true`"]
    );
    assert_eq!(
        followed_with("{race}", "{person}"),
        ["+5: mode \"after\" has the unknown placeholder {person}; a follow-up knows {race}"]
    );
    assert_eq!(
        followed_with("short = \"only\"", "short = \"after\""),
        ["8: [timing] `short` names \"after\", which is a follow-up and not a look back"]
    );
    assert_eq!(
        followed_with("kind = \"line\"\ntext = \"And", "kind = \"line\"\nfills = \"notes\"\ntext = \"And"),
        ["+18: prompt \"now\" fills \"notes\", but the follow-up \"after\" asks only what changes no fact"]
    );
    let chooses = "[[prompt]]\nid = \"way\"\nstage = \"facts\"\nneed = \"ask\"\nkind = \"pick\"\nfills = \"mode\"\ntext = \"How?\"\noptions = [{ id = \"after\", label = \"later\" }]\n\n[[prompt]]\nid = \"now\"";
    assert_eq!(
        followed_with("[[prompt]]\nid = \"now\"", chooses),
        ["+20: prompt \"way\" offers \"after\", which is a follow-up and not a look back"]
    );
}

#[test]
fn what_a_question_opens_is_one_of_two_pages_and_a_card_opens_nothing() {
    let with = |more: &str| {
        small_with(&format!(
            "[[prompt]]\nid = \"fit\"\nstage = \"facts\"\nneed = \"ask\"\n{more}\ntext = \"Does it fit?\"\n"
        ))
    };
    assert_eq!(with("kind = \"line\"\nopens = \"alignment\""), Vec::<String>::new());
    assert_eq!(with("kind = \"line\"\nopens = \"step_back\""), Vec::<String>::new());
    assert_eq!(
        with("kind = \"line\"\nopens = \"doctor\""),
        ["+6: prompt \"fit\" `opens`: \"doctor\" is not known; known are alignment, step_back"]
    );
    assert_eq!(
        with("kind = \"card\"\ncard = \"note\"\nopens = \"alignment\""),
        ["+7: prompt \"fit\" is a card and `opens` something; only a question can"]
    );
}
