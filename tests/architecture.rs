//! The rules of the house that a compiler does not know: who may use whom, what is never edited, what is said in two places.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use secondwind::app::command::{Keymap, TABLE};

/// Each layer and the layers it may use besides itself.
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &[]),
    ("content", &["domain"]),
    ("store", &["domain"]),
    ("app", &["content", "domain", "text"]),
    ("ui", &["app", "content", "domain", "text"]),
    ("transfer", &["domain", "store"]),
    ("runtime", &["app", "content", "domain", "store", "ui"]),
    ("cli", &["content", "domain", "runtime", "store", "text", "transfer"]),
];

/// What only some layers may touch: the words that give it away, and the places where they may stand.
const RESERVED: &[(&[&str], &[&str])] = &[
    (&["rusqlite"], &["store"]),
    (&["crossterm"], &["runtime"]),
    (&["ratatui"], &["ui", "runtime"]),
    (
        &["std::fs", "std::process", "std::env", "std::thread"],
        &["store", "runtime", "cli", "transfer", "main.rs"],
    ),
    (&["Local::now", "Utc::now", "SystemTime::now", "Instant::now"], &["runtime/clock.rs"]),
    (&["std::net", "TcpStream", "UdpSocket"], &[]),
];

/// The migrations that were released, with the fingerprint they had then. A change of the format is a new file, and a new
/// line here.
const MIGRATIONS: &[(&str, u64)] = &[
    ("0001_journal.sql", 0x8d00_8328_47ee_8988),
    ("0002_check_ins_and_arcs.sql", 0xfa4a_6b12_99c4_fcc3),
    ("0003_lessons.sql", 0xd878_4e76_b717_f071),
    ("0004_search.sql", 0xc41c_d4c2_ec36_0ac1),
    ("0005_goals.sql", 0x3e52_49ee_a57f_c15e),
    ("0006_body_and_mind.sql", 0x028e_7498_beec_e3a8),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.replace("\r\n", "\n")
}

/// Every file below a folder whose name ends so, by its path from there with forward slashes.
fn files(folder: &Path, ending: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_path_buf()];
    while let Some(here) = folders.pop() {
        let entries = std::fs::read_dir(&here).unwrap_or_else(|error| panic!("{}: {error}", here.display()));
        for entry in entries {
            let path = entry.expect("an entry of the folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let name = path.strip_prefix(folder).expect("a file of the folder");
                let name = name
                    .components()
                    .map(|part| part.as_os_str().to_string_lossy())
                    .collect::<Vec<_>>()
                    .join("/");
                found.insert(name, read(&path));
            }
        }
    }
    assert!(!found.is_empty(), "{} holds no {ending}", folder.display());
    found
}

fn sources() -> BTreeMap<String, String> {
    files(&root().join("src"), ".rs")
}

/// A source without its comments, so that a rule is about what is done and not about what is said.
fn code(text: &str) -> String {
    let lines = text.lines().map(|line| {
        if line.trim_start().starts_with("//") { "" } else { line.split(" // ").next().unwrap_or(line) }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The sources that are compiled for tests alone: `#[cfg(test)] mod name;` says so in the file above them.
fn only_for_tests(sources: &BTreeMap<String, String>) -> Vec<String> {
    let mut found = Vec::new();
    for (file, text) in sources {
        let folder = file
            .trim_end_matches("mod.rs")
            .trim_end_matches("lib.rs")
            .trim_end_matches(".rs")
            .trim_end_matches('/');
        let text = code(text);
        for (place, before) in text.match_indices("#[cfg(test)]\nmod ") {
            let rest = &text[place + before.len()..];
            if let Some((name, _)) = rest.split_once(';').filter(|(name, _)| !name.contains('{')) {
                found.push(format!("{folder}/{name}.rs"));
            }
        }
    }
    found
}

/// The code of a source up to its tests.
fn code_without_tests(text: &str) -> String {
    let code = code(text);
    code.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned()
}

/// The names that follow a path's beginning, with those in braces.
fn named_after<'t>(code: &'t str, beginning: &'t str) -> impl Iterator<Item = &'t str> {
    code.match_indices(beginning).flat_map(move |(place, _)| {
        let rest = &code[place + beginning.len()..];
        let group = rest.strip_prefix('{').and_then(|rest| rest.split_once("};")).map(|(group, _)| group);
        let single =
            rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default();
        let names: Vec<&str> = match group {
            Some(group) => top_level(group),
            None => vec![single],
        };
        names
    })
}

/// The first name of each part of a group: `{app::{State, update}, ui}` gives `app` and `ui`.
fn top_level(group: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let mut start = 0;
    let mut parts = Vec::new();
    for (place, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..place]);
                start = place + 1;
            }
            _ => {}
        }
    }
    parts.push(&group[start..]);
    parts
        .into_iter()
        .map(|part| part.trim().split("::").next().unwrap_or_default())
        .filter(|part| !part.is_empty())
        .collect()
}

