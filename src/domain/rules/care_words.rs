//! Whether words speak of not wanting to live, or are heavy, or are about eating: so that nobody writes them into silence.
//!
//! Source: safety.toml, `words`, and the rulings of DOMAIN.md: race talk is cut out first; sentences are judged one by one; in doubt
//! the smaller card is shown, never nothing. What is found is neither kept nor counted anywhere; a caller shows a card and forgets.
//!
//! Decided here, since lists never know every wording:
//! - A wish (want, wish, hope, rather, need to, thinking of ...) within six words of death, of not being there or not waking up, or of an end
//!   of it all is heavy as well. Near a race it is so where nothing but the runner stands between the wish and death.
//! - What is said of somebody else, of a time long past, or with a "not" before it gets the smaller card.
//! - Race talk that a phrase of danger only overlaps does not hide it: "I want to die for real" holds "to die for".
//! - No will, wish or reason to live is danger, whatever stands between: "I do not see a reason to stay alive".
//! - Legs and watches may want to die, as long as they are what wants: "I sat in the car and wanted to die" is said of the runner.
//! - Harm on purpose is danger, whatever stands between: "I cut myself again, and it was on purpose".
//! - Usual errors of typing are the same as the word that was meant; so are letters that are repeated.
//! - A line that ends within a sentence is read on: the sentences are judged with and without the ends of lines.

use std::collections::HashMap;

use super::super::folding::folded;

/// How heavy words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Somebody could know about it.
    Heavy,
    /// Help is needed now.
    Danger,
}

/// One sentence that asks for a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which card.
    pub weight: Weight,
    /// The phrase in it, as it is compared.
    pub phrase: String,
    /// The whole sentence, as it is compared.
    pub sentence: String,
}

/// What words ask for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judged {
    /// The sentences that ask for a card, in their order.
    pub found: Vec<Found>,
    /// A quiet line about food and body.
    pub eating: bool,
}

impl Judged {
    /// The card that they ask for together.
    #[must_use]
    pub fn card(&self) -> Option<Weight> {
        self.found.iter().map(|found| found.weight).max()
    }
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
    "dnf",
    "dns",
];
const WISHES: &[&str] = &[
    "want", "wants", "wanted", "wanna", "wish", "wished", "wishing", "hope", "hoping", "rather", "ready",
    "prefer", "think", "thinking", "thought", "thoughts", "planning", "plan", "planned", "decided", "easier",
    "longing", "dream", "dreaming", "deserve", "deserved", "should", "glad", "relief", "please", "wanting",
    "longed", "long",
];
/// A plain wish.
const WANTS: &[&str] = &[
    "want", "wants", "wanted", "wanna", "wanting", "wish", "wished", "wishing", "hope", "hoping", "rather",
    "please", "longed", "long", "longing", "deserve", "deserved",
];
/// A thought is a wish only of what it is about.
const THOUGHTS: &[&str] = &["think", "thinking", "thought", "thoughts"];
/// What is planned or dreamt of may be dead without anybody having died.
const PLANS: &[&str] = &["planning", "plan", "planned", "decided", "ready", "dream", "dreaming", "longing"];
/// May stand between somebody and what they wish.
const BETWEEN: &[&str] = &[
    "to",
    "for",
    "be",
    "might",
    "may",
    "as",
    "well",
    "just",
    "really",
    "could",
    "would",
    "can",
    "will",
    "was",
    "were",
    "is",
    "are",
    "am",
    "had",
    "have",
    "all",
    "both",
    "simply",
    "only",
    "felt",
    "feel",
    "feels",
    "and",
    "now",
    "finally",
    "so",
    "also",
    "still",
    "even",
    "badly",
    "kind",
    "sort",
    "of",
    "like",
    "literally",
    "honestly",
    "fucking",
    "basically",
    "too",
    "quite",
    "almost",
    "already",
    "completely",
];
/// Begins a clause: what stands before it is no subject of what comes after.
const CLAUSES: &[&str] = &[
    "and", "but", "or", "because", "when", "while", "that", "so", "then", "until", "as", "since", "though",
    "although", "where", "if",
];
/// Where somebody is: what stands behind it is no subject.
const PLACES: &[&str] = &["in", "into", "inside", "on", "onto", "at", "by", "beside", "behind", "from"];
/// May stand before legs or a watch.
const ARTICLES: &[&str] = &["my", "the", "a", "an", "our", "this", "that", "both", "his", "her", "old"];
/// What one may have to live, or not.
const GROUNDS: &[&str] = &["will", "wish", "reason", "reasons", "desire"];
/// There is none of it.
const LACKS: &[&str] = &["cannot", "lost", "lose", "losing", "little", "hardly", "barely"];
/// So many words before it that is looked for.
const LACK_WORDS: usize = 4;
/// What one may do to oneself.
const HARMS: &[&str] = &[
    "hurt", "hurting", "cut", "cutting", "harm", "harmed", "harming", "burn", "burned", "burnt", "burning",
    "injure", "injured", "hit", "hitting",
];
/// Usual errors of typing, and what was meant.
const TYPED_SO: &[(&str, &str)] = &[
    ("wnat", "want"),
    ("wnt", "want"),
    ("watn", "want"),
    ("wnna", "wanna"),
    ("kil", "kill"),
    ("kll", "kill"),
    ("klil", "kill"),
    ("klll", "kill"),
    ("killl", "kill"),
    ("killin", "killing"),
    ("dei", "die"),
    ("diee", "die"),
    ("sucide", "suicide"),
    ("sucidal", "suicidal"),
    ("suicid", "suicide"),
    ("unalive", "suicide"),
    ("anymroe", "anymore"),
    ("anymor", "anymore"),
    ("hopless", "hopeless"),
    ("hopelss", "hopeless"),
    ("wrothless", "worthless"),
    ("worthles", "worthless"),
    ("wihs", "wish"),
    ("wsh", "wish"),
    ("ded", "dead"),
    ("aliv", "alive"),
    ("r", "are"),
    ("u", "you"),
    ("2", "to"),
    ("ur", "your"),
    ("betta", "better"),
    ("beter", "better"),
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
    "garmin",
    "coros",
    "gps",
    "laptop",
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

/// The lists, each phrase parted into its words; those of a list by their first word.
struct Lists<'l> {
    race_talk: ByFirst<'l>,
    danger: ByFirst<'l>,
    heavy: ByFirst<'l>,
    eating: ByFirst<'l>,
}

