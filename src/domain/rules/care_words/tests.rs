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
    // Real talk of races.
    "SUICIDE PACE. AGAIN. WILL I EVER LEARN?",
    "Suicide splits: 3:40, 3:55, 4:20.",
    "It was so hot that I thought I would die.",
    "I thought I was dying, but it was only a stitch.",
    "Felt like death until the first aid station.",
    "That climb is killing me every year.",
    "My quads were dead and my calves wanted to die too.",
    "My Garmin wanted to die at 80 %.",
    "The plan was dead after the first hour.",
    "My dream of a sub-3 is dead for this year.",
    "The wind died down and I felt hope.",
    "I would rather die than DNF, said my head; my legs said otherwise.",
    "I hoped the headwind would die down.",
    "Crossed the line dead tired and dead happy.",
    "We ended the season with a party.",
    "I want to live for days like this.",
    "I want to be alive on a start line at eighty.",
    "Never felt more alive than on that ridge.",
    "35 kms done, 7 to go.",
    "Do or die at the cutoff, and I made it by a minute.",
    "To die for, that soup at km 60.",
    "Nearly died on the stairs, laughed about it later.",
    "I killed the last lap.",
    "The marshal shouted “you’ll die out there” and laughed.",
    "The band played \"Live and let die\" at the turn.",
    "Ran ten miles for suicide research, 1,200 pounds raised.",
    "A talk about suicide prevention at the club, good people.",
    "The Dead South in my ears for four hours.",
    "I wish I had slept more, I was dead on my feet.",
    "No regrets, no tears, no way I stop now.",
    "I did not hurt myself, only the shoes.",
    "I hurt myself on the\nfence, four stitches.",
    "The hill is called Suicide Hill and it is not that steep.",
    "It was hard to end it there, but the doctor was right to stop me.",
    "I wanted to disappear into the crowd.",
    "Woke up at four and could not go back to sleep.",
    // Legs and watches that are what wishes.
    "I got round and my legs wanted to die.",
    "On the descent my legs wanted to die.",
    "My watch might as well be dead.",
    "The phone wanted to die at 5 %.",
    "I would be better off if I started slower.",
    "I had to let that idea die.",
    "No need to die for a medal.",
    "I needed to sit down, my legs were dead.",
    "I found a reason to live for: this ridge.",
    "I wanted to end it here and take the bus.",
    "I would like to run this one again.",
    "I cut myself on a branch at 12 km.",
    "I cut myself some slack after the wall.",
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
    // A race and a wish to die stand together: the smaller card, never nothing.
    "I want to die for real.",
    "I wish I could just die at the next aid station.",
    "From mile 20 on I wanted to die and I could not stop.",
    "At the finish I wished I was dead.",
    "Suicidal at km 40, fine at the finish.",
    "Not at suicide pace, but I do feel suicidal since that race.",
    "I do not want to kill myself, I only want it to stop.",
    "I am not suicidal, just so tired of everything.",
    // Grief, worry, times long past.
    "My brother killed himself; they said suicide at the funeral.",
    "We lost her to suicide in March, this was her race.",
    "He died by suicide two years ago and I still talk to him on long runs.",
    "My daughter told us she wants to die.",
    "A friend wrote a suicide note last week, I am afraid for him.",
    "Years ago I wanted to end my life, and running got me through.",
    "Back then I hurt myself on purpose.",
    "When I was fifteen I was suicidal for a year.",
    // Wordings that no list has.
    "I keep thinking about dying.",
    "I'm tired of living like this.",
    "What is the point of living.",
    "Nobody would miss me.",
    "I don't care if I die.",
    "Part of me wants to vanish completely.",
    "i just want it all to end, to end it all",
    // Typed in a hurry, drawn out, capitals, diacritics, lines.
    "its all hopless",
    "I CANT GO ON",
    "i wish i was deeeead at km 30",
    "I feel w\u{f6}rthless.",
    "I can`t go on.",
    "Maybe it would be easier\nto be dead.",
    "Please let me die.",
    // A wish that only stands near a thing, a race, or in words that no list has.
    "I have my phone and want to end it all.",
    "Sat in the car wanting it all to end, wanting to end it.",
    "I need to die",
    "I can't stop wanting to die",
    "I might as well be dead",
    "Just let me die",
    "I am thinking of ending it",
    "I longed for death at the aid station",
    "I deserve to die for that DNF",
    "I'd like to die at km 30",
    "Lost the will to live on that climb.",
    "At the finish I had no will to live.",
    "I cut myself last night.",
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
    "My stomach hurts and I just want to die.",
    "My legs are fine but I wnat to die",
    "Dead last again. I don't want to live.",
    "Killed it in the final mile! And yet I want to kill myself.",
    "Best race of the year and I still want to be dead.",
    "I was never good at this, everyone would be better off without me",
    "i want to\ndie",
    "I just want to dieeee",
    "I WANT TO DIE",
    "I wánt to díe",
    "I want to kil my self",
    "im suicidle",
    "thinking about sucide every night",
    "I don´t want to live any more like this",
    "dont want to be here anymore",
    "I cut myself again last night, and yes, it was on purpose.",
    "I burned myself deliberately.",
    "I have written a suicide note.",
    "After the DNF I came home and thought: I will end my life.",
    "She left me and I want to die.",
    "\"I want to die\" is what I keep saying under my breath.",
    "I am done with life.",
    "Ran 10 km, ate, slept. I hope I don't wake up tomorrow.",
    "There's no reason to live without running",
    "I'm not safe tonight",
    "I could hang myself.",
    "He is better off without me.",
    "I wish I had never been born at all.",
    "I hope that one day I just do not wake up from it all, that I am gone.",
    "I want to ... die, I think.",
    // Somebody in a car, or with a watch: the thing is not what wishes.
    "I sat in the car and wanted to die.",
    "I got into my car and want to kill myself tonight.",
    "I stopped my watch and just wanted to die.",
    "I threw away my shoes and want to end my life",
    "Sat in my car wanting to die.",
    "Threw away my shoes, want to end my life.",
    // No wish to live, in any words.
    "I would like to die",
    "I'd like to die",
    "Wanting to die all day",
    "Everyone is better off if I die",
    "I have no will to live",
    "No wish to live any more",
    "I see no reason to go on living",
    "I do not see a reason to stay alive",
    "I cannot find a reason to live",
    "There is no point in living.",
    "I do not want to be here any more.",
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
            let found = judge(sentence, &lists).card();
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

