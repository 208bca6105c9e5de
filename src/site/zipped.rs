//! A site as one zip archive, for a page whose reader saves it.
//!
//! rawzip and flate2 are in the module anyway, because it reads archives; a library in JavaScript would compress
//! on its own what this already can. Members are in the order of their names and carry no time, so the same site
//! gives the same archive.

use std::collections::BTreeMap;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use rawzip::{CompressionMethod, ZipArchiveWriter};

use crate::error::Error;

/// Packs files by their path.
///
/// # Errors
/// When a path cannot stand in an archive.
pub fn zip(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, Error> {
    let failed =
        |error: &dyn std::fmt::Display| Error::data(format!("The archive could not be made: {error}."));
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (name, bytes) in files {
        let file = archive.new_file(name.as_str()).compression_method(CompressionMethod::DEFLATE);
        let (mut entry, config) = file.start().map_err(|error| failed(&error))?;
        let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
        writer.write_all(bytes).map_err(|error| failed(&error))?;
        let (encoder, descriptor) = writer.finish().map_err(|error| failed(&error))?;
        encoder.finish().map_err(|error| failed(&error))?;
        entry.finish(descriptor).map_err(|error| failed(&error))?;
    }
    archive.finish().map_err(|error| failed(&error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::{Pieces, Reading};

    #[test]
    fn what_is_packed_is_read_again() {
        let text =
            |name: &str| format!("{name}\n\nThe bridge reopened on Tuesday, the city said.").into_bytes();
        let names = ["a.txt", "deep/er/b.txt", "names with spaces.txt"];
        let files: BTreeMap<String, Vec<u8>> = names.iter().map(|n| ((*n).to_owned(), text(n))).collect();
        let packed = zip(&files).unwrap();
        assert_eq!(packed, zip(&files).unwrap());
        let read: Vec<Reading> = Pieces::new("site.zip", packed).collect();
        let files: Vec<_> = read.iter().flat_map(|r| &r.articles).map(|a| a.file.as_deref()).collect();
        assert_eq!(
            files,
            names.map(|name| format!("site.zip/{name}")).each_ref().map(|name| Some(name.as_str()))
        );
    }
}
