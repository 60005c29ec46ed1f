//! Colours by meaning.
//!
//! Architecture invariant: no meaning is carried by colour alone. What is selected is marked and bold, what is chosen has a
//! sign, a warning has words; without any colour ([`Depth::None`]) everything can still be told apart.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::app::passage::Tone;
use crate::app::settings::ThemeName;
use crate::domain::check_in::Side;

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// 16 million.
    True,
    /// 256.
    Indexed,
    /// The sixteen the runner has chosen for their terminal.
    Sixteen,
    /// None: `NO_COLOR`, or a terminal that has none.
    None,
}

impl Depth {
    /// What the environment says: `NO_COLOR`, `COLORTERM` and `TERM`.
    #[must_use]
    pub fn told_by(variable: impl Fn(&str) -> Option<String>) -> Self {
        if variable("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            return Self::None;
        }
        let term = variable("TERM").unwrap_or_default();
        let colours = variable("COLORTERM").unwrap_or_default();
        if colours == "truecolor" || colours == "24bit" || term.ends_with("-direct") {
            Self::True
        } else if term.contains("256") {
            Self::Indexed
        } else if term == "dumb" || term.ends_with("-mono") || term == "vt100" {
            Self::None
        } else {
            Self::Sixteen
        }
    }
}

/// A colour and its stand-in among sixteen.
type Pair = (String, String);

#[derive(Deserialize)]
struct Palettes(BTreeMap<String, BTreeMap<String, Pair>>);

const PALETTES: &str = include_str!("../../assets/themes.toml");

/// The colours of one theme at one depth.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    depth: Depth,
    ground: Color,
    raised: Color,
    strong: Color,
    faint: Color,
    accent: Color,
    bands: [Color; 2],
    tones: BTreeMap<&'static str, Color>,
}

/// How the usual is shown behind a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// By another ground.
    Ground {
        /// Of a whole cell.
        full: Style,
        /// Of a block in the lower part of a cell.
        lower: Style,
        /// Of a block in the lower part of a cell, above which the usual lies.
        upper: Style,
    },
    /// By faint dots over an underlined foot, where the terminal has too few colours for that.
    Dots(Style),
}

const TONES: [&str; 14] = [
    "text", "muted", "setback", "recovery", "body", "mind", "goal", "lesson", "warning", "bright", "calm",
    "charged", "heavy", "mixed",
];

impl Theme {
    /// The theme with this name.
    #[must_use]
    pub fn named(name: ThemeName, depth: Depth) -> Self {
        let palettes = toml::from_str(PALETTES).map_or_else(|_| BTreeMap::new(), |Palettes(all)| all);
        let palette = palettes.get(name.id()).cloned().unwrap_or_default();
        let colour = |role: &str| palette.get(role).map_or(Color::Reset, |pair| at_depth(pair, depth));
        Self {
            depth,
            ground: colour("ground"),
            raised: colour("raised"),
            strong: colour("strong"),
            faint: colour("faint"),
            accent: colour("accent"),
            bands: [colour("body-band"), colour("mind-band")],
            tones: TONES.into_iter().map(|role| (role, colour(role))).collect(),
        }
    }

    /// The empty screen.
    #[must_use]
    pub fn ground(&self) -> Style {
        Style::new().fg(self.tone("text")).bg(self.ground)
    }

    /// Text with a meaning.
    #[must_use]
    pub fn text(&self, tone: Tone) -> Style {
        let plain = |role| Style::new().fg(self.tone(role));
        match tone {
            Tone::Plain => plain("text"),
            Tone::Strong => Style::new().fg(self.strong).add_modifier(Modifier::BOLD),
            Tone::Muted => plain("muted"),
            Tone::Accent => Style::new().fg(self.accent),
            Tone::Heading => Style::new().fg(self.accent).add_modifier(Modifier::BOLD),
            Tone::Setback => plain("setback"),
            Tone::Recovery => plain("recovery"),
            Tone::Body => plain("body"),
            Tone::Mind => plain("mind"),
            Tone::Goal => plain("goal"),
            Tone::Lesson => plain("lesson"),
            Tone::Sought => Style::new().fg(self.strong).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Tone::Warning => plain("warning").add_modifier(Modifier::BOLD),
            Tone::Bright => plain("bright"),
            Tone::Calm => plain("calm"),
            Tone::Charged => plain("charged"),
            Tone::Heavy => plain("heavy"),
            Tone::Mixed => plain("mixed"),
        }
    }

    /// Lines and dots that only decorate.
    #[must_use]
    pub fn decoration(&self) -> Style {
        Style::new().fg(self.faint)
    }

    /// The ground under what is selected; reversed where there are no colours to raise it with.
    #[must_use]
    pub fn selected(&self) -> Style {
        match self.depth {
            Depth::None => Style::new().add_modifier(Modifier::REVERSED),
            _ => Style::new().bg(self.raised),
        }
    }

    /// How the usual of Body or Mind is shown.
    #[must_use]
    pub fn band(&self, side: Side) -> Band {
        match self.depth {
            Depth::True | Depth::Indexed => {
                let tint = self.bands[side as usize];
                Band::Ground {
                    full: Style::new().bg(tint),
                    lower: Style::new().fg(tint),
                    upper: Style::new().fg(self.ground).bg(tint),
                }
            }
            Depth::Sixteen | Depth::None => Band::Dots(self.decoration()),
        }
    }

