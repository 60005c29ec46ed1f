//! Whether words speak of not wanting to live, or are heavy, or are about eating: so that nobody writes them into silence.
//!
//! Source: safety.toml, `words`, and the rulings of DOMAIN.md: race talk is cut out first; sentences are judged one by one; in doubt
//! the smaller card is shown, never nothing. What is found is neither kept nor counted anywhere; a caller shows a card and forgets.
//!
//! Decided here, since lists never know every wording: a wish (want, wish, hope, rather, ready, thinking of ...) within six words of
//! death, of not being there or not waking up, or of an end of it all is heavy as well, where no race stands near it. What is said of somebody else, of a time long past, or
//! with a "not" before it gets the smaller card. Names of charities, films and songs are cut out like race talk.

use super::super::folding::folded;

/// How heavy words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Somebody could know about it.
    Heavy,
    /// Help is needed now.
    Danger,
}

/// What words ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Judged {
    /// A card, and which.
    pub card: Option<Weight>,
    /// A quiet line about food and body.
    pub eating: bool,
}

/// The lists of phrases, each folded by [`phrase`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CareWords {
    /// What is only race talk, or a name.
    pub race_talk: Vec<String>,
    /// What may mean danger.
    pub danger: Vec<String>,
    /// What is heavy.
    pub heavy: Vec<String>,
    /// What is about eating.
    pub eating: Vec<String>,
}

/// A phrase as it is compared: small letters without diacritics, apostrophes left out, a space between words.
#[must_use]
pub fn phrase(text: &str) -> String {
    folded(&text.replace(['\'', '’', '‘', 'ʼ', '`', '´'], ""))
}

/// So many words before a phrase a "not" is looked for.
const NEGATION_WORDS: usize = 3;
/// So many words around a phrase a race is looked for.
const RACE_WORDS: usize = 4;
/// So far from a wish death may stand.
const WISH_WORDS: usize = 6;

const NEGATIONS: &[&str] = &["not", "never", "no", "without", "nor", "neither", "nobody"];
const RACE: &[&str] = &[
    "km",
    "k",
    "kilometre",
    "kilometres",
    "kilometer",
    "kilometers",
    "mile",
    "miles",
    "lap",
    "laps",
    "hill",
    "hills",
    "climb",
    "climbs",
    "finish",
    "wall",
    "marker",
    "race",
    "split",
    "splits",
    "interval",
    "intervals",
    "rep",
    "reps",
    "aid",
    "station",
    "marathon",
    "course",
    "pace",
    "sprint",
    "treadmill",
    "workout",
    "session",
    "downhill",
    "uphill",
];
const WISHES: &[&str] = &[
    "want", "wants", "wanted", "wanna", "wish", "wished", "wishing", "hope", "hoping", "rather", "ready",
    "prefer", "think", "thinking", "thought", "thoughts", "planning", "plan", "planned", "decided", "easier",
    "longing", "dream", "dreaming", "deserve", "should", "glad", "relief",
];
const BODY: &[&str] = &[
    "legs",
    "quads",
    "calves",
    "calf",
    "lungs",
    "feet",
    "stomach",
    "hamstrings",
    "watch",
    "phone",
    "battery",
    "headlamp",
    "engine",
    "car",
    "shoes",
];
const OTHERS: &[&str] = &[
    "he",
    "she",
    "they",
    "his",
    "her",
    "their",
    "friend",
    "friends",
    "brother",
    "sister",
    "mother",
    "father",
    "mum",
    "mom",
    "dad",
    "son",
    "daughter",
    "uncle",
    "aunt",
    "cousin",
    "colleague",
    "teammate",
    "partner",
    "wife",
    "husband",
    "neighbour",
    "neighbor",
    "someone",
];
const PAST: &[&str] = &[
    "years ago",
    "year ago",
    "used to",
    "back then",
    "as a teenager",
    "when i was",
    "in my twenties",
    "long time ago",
    "long ago",
    "in those days",
];
/// Who quotes: what they say is not what the runner says.
const QUOTED_BY: &[&str] = &[
    "sign",
    "signs",
    "shirt",
    "song",
    "songs",
    "film",
    "movie",
    "book",
    "band",
    "playlist",
    "track",
    "album",
    "banner",
    "spectator",
    "spectators",
    "announcer",
    "coach",
    "guy",
    "chant",
    "poster",
    "podcast",
    "called",
    "titled",
    "titles",
];

