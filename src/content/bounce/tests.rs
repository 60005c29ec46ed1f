use super::*;
use crate::content::Content;

#[test]
fn the_plan_has_eight_items_whose_ids_stay() {
    let words = Content::built_in().bounce;
    let ids: Vec<(&str, Counts)> = words.items.iter().map(|item| (item.id.as_str(), item.counts)).collect();
    assert_eq!(
        ids,
        [
            ("lessons", Counts::Lessons),
            ("recovery", Counts::Recovery),
            ("body", Counts::Body),
            ("head", Counts::Head),
            ("training", Counts::OwnWord),
            ("goal", Counts::NextGoal),
            ("talk", Counts::Talk),
            ("win", Counts::SmallWin),
        ]
    );
}

#[test]
fn everything_wrong_with_the_words_is_told_at_once() {
    let text = "schema = 1\n[line]\nearly = \"a\"\nall = \"b\"\n\
                [[item]]\nid = \"x\"\ncounts = \"medals\"\ntext = \"a\"\nwhy = \"b\"\nnext = \"c\"\n\
                [[item]]\nid = \"x\"\ncounts = \"talk\"\ntext = \"a\"\nwhy = \"b\"\nnext = \"c\"\nopens = \"d\"\nodd = 1\n\
                [[item]]\nid = \"plan\"\ntext = \"a\"\nwhy = \"b\"\nnext = \"c\"\nopens = \"d\"\n";
    let log = Log::new("bounce.toml", text);
    read_bounce(&log);
    let told: Vec<String> = log.into_problems().into_iter().map(|problem| problem.message).collect();
    for wanted in [
        "`open`",
        "`time`",
        "`stone`",
        "\"medals\"",
        "`opens`",
        "twice",
        "odd",
        "as a whole",
        "has no `counts`",
    ] {
        assert!(told.iter().any(|line| line.contains(wanted)), "{wanted}: {told:#?}");
    }
}
