//! What a page shows besides its report, in short: nothing is thrown away silently, but a site's menus would
//! outweigh its reports a hundred times.

use super::Aside;
use super::page::Piece;

/// Bytes kept of each run of pieces with one reason.
const LONGEST: usize = 300;

/// Runs kept on each side of the report.
const MOST: usize = 40;

/// Pieces as runs of equal reason, each cut to a readable length that says how much was cut.
pub(super) fn runs<'p>(pieces: impl Iterator<Item = (&'p Piece, &'static str)>) -> Vec<Aside> {
    let mut runs: Vec<Run> = Vec::new();
    for (piece, reason) in pieces {
        let goes_on = runs.len() >= MOST || runs.last().is_some_and(|run| run.reason == reason);
        if !goes_on {
            runs.push(Run { text: String::new(), reason, cut: 0 });
        }
        if let Some(run) = runs.last_mut() {
            run.take(piece);
        }
    }
    runs.into_iter().map(Run::finish).collect()
}

struct Run {
    text: String,
    reason: &'static str,
    /// Pieces that are not in `text`.
    cut: usize,
}

impl Run {
    fn take(&mut self, piece: &Piece) {
        if self.text.len() >= LONGEST {
            self.cut += 1;
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(" | ");
        }
        let room = LONGEST.saturating_sub(self.text.len());
        let end =
            (0..=room.min(piece.text.len())).rev().find(|at| piece.text.is_char_boundary(*at)).unwrap_or(0);
        self.text.push_str(&piece.text.get(..end).unwrap_or("").replace('\n', " "));
        if end < piece.text.len() {
            self.text.push('…');
        }
    }

    fn finish(mut self) -> Aside {
        if self.cut > 0 {
            self.text.push_str(&format!(" … and {} more", self.cut));
        }
        (self.text, self.reason)
    }
}
