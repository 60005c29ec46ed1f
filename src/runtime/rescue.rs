//! Writes unsaved words somewhere else when the journal cannot take them.

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
    use super::save_copy;

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
    fn a_place_that_is_not_there_is_told() {
        let error =
            save_copy(std::path::Path::new("/nowhere/at/all/words.txt"), "x").expect_err("no such place");
        assert!(error.contains("could not be written"), "{error}");
    }
}