/// Judges a text.
#[must_use]
pub fn judge(text: &str, lists: &CareWords) -> Judged {
    let mut judged = Judged::default();
    for sentence in sentences(text) {
        let sentence = Sentence::new(sentence, lists);
        judged.card = judged.card.max(sentence.weight(lists));
        judged.eating |= lists.eating.iter().any(|wanted| sentence.places(wanted).next().is_some());
    }
    judged
}

/// A sentence ends with a mark that is followed by a space or by nothing, or with its line.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?', '…', ';', '\n'])
        .collect::<Vec<_>>()
        .into_iter()
        .fold(Vec::<(usize, usize)>::new(), |mut parts, part| {
            let start = parts.last().map_or(0, |(_, end)| *end);
            let end = start + part.len();
            let goes_on = parts.last().is_some_and(|(from, to)| {
                text[*from..*to].ends_with('.') && part.starts_with(|first: char| first.is_alphanumeric())
            });
            match parts.last_mut().filter(|_| goes_on) {
                Some(last) => last.1 = end,
                None => parts.push((start, end)),
            }
            parts
        })
        .into_iter()
        .map(|(start, end)| &text[start..end])
}

/// The words of one sentence, race talk cut out; `~` stands where it was.
struct Sentence {
    words: Vec<String>,
    whole: String,
}

impl Sentence {
    fn new(text: &str, lists: &CareWords) -> Self {
        let mut whole = format!(" {} ", phrase(&without_quoted(text)));
        for talk in &lists.race_talk {
            let wanted = format!(" {talk} ");
            while let Some(at) = whole.find(&wanted) {
                whole.replace_range(at..at + wanted.len(), " ~ ");
            }
        }
        Self { words: whole.split_whitespace().map(ToOwned::to_owned).collect(), whole }
    }

    /// The places of a phrase: the number of its first word, and of the one behind its last.
    fn places<'s>(&'s self, wanted: &'s str) -> impl Iterator<Item = (usize, usize)> + 's {
        let wanted: Vec<&str> = wanted.split(' ').collect();
        let count = wanted.len();
        self.words
            .windows(count.max(1))
            .enumerate()
            .filter(move |(_, words)| words.iter().map(String::as_str).eq(wanted.iter().copied()))
            .map(move |(place, _)| (place, place + count))
    }

    fn weight(&self, lists: &CareWords) -> Option<Weight> {
        let danger = lists.danger.iter().flat_map(|wanted| self.places(wanted)).filter_map(|(start, end)| {
            if self.is_of_the_body(start) {
                return None;
            }
            let is_smaller = self.is_in_a_race(start, end)
                || self.is_negated(start)
                || self.is_of_others(start)
                || self.is_past();
            Some(if is_smaller { Weight::Heavy } else { Weight::Danger })
        });
        let heavy = lists.heavy.iter().flat_map(|wanted| {
            // "Not hopeless" is not heavy; a phrase that begins with a "not" of its own is meant as it stands.
            let is_plain =
                !wanted.contains("nt ") && !wanted.starts_with("no") && !wanted.starts_with("cannot");
            self.places(wanted).filter(move |(start, _)| !(is_plain && self.is_negated(*start)))
        });
        let wish = self.has_a_wish().then_some(Weight::Heavy);
        danger.chain(heavy.map(|_| Weight::Heavy)).chain(wish).max()
    }

    fn around(&self, start: usize, end: usize, count: usize) -> &[String] {
        &self.words[start.saturating_sub(count)..(end + count).min(self.words.len())]
    }

    fn is_in_a_race(&self, start: usize, end: usize) -> bool {
        self.around(start, end, RACE_WORDS).iter().any(|word| is_of_a_race(word))
    }

    fn is_negated(&self, start: usize) -> bool {
        self.words[start.saturating_sub(NEGATION_WORDS)..start].iter().any(|word| is_negation(word))
    }

    /// Whether it is legs or a watch that it is said of, and nobody else in between.
    fn is_of_the_body(&self, start: usize) -> bool {
        let before = &self.words[start.saturating_sub(4)..start];
        let body = before.iter().rposition(|word| BODY.contains(&word.as_str()));
        body.is_some_and(|place| !before[place..].iter().any(|word| is_oneself(word)))
    }

    fn is_of_others(&self, start: usize) -> bool {
        let before = &self.words[..start];
        let near = &before[before.len().saturating_sub(3)..];
        let says_i =
            near.iter().any(|word| matches!(word.as_str(), "i" | "im" | "ive" | "id" | "me" | "myself"));
        !says_i
            && self
                .words
                .iter()
                .any(|word| OTHERS.contains(&word.trim_end_matches('s')) || OTHERS.contains(&word.as_str()))
    }

