//! Where things lie: the journal in the platform's data folder, the configuration and packs in its configuration folder.

use std::fs;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::Options;
use crate::app::settings::Settings;
use crate::content::{Content, Problem, Source, contacts};

/// The name of the journal's file.
pub const JOURNAL: &str = "journal.db";
/// The variable that names another data folder.
pub const DATA_VARIABLE: &str = "SECONDWIND_DATA_DIR";
/// The variable that names another configuration folder.
pub const CONFIG_VARIABLE: &str = "SECONDWIND_CONFIG_DIR";

/// The folders of this run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Holds the journal.
    pub data: PathBuf,
    /// Holds `config.toml` and `packs/`.
    pub config: PathBuf,
}

/// Why no folder could be told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FilesError {
    /// The platform knows no home.
    #[error(
        "No home folder is known, so there is no place for the journal. Name one: secondwind --data-dir FOLDER"
    )]
    NoHome,
}

impl Folders {
    /// The folders that the options name, else those of the environment, else the platform's.
    ///
    /// # Errors
    /// When none of them names one.
    pub fn find(options: &Options) -> Result<Self, FilesError> {
        let platform = ProjectDirs::from("", "", "secondwind");
        let choose = |option: &Option<PathBuf>, variable: &str, usual: Option<&Path>| {
            option
                .clone()
                .or_else(|| std::env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from))
                .or_else(|| usual.map(Path::to_owned))
                .ok_or(FilesError::NoHome)
        };
        let data = choose(&options.data_dir, DATA_VARIABLE, platform.as_ref().map(ProjectDirs::data_dir))?;
        let config =
            choose(&options.config_dir, CONFIG_VARIABLE, platform.as_ref().map(ProjectDirs::config_dir))?;
        Ok(Self { data, config })
    }

    /// The journal's file.
    #[must_use]
    pub fn journal(&self) -> PathBuf {
        self.data.join(JOURNAL)
    }

    /// Reads `config.toml`. A missing file is the usual settings; what is wrong in it comes back in lines.
    #[must_use]
    pub fn settings(&self) -> (Settings, Vec<String>) {
        let path = self.config.join("config.toml");
        match fs::read_to_string(&path) {
            Ok(text) => Settings::read(&text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => (Settings::default(), Vec::new()),
            Err(error) => {
                let line = format!("config.toml could not be read ({error}). The usual settings are used.");
                (Settings::default(), vec![line])
            }
        }
    }

    /// The words, with the runner's own packs in `packs/*.toml`, in the order of their names.
    #[must_use]
    pub fn content(&self) -> (Content, Vec<Problem>) {
        let mut paths: Vec<PathBuf> = fs::read_dir(self.config.join("packs"))
            .into_iter()
            .flatten()
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
            .collect();
        if paths.is_empty() {
            let mut content = Content::built_in();
            let problems = self.contacts_into(&mut content);
            return (content, problems);
        }
        paths.sort();
        let mut unread = Vec::new();
        let mut sources = Vec::new();
        for path in paths {
            let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            match fs::read_to_string(&path) {
                Ok(text) => sources.push(Source { name, text }),
                Err(error) => {
                    let message = format!("the file could not be read: {error}");
                    unread.push(Problem { source: name, line: 1, column: None, message });
                }
            }
        }
        let (mut content, mut problems) = Content::with_sources(&sources);
        problems.extend(unread);
        problems.extend(self.contacts_into(&mut content));
        (content, problems)
    }

    /// The file of the runner's own contacts.
    #[must_use]
    pub fn help_file(&self) -> PathBuf {
        self.config.join(contacts::FILE)
    }

    fn contacts_into(&self, content: &mut Content) -> Vec<Problem> {
        let name = contacts::FILE.to_owned();
        match fs::read_to_string(self.help_file()) {
            Ok(text) => {
                let (read, problems) = contacts::read_contacts(&Source { name, text });
                content.contacts = read;
                problems
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => {
                let message = format!("the file could not be read: {error}");
                vec![Problem { source: name, line: 1, column: None, message }]
            }
        }
    }
}

/// A path as the runner writes it: `~` stands for the home folder.
#[must_use]
pub fn expanded(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), directories::BaseDirs::new()) {
        (Ok(rest), Some(base)) => base.home_dir().join(rest),
        _ => path.to_owned(),
    }
}
