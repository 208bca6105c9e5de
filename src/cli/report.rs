//! What is told on the side: problems, notes and progress, all on standard error; and the answer's way out.

use std::io::{self, IsTerminal as _, Write};
use std::time::Duration;

use dateline::model::Problem;
use indicatif::{ProgressBar, ProgressStyle};

use super::fail::{Failure, Outcome, Status};

/// One line on standard error. Nobody listening there is no reason to stop.
pub(crate) fn say(line: &str) {
    _ = writeln!(io::stderr(), "{line}");
}

/// Names the problems, one line each.
pub(crate) fn problems(list: &[Problem]) {
    for problem in list {
        say(&problem.to_string());
    }
}

/// [`Status::Found`] where a problem cost an article.
pub(crate) fn status(list: &[Problem]) -> Status {
    if list.iter().any(|problem| problem.lost) { Status::Found } else { Status::Done }
}

/// A bar on standard error for work on `count` things; nothing where that is no terminal.
pub(crate) fn progress(what: &'static str, count: usize) -> ProgressBar {
    let bar = ProgressBar::new(count as u64);
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
        bar.set_style(style);
    }
    bar.set_message(what);
    // Short work shows no bar at all.
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// Standard output for an answer of many lines.
pub(crate) fn answer() -> io::BufWriter<io::StdoutLock<'static>> {
    io::BufWriter::new(io::stdout().lock())
}

/// Whether standard output takes colors: a terminal whose user did not ask for none (no-color.org).
pub(crate) fn colors() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// How a command ends whose answer went through `written`. A reader who has seen enough (`| head`) closes
/// the pipe: that is no failure.
pub(crate) fn end(written: io::Result<Status>) -> Outcome {
    written.or_else(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Ok(Status::Done),
        _ => Err(Failure::failed(format!("The answer could not be written: {error}."))),
    })
}
