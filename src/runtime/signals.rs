//! Signals, where there are any: the terminal goes away, the system asks to end, the program comes back from the background.

use std::sync::mpsc::Sender;

use super::main_loop::Event;

/// Starts the thread that waits for signals.
#[cfg(unix)]
pub fn start(events: Sender<Event>) -> std::io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::Signals;

    let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGCONT])?;
    std::thread::spawn(move || {
        for signal in &mut signals {
            let event = if signal == SIGCONT { Event::Resumed } else { Event::Leave };
            if events.send(event).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Starts nothing: there are no signals to wait for.
#[cfg(not(unix))]
pub fn start(_events: Sender<Event>) -> std::io::Result<()> {
    Ok(())
}

/// Puts the program into the background, as Ctrl-Z does in a shell. Comes back when the shell continues it.
#[cfg(unix)]
pub fn suspend() {
    // Nothing else can be done if the system refuses; the program then simply goes on.
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}

/// Does nothing: there is no background to go to.
#[cfg(not(unix))]
pub fn suspend() {}
