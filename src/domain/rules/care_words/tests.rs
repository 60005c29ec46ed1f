//! Sentences in both directions: race talk that needs no card, and real need that is never passed over.

use super::{CareWords, Weight, judge, phrase};

/// The lists as they stand in the care texts of the program.
fn lists() -> CareWords {
    let root: toml::Table =
        include_str!("../../../../assets/care.toml").parse().expect("the care texts are TOML");
    let list = |name: &str| -> Vec<String> {
        let words = root["words"][name].as_array().expect(name);
        words.iter().map(|word| phrase(word.as_str().expect("a phrase"))).collect()
    };
    CareWords {
        race_talk: [list("race_talk"), list("names")].concat(),
        danger: list("danger"),
        heavy: list("heavy"),
        eating: list("eating"),
    }
}

const SILENT: &[&str] = &[
    "I went out at suicide pace and paid for it.",
    "The last hill nearly killed me, what a course.",
    "Dead legs from 30 km on, but I got round.",
    "I was dead last and I do not care.",
    "We did suicides at practice again.",
    "I was dying to start after that taper.",
    "My legs wanted to die on the descent.",
    "Fly and die, the old story.",
    "I thought I was going to die at the second climb.",
    "Killed it in the final mile!",
    "Ran for suicide prevention with the whole club.",
    "The charity is for suicide awareness, 400 people came.",
    "Listened to Suicide Blonde the whole way.",
    "A sign at mile 20 said \"you could die out here, keep smiling\".",
    "Death march from 25 km to the finish.",
    "My watch died and the phone was dead too.",
    "I could kill for a coffee now.",
    "Killer hill, killer heat, great day.",
    "I hurt myself falling on the gravel.",
    "I hurt myself on the rocks near the lake.",
    "The battery was dead, so no splits.",
    "It was do or die for the cut-off.",
    "I wish I had eaten more before the start.",
    "I want to disappear into those hills for a week with my tent.",
    "The pain went away, I am glad it is over.",
    "I was alive again after the soup.",
    "I could not go faster, and that was that.",
    "I no longer want to chase times.",
    "The race was dead flat and I hoped for a best.",
    "Not hopeless at all, just tired.",
    "I want to end the season here.",
    "It felt like the end, then the finish line came.",
    "We went to see Suicide Squad after the race.",
    "I never gave up.",
];

const HEAVY: &[&str] = &[
    "I wanted to die at km 35.",
    "On lap three I just wanted to die.",
    "I never want to die, of course.",
    "My brother died by suicide last spring and I ran for him.",
    "My friend says she wants to die and I do not know what to do.",
    "Ten years ago I was suicidal, running helped.",
    "As a teenager I wanted to kill myself.",
    "It all feels hopeless.",
    "I feel worthless after this.",
    "I can't go on like this.",
    "I cant go on like this.",
    "There is no point anymore.",
    "I hate myself for this.",
    "Nobody would care if I stopped.",
    "I can’t stop crying since Sunday.",
    "I feel trapped and there is no way out.",
    "I wish I could just die.",
    "Sometimes I think about death and it feels like a relief.",
    "I'd rather not exist.",
    "It would be easier to be dead.",
    "I keep thinking about ending it all.",
    "I wish I was gone.",
    "I wish I could disappear.",
    "Maybe I should just be dead.",
];

const DANGER: &[&str] = &[
    "I want to kill myself.",
    "i want to die",
    "I wish I were dead.",
    "Everyone would be better off without me.",
    "I don't want to be here anymore.",
    "I dont want to be here any more.",
    "I don’t want to live.",
    "There is no reason to live.",
    "I keep thinking I would be better off dead.",
    "I could end my life tonight.",
    "I hurt myself on purpose again.",
    "Self-harm is the only thing that helps.",
    "I'm not safe.",
    "I would rather be dead than do this again.",
    "I hope to never wake up.",
    "Great race, new best. I want to die.",
    "I feel suicidal.",
    "Life isn't worth living.",
    "I told my wife \"I want to die\" and she cried.",
    "I want to disappear forever.",
    "I hope I do not wake up tomorrow.",
    "My feet hurt and I want to die.",
];

#[test]
#[expect(clippy::print_stdout, reason = "how many come out right is what the test tells")]
fn race_talk_shows_no_card_and_real_need_is_never_passed_over() {
    let lists = lists();
    let wanted = [(SILENT, None), (HEAVY, Some(Weight::Heavy)), (DANGER, Some(Weight::Danger))];
    let mut wrong = Vec::new();
    let mut count = 0;
    for (sentences, wanted) in wanted {
        for sentence in sentences {
            count += 1;
            let found = judge(sentence, &lists).card;
            if found != wanted {
                wrong.push(format!("{sentence} -> {found:?}, not {wanted:?}"));
            }
        }
    }
    println!("{} of {count} sentences come out right", count - wrong.len());
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn words_about_eating_are_noticed_beside_any_card() {
    let lists = lists();
    assert!(judge("I skipped eating to be lighter.", &lists).eating);
    assert!(judge("I have to earn my food.", &lists).eating);
    assert!(!judge("I ate two gels and a banana.", &lists).eating);
}
