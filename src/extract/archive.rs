//! Zip archives: every member is a file of its own, read one at a time, and a broken one costs only itself.
//!
//! rawzip finds the members (no dependencies, no unsafe code, nothing unpacked that is not asked for) and flate2
//! unpacks them; the `zip` crate brings a compressor, clocks and encodings that reading does not need.
//!
//! A hostile archive cannot exhaust memory: a member stops at [`LARGEST`] bytes, and all members together at
//! [`MOST_TIMES`] the archive's size. Text and markup shrink to a tenth at most; archives made to swell, whether by
//! repetition or by members that lie on top of each other, go far beyond that (Fifield, "A better zip bomb", 2019).

use std::fmt;
use std::io::Read;

use flate2::bufread::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use super::source::{Cleaning, Source, ZIP};
use super::{ENDINGS, Reading};

/// The largest member that is unpacked, in bytes.
const LARGEST: u64 = 256 << 20;

/// How many times its own size an archive may unpack to, besides [`ALWAYS`].
const MOST_TIMES: u64 = 100;

/// What every archive may unpack to, in bytes, however small it is.
const ALWAYS: u64 = 16 << 20;

/// An archive may lie in an archive, but no deeper.
const DEEPEST: u8 = 1;

/// An archive on its way; gives a reading per member.
pub(super) struct Archive<T> {
    path: String,
    cleaning: Cleaning,
    zip: Option<ZipSliceArchive<T>>,
    members: std::vec::IntoIter<Member>,
    /// Bytes that may still be unpacked.
    left: u64,
    depth: u8,
    /// What is said at the end: members that are no articles, and what is wrong with the archive.
    last: Reading,
}

/// What the archive says about a file in it.
struct Member {
    /// With `/`, without parts that lead out of the archive.
    name: String,
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    locked: bool,
}

impl<T> fmt::Debug for Archive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Archive").field("path", &self.path).field("members", &self.members.len()).finish()
    }
}

impl<T: AsRef<[u8]>> Archive<T> {
    /// Opens an archive; one that cannot be opened gives a single reading with the problem.
    pub(super) fn open(path: &str, bytes: T, cleaning: Cleaning) -> Archive<T> {
        let left = (bytes.as_ref().len() as u64).saturating_mul(MOST_TIMES).saturating_add(ALWAYS);
        Archive::open_at(path, bytes, cleaning, left, 0)
    }

    fn open_at(path: &str, bytes: T, cleaning: Cleaning, left: u64, depth: u8) -> Archive<T> {
        let mut told = Source::new(path, cleaning);
        let mut members = Vec::new();
        let zip = ZipArchive::from_slice(bytes).ok();
        match &zip {
            Some(zip) => members = list(zip, &mut told),
            None => told.lose("The zip archive is damaged: its list of files cannot be read.", None),
        }
        if let Some(kind) = document(&members) {
            told.lose(&format!("The file is {kind}, not an archive of articles."), None);
            members.clear();
        }
        let all = members.len();
        members.retain(|member| is_article(&member.name));
        if members.len() < all && told.reading.problems.is_empty() {
            let others = all - members.len();
            let what = format!("{others} of the {all} files in the archive are no articles by their names.");
            told.note(&what, None, "They were left out.");
        }
        let path = path.to_owned();
        Archive { path, cleaning, zip, members: members.into_iter(), left, depth, last: told.reading }
    }

    /// Reads one member.
    fn read(&mut self, member: &Member) -> Reading {
        let path = format!("{}/{}", self.path, member.name);
        let mut source = Source::new(path.trim_start_matches('/'), self.cleaning);
        let bytes = match self.unpack(member) {
            Ok(bytes) => bytes,
            Err(why) => {
                source.lose(&format!("The file in the archive {why}."), None);
                return source.reading;
            }
        };
        self.left = self.left.saturating_sub(bytes.len() as u64);
        if !bytes.starts_with(ZIP) {
            return source.read(&bytes);
        }
        if self.depth == DEEPEST {
            source.lose("The file is an archive in an archive in an archive.", None);
            return source.reading;
        }
        let mut inner =
            Archive::open_at(path.trim_start_matches('/'), bytes, self.cleaning, self.left, self.depth + 1);
        for piece in &mut inner {
            source.reading.extend(piece);
        }
        self.left = inner.left;
        source.reading
    }