fn layer(file: &str) -> &str {
    file.split('/').next().unwrap_or(file)
}

#[test]
fn layers_use_one_another_only_in_the_allowed_directions() {
    let mut wrong = String::new();
    for (file, text) in sources() {
        let layer = layer(&file);
        if matches!(layer, "lib.rs" | "main.rs") {
            continue;
        }
        let allowed = DIRECTIONS.iter().find(|(name, _)| *name == layer);
        let (_, allowed) = allowed.unwrap_or_else(|| panic!("src/{file} lies in no known layer"));
        let code = code(&text);
        for used in named_after(&code, "crate::") {
            if used != layer && !allowed.contains(&used) {
                let _ = writeln!(wrong, "src/{file}: {layer} may not use {used}");
            }
        }
    }
    assert_eq!(wrong, "", "\n{wrong}");
}

#[test]
fn the_rules_read_paths_of_every_shape() {
    let code = "use crate::ui::theme;\nuse crate::{app::{State, update}, store};\nlet depth = crate::text::width(1);";
    assert_eq!(named_after(code, "crate::").collect::<Vec<_>>(), ["ui", "app", "store", "text"]);
    assert_eq!(
        code_without_tests("a\n// crate::ui\n#[cfg(test)]\nmod tests {\n    use crate::ui;\n}"),
        "a\n\n"
    );
}

#[test]
fn no_path_climbs_out_of_its_layer() {
    let mut wrong = String::new();
    for (file, text) in sources() {
        let names: Vec<&str> =
            file.trim_end_matches(".rs").split('/').filter(|name| *name != "mod").collect();
        let depth = names.len();
        if matches!(file.as_str(), "lib.rs" | "main.rs") {
            continue;
        }
        let outside = code_without_tests(&text);
        let climb = "super::".repeat(depth);
        if outside.contains(&climb) || code(&text).contains(&format!("super::{climb}")) {
            let _ = writeln!(wrong, "src/{file}: say crate:: where a path leaves its layer");
        }
    }
    assert_eq!(wrong, "", "\n{wrong}");
}

#[test]
fn the_disk_the_clock_the_terminal_and_the_database_are_touched_only_at_their_places() {
    let mut wrong = String::new();
    let sources = sources();
    let only_for_tests = only_for_tests(&sources);
    for (file, text) in sources.iter().filter(|(file, _)| !only_for_tests.contains(file)) {
        let code = code_without_tests(text);
        for (words, places) in RESERVED {
            let is_free = places.iter().any(|place| *file == **place || layer(file) == *place);
            for word in words.iter().filter(|word| !is_free && code.contains(**word)) {
                let _ = writeln!(wrong, "src/{file}: {word} has its place in {places:?}");
            }
        }
    }
    assert_eq!(wrong, "", "\n{wrong}");
}

#[test]
fn every_page_that_is_drawn_in_a_file_of_its_own_has_its_state_in_the_file_of_that_name() {
    let pages = files(&root().join("src/app/screens"), ".rs");
    for file in files(&root().join("src/ui/screens"), ".rs").into_keys() {
        let folder = file.replace(".rs", "/mod.rs");
        assert!(
            pages.contains_key(&file) || pages.contains_key(&folder),
            "src/ui/screens/{file} mirrors nothing"
        );
    }
}