/// Phrases by their first word.
type ByFirst<'l> = HashMap<&'l str, Vec<(&'l str, Vec<&'l str>)>>;

impl<'l> Lists<'l> {
    fn new(lists: &'l CareWords) -> Self {
        let by_first = |phrases: &'l [String]| {
            let mut map: ByFirst<'l> = HashMap::new();
            for phrase in phrases {
                let words: Vec<&str> = phrase.split(' ').collect();
                map.entry(words[0]).or_default().push((phrase, words));
            }
            map
        };
        Self {
            race_talk: by_first(&lists.race_talk),
            danger: by_first(&lists.danger),
            heavy: by_first(&lists.heavy),
            eating: by_first(&lists.eating),
        }
    }
}

/// Judges a text. It takes time in proportion to its length.
#[must_use]
pub fn judge(text: &str, lists: &CareWords) -> Judged {
    let lists = Lists::new(lists);
    let mut judged = Judged::default();
    judge_sentences(text, &lists, &mut judged);
    if text.trim().contains('\n') {
        // Two of them part paragraphs, and stay.
        let on = text.replace("\r\n", "\n").replace("\n\n", "\u{2029}").replace('\n', " ");
        judge_sentences(&on.replace('\u{2029}', "\n\n"), &lists, &mut judged);
    }
    judged
}

fn judge_sentences(text: &str, lists: &Lists<'_>, judged: &mut Judged) {
    for part in sentences(text) {
        let sentence = Sentence::new(part, lists);
        judged.eating |= sentence.places(&lists.eating).next().is_some();
        if let Some((weight, phrase)) = sentence.weight(lists) {
            let sentence = sentence.whole();
            let is_known =
                judged.found.iter().any(|known| known.sentence == sentence && known.weight >= weight);
            if !is_known {
                judged.found.push(Found { weight, phrase, sentence });
            }
        }
    }
}

/// A sentence ends with a mark that is followed by a space or by nothing, or with its line. Dots of one who hesitates end none: what
/// comes after them begins with a small letter.
fn sentences(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, mark) in text.char_indices() {
        let end = at + mark.len_utf8();
        let rest = &text[end..];
        let ends = match mark {
            '\n' | ';' => true,
            '!' | '?' => rest.chars().next().is_none_or(char::is_whitespace),
            '.' | '…' => {
                let hesitates = mark == '…' || text[..at].ends_with('.');
                let goes_on = || rest.trim_start().chars().next().is_some_and(char::is_lowercase);
                rest.chars().next().is_none_or(char::is_whitespace) && !(hesitates && goes_on())
            }
            _ => false,
        };
        if ends {
            parts.push(&text[start..end]);
            start = end;
        }
    }
    parts.push(&text[start..]);
    parts
}

