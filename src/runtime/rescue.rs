//! Writes unsaved words somewhere else when the journal cannot take them, and pages that the runner wants to have in a file.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::files::expanded;

/// Writes `text` to `path`, which must not be there yet.
///
/// # Errors
/// A line for the runner.
pub fn save_copy(path: &Path, text: &str) -> Result<PathBuf, String> {
    let path = expanded(path);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    match written {
        Ok(()) => Ok(path),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(format!("{} is there already. Choose another name.", path.display()))
        }
        Err(error) => Err(format!("{} could not be written: {error}. Choose another place.", path.display())),
    }
}

/// So many files of one name stand beside one another at most.
const MOST_EXPORTS: u32 = 99;

/// Writes `text` to `path`, in a folder that is made where it is missing. Nothing that lies there is written over: a file that says
/// the same already is as good, and beside another one the new one gets a number.
///
/// # Errors
/// A line for the runner.
pub fn export(path: &Path, text: &str) -> Result<PathBuf, String> {
    let path = expanded(path);
    if let Some(folder) = path.parent().filter(|folder| !folder.exists()) {
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
            .create(folder)
            .map_err(|error| format!("{} could not be made: {error}.", folder.display()))?;
    }
    let (stem, ending) = (path.file_stem().unwrap_or_default(), path.extension().unwrap_or_default());
    let (stem, ending) = (stem.to_string_lossy(), ending.to_string_lossy());
    for number in 1..=MOST_EXPORTS {
        let place =
            if number == 1 { path.clone() } else { path.with_file_name(format!("{stem}-{number}.{ending}")) };
        if std::fs::read_to_string(&place).is_ok_and(|there| there == text) {
            return Ok(place);
        }
        if !place.exists() {
            return save_copy(&place, text);
        }
    }
    Err(format!("There are {MOST_EXPORTS} files like {} already. Move some of them away.", path.display()))
}

/// Writes `text` to the first place that takes it, when nobody is there to be asked.
#[must_use]
pub fn save_anywhere(text: &str, stamp: &str, data: &Path) -> Option<PathBuf> {
    let name = format!("second-wind-unsaved-{stamp}.txt");
    [data.join(&name), Path::new("~").join(&name), std::env::temp_dir().join(&name)]
        .iter()
        .find_map(|path| save_copy(path, text).ok())
}

#[cfg(test)]
mod tests {
    use super::{export, save_copy};

    #[test]
    fn a_copy_is_written_once_and_never_over_something() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("words.txt");
        assert_eq!(save_copy(&path, "empty 8"), Ok(path.clone()));
        let error = save_copy(&path, "other").expect_err("it is there already");
        assert!(error.ends_with("is there already. Choose another name."), "{error}");
        assert_eq!(std::fs::read_to_string(&path).expect("the copy"), "empty 8");
    }

    #[test]
    fn an_export_makes_its_folder_and_stands_beside_another_one_of_its_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("exports").join("season-2026.md");
        assert_eq!(export(&path, "one"), Ok(path.clone()));
        assert_eq!(export(&path, "one"), Ok(path.clone()), "it says the same already");
        let second = path.with_file_name("season-2026-2.md");
        assert_eq!(export(&path, "two"), Ok(second.clone()));
        assert_eq!(export(&path, "two"), Ok(second));
        assert_eq!(std::fs::read_to_string(&path).expect("the first"), "one");
    }

    #[test]
    fn a_place_that_is_not_there_is_told() {
        let error =
            save_copy(std::path::Path::new("/nowhere/at/all/words.txt"), "x").expect_err("no such place");
        assert!(error.contains("could not be written"), "{error}");
    }
}