#[test]
fn a_key_is_compared_only_where_keys_are_the_business() {
    let mut wrong = String::new();
    let sources = sources();
    let only_for_tests = only_for_tests(&sources);
    for (file, text) in &sources {
        let business = ["app/key.rs", "app/command.rs", "runtime/input.rs"];
        if business.contains(&file.as_str()) || only_for_tests.contains(file) {
            continue;
        }
        let code = code_without_tests(text);
        for comparison in ["Code::Char('", "Key::char('", "KeyCode::"] {
            if code.contains(comparison) {
                let _ = writeln!(wrong, "src/{file}: {comparison}: give it a command in the table");
            }
        }
    }
    assert_eq!(wrong, "", "\n{wrong}");
}

/// Fowler, Noll and Vo, FNV-1a, 64 bit: small, and the same on every machine.
fn fingerprint(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn a_released_migration_is_never_edited() {
    let found: Vec<(String, u64)> = files(&root().join("src/store/migrations"), ".sql")
        .into_iter()
        .map(|(file, text)| (file, fingerprint(&text)))
        .collect();
    let released: Vec<(String, u64)> =
        MIGRATIONS.iter().map(|(file, hash)| ((*file).to_owned(), *hash)).collect();
    assert_eq!(
        found, released,
        "journals out there were made with the old text: change the format in a new file"
    );
}

const KEYS_START: &str = "<!-- keys -->\n";
const KEYS_END: &str = "<!-- /keys -->";

/// The README's table of keys, from the table of commands and the usual keys.
fn key_tables() -> String {
    let keymap = Keymap::default();
    let mut text = String::new();
    let mut scope = None;
    for entry in TABLE {
        if scope != Some(entry.scope) {
            scope = Some(entry.scope);
            let _ = write!(
                text,
                "\n### {}\n\n| Key | What it does | Name in `[keys]` |\n|---|---|---|\n",
                entry.scope.title()
            );
        }
        let told = keymap.told(entry.command);
        let keys = match (told.as_str(), told.contains('–')) {
            ("", _) => {
                format!("`{}` {}", keymap.told(secondwind::app::command::Command::Palette), entry.label)
            }
            (range, true) => format!("`{range}`"),
            _ => keymap.keys(entry.command).map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" "),
        };
        let _ = writeln!(text, "| {keys} | {} | `{}` |", entry.help.replace('|', "\\|"), entry.name);
    }
    text.push('\n');
    text
}

#[test]
fn the_readme_tells_the_keys_of_the_table_of_commands() {
    readme_holds(KEYS_START, KEYS_END, &key_tables());
}

#[test]
fn the_readme_tells_the_language_of_searches() {
    let mut table = String::from("\n| Typed | Finds |\n|---|---|\n");
    for row in secondwind::content::query::HELP {
        let _ = writeln!(table, "| `{}` | {} |", row.example, row.words);
    }
    table.push('\n');
    readme_holds("<!-- search -->\n", "<!-- /search -->", &table);
}

/// Between two lines of the README stands what is made from a table of the program.
fn readme_holds(start: &str, end: &str, wanted: &str) {
    // One at a time, since each test writes its own part.
    static WRITING: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let path = root().join("README.md");
    let _writing = WRITING.lock();
    let readme = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let (from, to) = match (readme.find(start), readme.find(end)) {
        (Some(from), Some(to)) if from < to => (from + start.len(), to),
        _ => panic!("README.md needs a line {:?} and below it a line {end:?}", start.trim()),
    };
    if std::env::var_os("UPDATE_README").is_some() {
        let text = format!("{}{wanted}{}", &readme[..from], &readme[to..]);
        std::fs::write(&path, text).expect("README.md can be written");
        return;
    }
    assert!(
        readme[from..to] == *wanted,
        "what stands below {} in README.md is not what the program knows; run the tests once with UPDATE_README=1",
        start.trim()
    );
}

#[test]
fn the_key_tables_have_a_row_for_every_command_and_escape_nothing_away() {
    let text = key_tables();
    for entry in TABLE {
        assert!(text.contains(&format!("| `{}` |", entry.name)), "{}", entry.name);
    }
    assert!(text.contains("### Anywhere\n"));
    assert!(
        text.contains("| `Ctrl-C` | Leaves, from anywhere; everything is saved. | `quit_anywhere` |"),
        "{text}"
    );
    assert!(text.contains("| `0–9` |"), "{text}");
}