    /// Text that is marked in an editor.
    #[must_use]
    pub fn marked(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    fn tone(&self, role: &str) -> Color {
        self.tones.get(role).copied().unwrap_or(Color::Reset)
    }
}

fn at_depth((hex, name): &Pair, depth: Depth) -> Color {
    let (red, green, blue) = channels(hex);
    match depth {
        Depth::True => Color::Rgb(red, green, blue),
        Depth::Indexed => Color::Indexed(nearest_of_256(red, green, blue)),
        Depth::Sixteen => sixteen(name),
        Depth::None => Color::Reset,
    }
}

fn channels(hex: &str) -> (u8, u8, u8) {
    let number = u32::from_str_radix(hex.trim_start_matches('#'), 16).unwrap_or(0);
    let [_, red, green, blue] = number.to_be_bytes();
    (red, green, blue)
}

/// The nearest colour of the 6x6x6 cube or of the row of greys, by squared distance.
fn nearest_of_256(red: u8, green: u8, blue: u8) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let distance = |(r, g, b): (u8, u8, u8)| {
        let square = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
        square(r, red) + square(g, green) + square(b, blue)
    };
    let cube = (0..216u8).map(|place| {
        let step = |of: u8| STEPS[usize::from(of % 6)];
        (16 + place, (step(place / 36), step(place / 6), step(place)))
    });
    let greys = (0..24u8).map(|place| {
        let value = 8 + 10 * place;
        (232 + place, (value, value, value))
    });
    cube.chain(greys).min_by_key(|(_, colour)| distance(*colour)).map_or(7, |(index, _)| index)
}

fn sixteen(name: &str) -> Color {
    match name {
        "black" => Color::Black,
        "red" => Color::Red,
        "green" => Color::Green,
        "yellow" => Color::Yellow,
        "blue" => Color::Blue,
        "magenta" => Color::Magenta,
        "cyan" => Color::Cyan,
        "white" => Color::Gray,
        "bright-black" => Color::DarkGray,
        "bright-red" => Color::LightRed,
        "bright-green" => Color::LightGreen,
        "bright-yellow" => Color::LightYellow,
        "bright-blue" => Color::LightBlue,
        "bright-magenta" => Color::LightMagenta,
        "bright-cyan" => Color::LightCyan,
        "bright-white" => Color::White,
        _ => Color::Reset,
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::{Depth, PALETTES, Palettes, TONES, Theme, channels, nearest_of_256};
    use crate::app::passage::Tone;
    use crate::app::settings::ThemeName;

    /// Relative luminance and contrast as WCAG 2.2 defines them.
    fn contrast(one: &str, other: &str) -> f64 {
        let luminance = |hex: &str| {
            let (red, green, blue) = channels(hex);
            let linear = |channel: u8| {
                let value = f64::from(channel) / 255.0;
                if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_that_must_be_read_has_the_contrast_for_it_in_every_theme() {
        let Palettes(palettes) = toml::from_str(PALETTES).expect("the themes");
        for name in ThemeName::ALL {
            let palette = &palettes[name.id()];
            for role in TONES.into_iter().chain(["strong", "accent"]) {
                for ground in ["ground", "raised"] {
                    let ratio = contrast(&palette[role].0, &palette[ground].0);
                    assert!(ratio >= 4.5, "{} {role} on {ground}: {ratio:.2}", name.id());
                }
            }
            for (line, band) in [("body", "body-band"), ("mind", "mind-band")] {
                let ratio = contrast(&palette[line].0, &palette[band].0);
                assert!(ratio >= 4.5, "{} {line} on {band}: {ratio:.2}", name.id());
            }
            let faint = contrast(&palette["faint"].0, &palette["ground"].0);
            assert!(faint >= 3.0, "{} faint: {faint:.2}", name.id());
        }
    }

    #[test]
    fn without_colour_no_style_has_one() {
        let theme = Theme::named(ThemeName::Dark, Depth::None);
        for tone in [Tone::Plain, Tone::Setback, Tone::Accent, Tone::Warning] {
            assert_eq!(theme.text(tone).fg, Some(Color::Reset));
        }
        assert_eq!(theme.selected().bg, None);
    }

    #[test]
    fn the_environment_tells_the_depth() {
        let told = |pairs: &'static [(&str, &str)]| {
            Depth::told_by(move |name| {
                pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(told(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), Depth::True);
        assert_eq!(told(&[("TERM", "xterm-256color")]), Depth::Indexed);
        assert_eq!(told(&[("TERM", "linux")]), Depth::Sixteen);
        assert_eq!(told(&[("TERM", "dumb")]), Depth::None);
        assert_eq!(told(&[("TERM", "xterm-256color"), ("NO_COLOR", "1")]), Depth::None);
        assert_eq!(told(&[("TERM", "xterm-256color"), ("NO_COLOR", "")]), Depth::Indexed);
    }

    #[test]
    fn the_nearest_of_256_is_exact_where_it_can_be() {
        assert_eq!(nearest_of_256(0xff, 0xaf, 0x5f), 215);
        assert_eq!(nearest_of_256(0x08, 0x08, 0x08), 232);
        assert_eq!(nearest_of_256(0xff, 0xff, 0xff), 231);
    }
}