mod properties {
    use std::time::{Duration, Instant};

    use proptest::prelude::*;

    use super::{DANGER, SILENT, Weight, judge, lists};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn whatever_is_typed_is_judged(text in "\\PC{0,400}") {
            let _ = judge(&text, &lists());
        }

        #[test]
        fn whatever_words_of_the_lists_are_put_together_are_judged(
            words in proptest::collection::vec(
                prop::sample::select(vec!["i", "want", "to", "die", "suicide", "pace", "not", "\"", "\n", ".", "…", "my", "self",
                    "legs", "km", "dying", "on", "purpose", "cut", "myself", "end", "it", "all", "~", "ß", "é", "👟"]),
                0..60,
            )
        ) {
            let _ = judge(&words.join(" "), &lists());
        }

        #[test]
        fn race_talk_around_a_sentence_of_danger_never_hides_it(
            danger in prop::sample::select(DANGER.to_vec()),
            before in prop::sample::select(SILENT.to_vec()),
            after in prop::sample::select(SILENT.to_vec()),
        ) {
            let text = format!("{before} {danger}\n\n{after}");
            prop_assert!(judge(&text, &lists()).card().is_some(), "{}", text);
            let apart = format!("{before}\n\n{danger}\n\n{after}");
            prop_assert_eq!(judge(&apart, &lists()).card(), Some(Weight::Danger), "{}", apart);
        }
    }

    #[test]
    fn a_text_of_five_thousand_words_takes_no_time_that_is_felt() {
        let lists = lists();
        let texts = [
            "the hill was long and I was dying to get to the finish, not to stop. ".repeat(357),
            "i want to go on and on ".repeat(833),
            "dying to die i want ".repeat(1250),
            "on purpose myself cut ".repeat(1250),
            "\" said the sign \" ".repeat(1250),
        ];
        for text in texts {
            let begin = Instant::now();
            let _ = judge(&text, &lists);
            // A build without optimisation is ten times as slow; what is felt begins at a tenth of a second.
            assert!(begin.elapsed() < Duration::from_millis(200), "{:?}: {}", begin.elapsed(), &text[..40]);
        }
    }
}
