//! What is typed in a review when the disk does not keep up.

use super::sample::twelve;
use super::*;

#[test]
fn verdicts_and_words_wait_for_a_disk_that_fails_and_are_written_once_in_their_order() {
    let mut journal = review(&twelve());
    journal.disk_fails("The disk is full.");
    journal.press("y l");
    journal.type_text("the quiet");
    journal.press("enter");
    journal.type_text("walks");
    journal.press("enter z u");
    journal.tick();
    journal.must_see(&["3 of 12", "! not saved"]);
    assert_eq!(begun(&journal), None);
    // What waits is told whole to whoever would leave.
    let waiting: Vec<&Change> = journal.state.shared.saver.unsaved().collect();
    let given = waiting.iter().filter(|change| matches!(change, Change::Judge(_))).count();
    assert!(given <= 6, "letters are not kept one by one: {waiting:#?}");
    journal.disk_works();
    journal.tick();
    let open = begun(&journal).expect("written");
    assert_eq!(open.verdicts.len(), 2);
    assert_eq!((open.verdicts[1].reason.as_str(), open.verdicts[1].carries.as_str()), ("the quiet", "walks"));
    assert_eq!(goal(&journal, 12).verdict, None);
    journal.must_see(&["3 of 12", "saved ✓"]);
}

#[test]
fn a_slow_disk_holds_no_key_back() {
    let mut journal = review(&twelve());
    journal.disk_is_slow();
    journal.press("y m z x y u y y y y y y y y");
    journal.must_see(&["12 of 12 decided"]);
    journal.disk_works();
    journal.tick();
    journal.must_see(&["12 of 12 decided"]);
    assert_eq!(begun(&journal).expect("written").verdicts.len(), 12);
}