/// The words of one sentence, and where race talk stands among them.
struct Sentence {
    words: Vec<String>,
    talk: Vec<(usize, usize)>,
}

/// Stands for what somebody else is quoted with.
const QUOTED: &str = "~";

impl Sentence {
    fn new(text: &str, lists: &Lists<'_>) -> Self {
        let words = without_quoted(text)
            .into_iter()
            .flat_map(|part| match part {
                Some(part) => folded_words(part),
                None => vec![QUOTED.to_owned()],
            })
            .collect();
        let mut sentence = Self { words, talk: Vec::new() };
        let mut talk: Vec<(usize, usize)> =
            sentence.places(&lists.race_talk).map(|(start, end, _)| (start, end)).collect();
        talk.sort_unstable();
        sentence.talk = talk;
        sentence
    }

    fn whole(&self) -> String {
        self.words.join(" ")
    }

    /// The places of phrases: the number of the first word, of the one behind the last, and the phrase.
    fn places<'s>(&'s self, phrases: &'s ByFirst<'_>) -> impl Iterator<Item = (usize, usize, &'s str)> + 's {
        self.words.iter().enumerate().flat_map(move |(place, first)| {
            let known = phrases.get(first.as_str()).map_or(&[][..], Vec::as_slice);
            known.iter().filter_map(move |(phrase, words)| {
                let end = place + words.len();
                let here = self.words.get(place..end)?;
                here.iter().map(String::as_str).eq(words.iter().copied()).then_some((place, end, *phrase))
            })
        })
    }

    /// Whether race talk holds all of it.
    fn is_talk(&self, start: usize, end: usize) -> bool {
        self.talk.iter().any(|(from, to)| *from <= start && end <= *to)
    }

    fn overlaps_talk(&self, start: usize, end: usize) -> bool {
        self.talk.iter().any(|(from, to)| *from < end && start < *to)
    }

    fn weight(&self, lists: &Lists<'_>) -> Option<(Weight, String)> {
        let danger = self.places(&lists.danger).filter_map(|(start, end, phrase)| {
            if self.is_talk(start, end) || self.is_of_the_body(start) {
                return None;
            }
            let is_smaller = self.is_in_a_race(start, end)
                || self.overlaps_talk(start, end)
                || self.is_negated(start)
                || (self.is_of_others(start) && !phrase.ends_with(" without me"))
                || self.is_past();
            Some((if is_smaller { Weight::Heavy } else { Weight::Danger }, phrase.to_owned()))
        });
        let heavy = self.places(&lists.heavy).filter_map(|(start, end, phrase)| {
            // "Not hopeless" is not heavy; a phrase that begins with a "not" of its own is meant as it stands.
            let has_its_own = phrase.split(' ').any(is_negation);
            let is_meant = has_its_own || !self.is_negated(start);
            (is_meant && !self.is_talk(start, end)).then(|| (Weight::Heavy, phrase.to_owned()))
        });
        let harm = self.harms_on_purpose().map(|phrase| {
            let is_smaller = self.is_past() || self.is_of_others(self.words.len());
            (if is_smaller { Weight::Heavy } else { Weight::Danger }, phrase)
        });
        let unwilling = self.unwilling().map(|(place, end, phrase)| {
            let is_smaller = self.is_in_a_race(place, end) || self.is_past() || self.is_of_others(place);
            (if is_smaller { Weight::Heavy } else { Weight::Danger }, phrase)
        });
        let burden = self.burden().map(|phrase| (Weight::Heavy, phrase));
        let wish = self.wish().map(|phrase| (Weight::Heavy, phrase));
        let found = danger.chain(heavy).chain(harm).chain(unwilling).chain(burden).chain(wish);
        found.max_by_key(|(weight, _)| *weight)
    }

    fn around(&self, start: usize, end: usize, count: usize) -> &[String] {
        &self.words[start.saturating_sub(count)..(end + count).min(self.words.len())]
    }

    fn is_in_a_race(&self, start: usize, end: usize) -> bool {
        let (first, last) = (start.saturating_sub(RACE_WORDS), end + RACE_WORDS);
        self.around(start, end, RACE_WORDS).iter().any(|word| is_of_a_race(word))
            || self.talk.iter().any(|(from, to)| *from < last && first < *to)
    }

    fn is_negated(&self, start: usize) -> bool {
        self.words[start.saturating_sub(NEGATION_WORDS)..start].iter().any(|word| is_negation(word))
    }

    /// Whether it is legs or a watch that it is said of: they are what wishes. Nothing stands between but what may stand before a
    /// verb, and the clause has no other subject: who sits in a car and wants to die is not the car.
    fn is_of_the_body(&self, start: usize) -> bool {
        let first = start.saturating_sub(WISH_WORDS);
        let is_body = |word: &String| BODY.contains(&word.as_str());
        let Some(place) = self.words[first..start].iter().rposition(is_body).map(|place| first + place)
        else {
            return false;
        };
        let may_stand = |word: &String| {
            word != "and"
                && (BETWEEN.contains(&word.as_str()) || WISHES.contains(&word.as_str()) || is_negation(word))
        };
        let before = &self.words[..place];
        let clause = before.iter().rposition(|word| CLAUSES.contains(&word.as_str())).map_or(0, |at| at + 1);
        let says_i = before[clause..].iter().any(|word| is_oneself(word));
        let leads = before.iter().rev().find(|word| !ARTICLES.contains(&word.as_str()));
        let is_a_place = leads.is_some_and(|word| PLACES.contains(&word.as_str()));
        // Legs end no life.
        let ahead = &self.words[start..(start + 5).min(self.words.len())];
        let is_a_life =
            ahead.iter().any(|word| word == "myself") || ahead.windows(2).any(|two| two == ["my", "life"]);
        !says_i && !is_a_place && !is_a_life && self.words[place + 1..start].iter().all(may_stand)
    }

    fn is_of_others(&self, start: usize) -> bool {
        let before = &self.words[..start.min(self.words.len())];
        let near = &before[before.len().saturating_sub(3)..];
        let says_i = near.iter().any(|word| is_oneself(word));
        let is_other = |word: &String| {
            OTHERS.contains(&word.as_str()) || word.strip_suffix('s').is_some_and(|one| OTHERS.contains(&one))
        };
        !says_i && self.words.iter().any(is_other)
    }

    fn is_past(&self) -> bool {
        let whole = format!(" {} ", self.whole());
        PAST.iter().any(|past| whole.contains(&format!(" {past} ")))
    }

    /// Harm to oneself on purpose, with other words between.
    fn harms_on_purpose(&self) -> Option<String> {
        let has = |near: &[String], wanted: &[&str]| near.iter().any(|word| wanted.contains(&word.as_str()));
        let purposes = self.words.iter().enumerate().filter(|(place, word)| {
            matches!(word.as_str(), "deliberately" | "intentionally")
                || (*word == "purpose" && *place > 0 && self.words[place - 1] == "on")
        });
        for (place, _) in purposes {
            let near = self.around(place, place + 1, 12);
            let is_meant = !self.is_negated(place.saturating_sub(1));
            if is_meant && has(near, &["myself"]) && has(near, HARMS) {
                return Some("harm on purpose".to_owned());
            }
        }
        None
    }

    /// No will, no wish, no reason to live, to stay alive, to go on living; and from where to where that is said.
    fn unwilling(&self) -> Option<(usize, usize, String)> {
        let has_no = |place: usize| {
            let before = &self.words[place.saturating_sub(LACK_WORDS)..place];
            before.iter().any(|word| is_negation(word) || LACKS.contains(&word.as_str()))
        };
        let is_life = |word: &String| matches!(word.as_str(), "live" | "living" | "alive" | "life");
        self.words.iter().enumerate().find_map(|(place, word)| {
            let ahead = self.words.get(place + 1..).unwrap_or_default();
            let ahead = &ahead[..ahead.len().min(4)];
            let is_of_what = ahead.first().is_some_and(|word| matches!(word.as_str(), "to" | "for"));
            let life = ahead.iter().position(is_life)?;
            (GROUNDS.contains(&word.as_str()) && is_of_what && has_no(place))
                .then(|| (place, place + life + 2, format!("no {word} to live")))
        })
    }

    /// Others are better off if the runner is gone; who is better off if they start slower speaks of themselves.
    fn burden(&self) -> Option<String> {
        let is_meant = |at: usize| {
            let before = &self.words[at.saturating_sub(LACK_WORDS)..at];
            !before.iter().any(|word| is_oneself(word) || word == "we")
        };
        let places = self.words.windows(4).enumerate();
        let mut found = places.filter(|(_, four)| {
            four[..2] == ["better", "off"]
                && matches!(four[2].as_str(), "if" | "when" | "once")
                && matches!(four[3].as_str(), "i" | "im")
        });
        found.find(|(at, _)| is_meant(*at)).map(|(_, four)| four.join(" "))
    }

    /// What is a wish only in these words, and only of what comes right behind them: "I would like to", "need to", "let me".
    fn is_a_wish_here(&self, at: usize) -> bool {
        let next = self.words.get(at + 1).map_or("", String::as_str);
        let back = at.checked_sub(1).map_or("", |back| &self.words[back]);
        match self.words[at].as_str() {
            "like" | "love" => next == "to",
            "need" | "needs" | "needed" => next == "to" && !is_negation(back),
            "let" => matches!(next, "me" | "myself"),
            "well" => back == "as",
            _ => false,
        }
    }

    /// "Deserve to die for that" holds "to die for", and means what it says.
    fn is_right_behind_a_wish(&self, place: usize) -> bool {
        let is_wish = |at: usize| WANTS.contains(&self.words[at].as_str()) || self.is_a_wish_here(at);
        place >= 2 && self.words[place - 1] == "to" && is_wish(place - 2)
    }

    /// A wish that stands near death, or near not being there. Near a race it counts where the runner wishes it for themselves.
    fn wish(&self) -> Option<String> {
        (0..self.words.len()).find_map(|place| {
            let end = self.end_at(place)?;
            let is_only_talk = self.is_talk(place, place + 1) && !self.is_right_behind_a_wish(place);
            if is_only_talk || self.is_of_the_body(place) {
                return None;
            }
            let first = place.saturating_sub(WISH_WORDS);
            let last = (place + 1 + WISH_WORDS).min(self.words.len());
            let found = (first..last).find(|at| {
                let wish = self.words[*at].as_str();
                let fits = match wish {
                    _ if self.is_a_wish_here(*at) => return self.is_wished_for_oneself(*at, place),
                    _ if !WISHES.contains(&wish) => false,
                    _ if THOUGHTS.contains(&wish) => {
                        // "I thought I would die" is no wish; "I think about dying" is one.
                        wish == "thoughts"
                            || self
                                .around(*at, *at + 1, 3)
                                .iter()
                                .any(|word| matches!(word.as_str(), "about" | "of"))
                    }
                    _ if PLANS.contains(&wish) => end != End::Dead,
                    _ => end != End::KillMe || WANTS.contains(&wish),
                };
                fits && (!self.is_in_a_race(place, place + 1) || self.is_wished_for_oneself(*at, place))
            });
            found.map(|at| format!("{} {}", self.words[at], self.words[place]))
        })
    }

    /// Whether nothing but the runner stands between a plain wish and death: "I wish I could just die at the next aid station".
    fn is_wished_for_oneself(&self, wish: usize, end: usize) -> bool {
        let than = self.words.get(end + 1).is_some_and(|word| word == "than");
        let between = self.words.get(wish + 1..end).unwrap_or_default();
        let is_of_oneself = |word: &String| {
            is_oneself(word) || BETWEEN.contains(&word.as_str()) || WANTS.contains(&word.as_str())
        };
        let is_plain = WANTS.contains(&self.words[wish].as_str()) || self.is_a_wish_here(wish);
        wish < end && !than && is_plain && between.iter().all(is_of_oneself)
    }

    /// Whether a word, with those behind it, says that a life ends, and how.
    fn end_at(&self, place: usize) -> Option<End> {
        let word = |ahead: usize| self.words.get(place + ahead).map_or("", String::as_str);
        let back = |behind: usize| {
            place.checked_sub(behind).and_then(|at| self.words.get(at)).map_or("", String::as_str)
        };
        let is_not = |words: usize| (1..=words).any(|behind| is_negation(back(behind)));
        let is_end = match word(0) {
            "dead" => return Some(End::Dead),
            "kill" if word(1) == "me" => return Some(End::KillMe),
            "die" => !matches!(word(1), "down" | "out" | "off" | "hard"),
            "suicide" => true,
            "dying" => !matches!(word(1), "to" | "for"),
            "death" => !matches!(word(1), "valley" | "march"),
            "exist" | "existing" | "alive" | "living" => {
                is_not(3) || matches!(back(1), "stop" | "stopped" | "being")
            }
            "here" => back(1) == "be" && is_not(4),
            "wake" => word(1) == "up" && is_not(3),
            "born" => is_not(3),
            "end" | "ending" => {
                // "End it here" is a race; "end it", and nothing more, is said of a life.
                let is_it = || {
                    matches!(word(2), "" | "tonight" | "now" | "today" | "tomorrow" | "soon" | "forever")
                        || (word(2), word(3)) == ("for", "good")
                };
                matches!((word(1), word(2)), ("it", "all") | ("my", "life") | ("everything", _))
                    || (word(1) == "it" && is_it())
            }
            "disappear" | "vanish" => matches!(word(1), "" | "forever" | "for" | "completely" | "and"),
            "gone" => matches!(back(1), "be" | "was" | "were") && matches!(back(2), "i" | "to" | "just"),
            _ => false,
        };
        is_end.then_some(End::Other)
    }
}

