//! A long answer in the runner's own editor, and back.

use std::fs;
use std::io::Write;
use std::process::Command;

/// Opens `text` in `$VISUAL`, else `$EDITOR`, else `vi`, and gives back what was saved there.
///
/// # Errors
/// A line for the runner that says what did not work; their text is unchanged then.
pub fn edit(text: &str) -> Result<String, String> {
    let words = ["VISUAL", "EDITOR"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.trim().is_empty()))
        .unwrap_or_else(|| if cfg!(windows) { "notepad" } else { "vi" }.to_owned());
    let mut words = words.split_whitespace();
    let program = words.next().unwrap_or_default();
    let failed = |what: String| format!("{what} Your text is unchanged.");

    let folder = std::env::temp_dir().join(format!("secondwind-{}", uuid::Uuid::now_v7()));
    let path = folder.join("answer.md");
    let written = private_folder(&folder).and_then(|()| {
        let mut file = fs::File::create_new(&path)?;
        file.write_all(text.as_bytes())
    });
    if let Err(error) = written {
        return Err(failed(format!("The text could not be handed to the editor: {error}.")));
    }
    let outcome = Command::new(program).args(words).arg(&path).status();
    let saved =
        fs::read(&path).map(|bytes| String::from_utf8_lossy(&bytes).trim_end_matches('\n').to_owned());
    let result = match (outcome, saved) {
        (Err(error), _) => Err(failed(format!(
            "\"{program}\" could not be started ({error}). Set VISUAL or EDITOR to your editor."
        ))),
        (Ok(status), Ok(saved)) if !status.success() && saved != text => {
            // It had saved something before it failed; that is not thrown away.
            return Err(failed(format!(
                "\"{program}\" ended with an error; what it saved is in {}.",
                path.display()
            )));
        }
        (Ok(status), _) if !status.success() => Err(failed(format!("\"{program}\" ended with an error."))),
        (Ok(_), Ok(saved)) => Ok(saved),
        (Ok(_), Err(error)) => Err(failed(format!("What \"{program}\" saved could not be read: {error}."))),
    };
    // The answer is private; a copy that stays behind in a temporary folder would not be.
    let _ = fs::remove_dir_all(&folder);
    result
}

fn private_folder(path: &std::path::Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