    fn is_past(&self) -> bool {
        PAST.iter().any(|past| self.whole.contains(&format!(" {past} ")))
    }

    /// Whether a wish stands near death, or near not being there, and no race does.
    fn has_a_wish(&self) -> bool {
        let ends = (0..self.words.len()).filter(|place| self.is_an_end(*place));
        ends.into_iter().any(|place| {
            let near = self.around(place, place + 1, WISH_WORDS);
            near.iter().any(|word| WISHES.contains(&word.as_str()))
                && !self.is_in_a_race(place, place + 1)
                && !self.is_of_the_body(place)
        })
    }

    /// Whether a word, with those behind it, says that a life ends.
    fn is_an_end(&self, place: usize) -> bool {
        let word = |ahead: usize| self.words.get(place + ahead).map_or("", String::as_str);
        let back = |behind: usize| {
            place.checked_sub(behind).and_then(|at| self.words.get(at)).map_or("", String::as_str)
        };
        match word(0) {
            "die" | "dead" | "suicide" => true,
            "dying" => !matches!(word(1), "to" | "for"),
            "death" => !matches!(word(1), "valley" | "march"),
            "exist" | "existing" | "alive" | "living" => {
                is_negation(back(1))
                    || is_negation(back(2))
                    || is_negation(back(3))
                    || matches!(back(1), "stop" | "stopped" | "being")
            }
            "here" => {
                back(1) == "be" && (is_negation(back(2)) || is_negation(back(3)) || is_negation(back(4)))
            }
            "wake" => {
                word(1) == "up" && (is_negation(back(1)) || is_negation(back(2)) || is_negation(back(3)))
            }
            "end" | "ending" => {
                matches!((word(1), word(2)), ("it", "all") | ("my", "life") | ("everything", _))
            }
            "disappear" | "vanish" => matches!(word(1), "" | "forever" | "for" | "completely" | "and"),
            "gone" => matches!(back(1), "be" | "was" | "were") && matches!(back(2), "i" | "to" | "just"),
            _ => false,
        }
    }
}

fn is_oneself(word: &str) -> bool {
    matches!(word, "i" | "im" | "ive" | "id" | "me" | "myself")
}

fn is_of_a_race(word: &str) -> bool {
    let is_distance = || {
        let digits = word.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
        !digits.is_empty()
            && digits.chars().all(|digit| digit.is_ascii_digit())
            && matches!(&word[digits.len()..], "k" | "km" | "m" | "mi" | "miles")
    };
    word == "~" || RACE.contains(&word) || is_distance()
}

fn is_negation(word: &str) -> bool {
    // Without its apostrophe: "dont", "cant", "wouldnt"; but not "went" or "want".
    let is_short = word.len() > 3
        && word.ends_with("nt")
        && !matches!(
            word,
            "want" | "went" | "sent" | "spent" | "meant" | "point" | "joint" | "front" | "hurt" | "moment"
        );
    NEGATIONS.contains(&word) || (is_short && NOT_SHORT.contains(&word))
}

/// "n't" without its apostrophe.
const NOT_SHORT: &[&str] = &[
    "dont", "doesnt", "didnt", "cant", "couldnt", "wont", "wouldnt", "shouldnt", "isnt", "arent", "wasnt",
    "werent", "havent", "hasnt", "hadnt", "aint", "neednt", "mustnt",
];

/// A sentence without what stands in double quotes, where somebody or something else is quoted.
fn without_quoted(text: &str) -> String {
    let marks = ['"', '“', '”', '„', '«', '»'];
    let parts: Vec<&str> = text.split(marks).collect();
    let outside = format!(" {} ", phrase(&parts.iter().step_by(2).copied().collect::<Vec<_>>().join(" ")));
    let by_others = QUOTED_BY.iter().any(|who| outside.contains(&format!(" {who} ")));
    let by_me = ["i said", "i told", "i wrote", "i say", "i think", "i thought", "i keep", "i am", "im"];
    let by_me = by_me.iter().any(|who| outside.contains(&format!(" {who} ")));
    if parts.len() < 3 || !by_others || by_me {
        return text.to_owned();
    }
    parts.iter().step_by(2).copied().collect::<Vec<_>>().join(" ~ ")
}

#[cfg(test)]
mod tests;