/// How a life is said to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Dead,
    KillMe,
    Other,
}

/// The words of a text as they are compared: errors of typing mended, letters that are repeated taken once.
fn folded_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in phrase(text).split_whitespace() {
        let word = mended(word);
        match words.last_mut() {
            Some(last) if last == "my" && word == "self" => "myself".clone_into(last),
            _ => words.push(word),
        }
    }
    words
}

fn mended(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    // "diiie": three of a kind are one that is drawn out.
    let runs = letters.chunk_by(|one, next| one == next);
    let word: String =
        runs.flat_map(|run| if run.len() > 2 && run[0].is_alphabetic() { &run[..1] } else { run }).collect();
    match TYPED_SO.iter().find(|(typed, _)| *typed == word) {
        Some((_, meant)) => (*meant).to_owned(),
        None if word.len() > 5 && is_nearly(&word, "suicide") => "suicide".to_owned(),
        None if word.len() > 6 && is_nearly(&word, "suicidal") => "suicidal".to_owned(),
        None if word.len() > 4 && is_nearly(&word, "myself") => "myself".to_owned(),
        None => word,
    }
}

/// Whether a word is another with one letter left out, put in, changed, or two exchanged. "Suicides" is a word of its own.
fn is_nearly(word: &str, meant: &str) -> bool {
    let (word, meant): (Vec<char>, Vec<char>) = (word.chars().collect(), meant.chars().collect());
    if word == meant
        || word.len().abs_diff(meant.len()) > 1
        || (word.last() == Some(&'s') && word[..word.len() - 1] == meant[..])
    {
        return false;
    }
    let same = word.iter().zip(&meant).take_while(|(one, other)| one == other).count();
    let (word, meant) = (&word[same..], &meant[same..]);
    let behind = |words: &[char], count: usize| words.get(count..).unwrap_or_default().to_vec();
    behind(word, 1) == meant
        || word == behind(meant, 1)
        || behind(word, 1) == behind(meant, 1)
        || (behind(word, 2) == behind(meant, 2)
            && word.first() == meant.get(1)
            && word.get(1) == meant.first())
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

/// A sentence in its parts, `None` for what stands in double quotes, where somebody or something else is quoted.
fn without_quoted(text: &str) -> Vec<Option<&str>> {
    let marks = ['"', '“', '”', '„', '«', '»'];
    let parts: Vec<&str> = text.split(marks).collect();
    if parts.len() < 3 {
        return vec![Some(text)];
    }
    let outside = format!(" {} ", phrase(&parts.iter().step_by(2).copied().collect::<Vec<_>>().join(" ")));
    let by_others = QUOTED_BY.iter().any(|who| outside.contains(&format!(" {who} ")));
    let by_me = ["i said", "i told", "i wrote", "i say", "i think", "i thought", "i keep", "i am", "im"];
    let by_me = by_me.iter().any(|who| outside.contains(&format!(" {who} ")));
    if !by_others || by_me {
        return vec![Some(text)];
    }
    // A mark that is never closed quotes nothing.
    let is_closed = parts.len() % 2 == 1;
    let last = parts.len() - 1;
    let quoted = |place: usize| place % 2 == 1 && (is_closed || place != last);
    parts.iter().enumerate().map(|(place, part)| (!quoted(place)).then_some(*part)).collect()
}

#[cfg(test)]
mod tests;