    /// The bytes of a member, or the end of a sentence about it.
    fn unpack(&self, member: &Member) -> Result<Vec<u8>, &'static str> {
        const DAMAGED: &str = "is damaged";
        if member.locked {
            return Err("is locked with a password");
        }
        let entry = self.zip.as_ref().and_then(|zip| zip.get_entry(member.place).ok()).ok_or(DAMAGED)?;
        let limit = self.left.min(LARGEST);
        let mut bytes = Vec::new();
        // One byte more than allowed tells a full member from one that goes on.
        let read = match member.method {
            CompressionMethod::STORE => {
                entry.verifying_reader(entry.data()).take(limit + 1).read_to_end(&mut bytes)
            }
            CompressionMethod::DEFLATE => entry
                .verifying_reader(DeflateDecoder::new(entry.data()))
                .take(limit + 1)
                .read_to_end(&mut bytes),
            _ => return Err("is packed in a way that is not read here; zip the files again"),
        };
        match read {
            Ok(size) if size as u64 > LARGEST => Err("is too large"),
            Ok(size) if size as u64 > limit => Err("unpacks to far more than such an archive may hold"),
            Ok(_) => Ok(bytes),
            Err(_) => Err(DAMAGED),
        }
    }
}

impl<T: AsRef<[u8]>> Iterator for Archive<T> {
    type Item = Reading;

    fn next(&mut self) -> Option<Reading> {
        if let Some(member) = self.members.next() {
            return Some(self.read(&member));
        }
        let last = std::mem::take(&mut self.last);
        (!last.problems.is_empty()).then_some(last)
    }
}

/// The files of an archive in its own order. A list that breaks off is a problem; what it named before counts.
fn list<T: AsRef<[u8]>>(zip: &ZipSliceArchive<T>, told: &mut Source<'_>) -> Vec<Member> {
    let mut members = Vec::new();
    let mut entries = zip.entries();
    loop {
        match entries.next_entry() {
            Ok(Some(entry)) if entry.is_dir() && entry.uncompressed_size_hint() == 0 => {}
            Ok(Some(entry)) => members.push(Member {
                name: name(entry.file_path().as_bytes()),
                place: entry.wayfinder(),
                method: entry.compression_method(),
                locked: entry.flags().is_encrypted(),
            }),
            Ok(None) => return members,
            Err(_) => {
                let what = format!("The archive's list of files is damaged behind {} files.", members.len());
                told.lose(&what, None);
                return members;
            }
        }
    }
}

/// A member's name as a path: no backslashes, no empty parts, nothing that leads out.
fn name(raw: &[u8]) -> String {
    let text =
        super::decode::decode(raw).map_or_else(|_| String::from_utf8_lossy(raw), |decoded| decoded.text);
    let text = text.replace('\\', "/");
    let parts: Vec<&str> = text.split('/').filter(|part| !matches!(*part, "" | "." | "..")).collect();
    parts.join("/")
}

/// Documents of office programs and books are zip archives too.
fn document(members: &[Member]) -> Option<&'static str> {
    let has = |name: &str| members.iter().any(|member| member.name == name);
    match () {
        () if has("[Content_Types].xml") => Some("an office document"),
        () if has("META-INF/container.xml") => Some("an electronic book"),
        () if has("mimetype") => Some("an office document"),
        () => None,
    }
}

/// Worth reading by its name: an ending of articles or none, and neither hidden nor about the folder.
fn is_article(name: &str) -> bool {
    let own = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let about = ["corpus.toml", "chronology.jsonl", "corrections.toml"].contains(&own.as_str())
        || ["readme", "license", "licence", "changelog"].iter().any(|word| own.starts_with(word));
    let hidden = own.starts_with('.') || name.starts_with("__MACOSX/");
    let ending = own.rsplit_once('.').map_or("txt", |(_, ending)| ending);
    !about && !hidden && ENDINGS.contains(&ending)
}
