//! Reading open data sets and counting what was right.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use serde_json::Value;

/// The objects of a JSON Lines file, gzipped or not; none, with a line that says so, where it is absent.
pub(crate) fn lines(path: &Path) -> Option<Vec<Value>> {
    let Ok(bytes) = std::fs::read(path) else {
        println!("skipped: {} is not there", path.display());
        return None;
    };
    let mut text = String::new();
    let read = if path.extension().is_some_and(|e| e == "gz") {
        flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut text)
    } else {
        (&bytes[..]).read_to_string(&mut text)
    };
    if let Err(error) = read {
        println!("skipped: {}: {error}", path.display());
        return None;
    }
    // Distances that could not be computed are written as NaN, which is no JSON.
    let read = |line: &str| serde_json::from_str(&line.replace(": NaN", ": null")).ok();
    Some(text.lines().filter_map(read).collect())
}

/// The strings of a list.
pub(crate) fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|v| v.as_str().map(str::to_owned)).collect()
}

/// Counts of right, found and wanted.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) wanted: usize,
}

impl Tally {
    /// Counts what was found against what is right.
    pub(crate) fn add<T: Ord>(&mut self, found: &BTreeSet<T>, gold: &BTreeSet<T>) {
        self.right += found.intersection(gold).count();
        self.found += found.len();
        self.wanted += gold.len();
    }

    /// One line of figures.
    pub(crate) fn print(&self, what: &str) {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let (p, r) = (share(self.right, self.found), share(self.right, self.wanted));
        let f = share(2 * self.right, self.found + self.wanted);
        println!("{what:<32} precision {p:.3}  recall {r:.3}  F1 {f:.3}");
    }
}
