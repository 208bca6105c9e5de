//! `dateline build`: what is in a site, what it refuses, what it says.

use std::fs;

use serde_json::Value;

use super::{STRIKE, records, run, scratch, text, tree};

/// Builds the strike fixture into a new folder.
fn strike(name: &str, more: &[&str]) -> std::path::PathBuf {
    let out = scratch(name).join("site");
    let mut args = vec!["build", STRIKE, "-q", "-o", text(&out)];
    args.extend(more);
    let run = run(&args);
    assert_eq!(run.code, 0, "{}", run.err);
    out
}

fn file(site: &std::path::Path, name: &str) -> String {
    fs::read_to_string(site.join(name)).unwrap()
}

#[test]
fn a_site_has_all_its_parts() {
    let site = strike("parts", &[]);
    let names: Vec<String> = tree(&site).into_keys().collect();
    assert_eq!(
        names,
        [
            ".nojekyll",
            "articles.html",
            "card.png",
            "corpus/articles.jsonl",
            "corpus/chronology.jsonl",
            "corpus/corrections.json",
            "corpus/manifest.json",
            "corpus/payload.js",
            "data/general.jsonl",
            "embed.js",
            "index.html",
            "pkg/data.js",
            "pkg/data/NOTICE",
            "pkg/data/names.bin",
            "pkg/dateline.css",
            "pkg/dateline.js",
            "pkg/dateline_bg.wasm",
            "pkg/engine.js",
            "pkg/lang/de.js",
            "pkg/reader.js",
            "pkg/shell.js",
            "resize.js",
            "sw.js",
        ]
    );
    let manifest: Value = serde_json::from_str(&file(&site, "corpus/manifest.json")).unwrap();
    records("manifest", &manifest.to_string());
    assert_eq!(manifest["title"], "Harbor & <Strike>");
    for listed in manifest["files"].as_array().unwrap() {
        let bytes = fs::read(site.join("corpus").join(listed["path"].as_str().unwrap())).unwrap();
        assert_eq!(listed["bytes"], bytes.len());
    }
    let articles = records("articles", &file(&site, "corpus/articles.jsonl"));
    assert_eq!(articles.len(), 6);
}

#[test]
fn the_page_says_what_it_is_without_scripts() {
    let site = strike("plain", &[]);
    let page = file(&site, "index.html");
    for part in [
        "<title>Harbor &amp; &lt;Strike&gt;</title>",
        "<meta name=\"description\" content=\"An invented dispute at an invented port\">",
        "<html lang=\"en\"",
        "<a href=\"articles.html#strike-begins\">Dock workers walk out in Almera</a>",
    ] {
        assert!(page.contains(part), "{part}");
    }
    let plain = file(&site, "articles.html");
    assert!(plain.contains("<article id=\"strike-begins\">"));
    assert!(plain.contains("More than 400 dock workers"));
    assert!(!plain.contains("<script"));
}

#[test]
fn the_same_folder_gives_the_same_bytes() {
    let first = tree(&strike("same-1", &[]));
    let second = tree(&strike("same-2", &[]));
    assert!(first == second);
}

#[test]
fn a_site_reads_back_as_it_was_built() {
    let first = strike("back", &[]);
    let second = scratch("back-again");
    let again = run(&["build", "-q", text(&first), "-o", text(&second)]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(tree(&first) == tree(&second));
}

#[test]
fn files_that_are_no_articles_are_named() {
    let run = run(&["build", STRIKE, "-q", "-o", text(&scratch("others"))]);
    assert!(run.err.contains("map.png"), "{}", run.err);
    assert!(!run.err.contains("README") && !run.err.contains("draft"), "{}", run.err);
}

#[test]
fn an_earlier_site_is_replaced_and_other_files_stay() {
    let site = strike("replace", &[]);
    fs::write(site.join("CNAME"), "example.org").unwrap();
    fs::write(
        site.join("corpus/manifest.json"),
        file(&site, "corpus/manifest.json").replace("Harbor", "Old"),
    )
    .unwrap();
    let folder = scratch("replace-folder");
    fs::write(
        folder.join("one.txt"),
        "Ferries sail\n\nThe ferries sailed again on Monday, their owner said.",
    )
    .unwrap();
    let again = run(&["build", "-q", text(&folder), "-o", text(&site)]);
    assert_eq!(again.code, 0, "{}", again.err);
    let files = tree(&site);
    assert!(files.contains_key("CNAME"));
    assert!(!files.contains_key("corpus/corrections.json"), "a layer of the old site is left");
    assert!(!files.keys().any(|name| name.contains("unfinished")));
    assert!(file(&site, "corpus/articles.jsonl").contains("ferries"));
}

#[test]
fn a_folder_of_something_else_is_left_alone() {
    let folder = scratch("something-else");
    fs::write(folder.join("thesis.txt"), "The only copy.").unwrap();
    let run = run(&["build", STRIKE, "-o", text(&folder)]);
    assert_eq!((run.code, run.out.as_str()), (3, ""));
    assert!(run.err.contains("did not write"), "{}", run.err);
    assert_eq!(tree(&folder).len(), 1);
}

#[test]
fn a_site_that_cannot_be_written_leaves_the_folder_as_it_was() {
    let folder = scratch("blocked");
    // Stands where the files of the new site wait.
    fs::write(folder.join(".dateline-unfinished"), "").unwrap();
    let run = run(&["build", STRIKE, "-q", "-o", text(&folder)]);
    assert_eq!((run.code, run.out.as_str()), (3, ""));
    assert!(run.err.contains("unchanged"), "{}", run.err);
    assert_eq!(tree(&folder).len(), 1);
}

#[test]
fn an_empty_folder_is_named_and_nothing_is_written() {
    let folder = scratch("empty");
    let out = scratch("empty-out").join("site");
    let run = run(&["build", "-q", text(&folder), "-o", text(&out)]);
    assert_eq!((run.code, run.out.as_str()), (3, ""));
    assert!(run.err.contains("No article could be read in") && run.err.contains(".txt"), "{}", run.err);
    assert!(!out.exists());
}

#[test]
fn one_broken_file_does_not_cost_the_others() {
    let folder = scratch("broken");
    fs::write(
        folder.join("good.txt"),
        "Ferries sail\n\nThe ferries sailed again on Monday, their owner said.",
    )
    .unwrap();
    fs::write(folder.join("bad.json"), "{\"text\": ").unwrap();
    let out = scratch("broken-out");
    let run = run(&["build", "-q", text(&folder), "-o", text(&out)]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("bad.json") && run.err.contains("skipped"), "{}", run.err);
    assert!(run.err.contains("corpus.toml"), "the choice of text is asked for: {}", run.err);
    assert!(file(&out, "corpus/articles.jsonl").contains("ferries"));
}

#[test]
fn a_broken_choice_of_text_stops_the_build() {
    let folder = scratch("broken-choice");
    fs::write(
        folder.join("good.txt"),
        "Ferries sail\n\nThe ferries sailed again on Monday, their owner said.",
    )
    .unwrap();
    fs::write(folder.join("corpus.toml"), "title = \"Ferries\"\ntext = \"half\"\n").unwrap();
    let run = run(&["build", "-q", text(&folder), "-o", text(&folder.join("site"))]);
    assert_eq!(run.code, 3);
    assert!(run.err.contains("corpus.toml:2") && run.err.contains("excerpt"), "{}", run.err);
    assert!(!folder.join("site").exists());
}

#[test]
fn text_that_is_not_published_is_nowhere_in_the_site() {
    let hidden = "two free nights a month from July";
    for (mode, shown) in [("excerpt", true), ("none", false)] {
        let site = strike(&format!("text-{mode}"), &["--text", mode]);
        let manifest: Value = serde_json::from_str(&file(&site, "corpus/manifest.json")).unwrap();
        assert_eq!(manifest["text"], mode);
        let mut opening = false;
        for (name, bytes) in tree(&site) {
            let bytes = String::from_utf8_lossy(&bytes).into_owned();
            let whole = mode == "none" && bytes.contains(hidden);
            assert!(!whole, "{name}");
            opening |= bytes.contains("went back to work on Wednesday");
        }
        assert_eq!(opening, shown, "{mode}");
        records("articles", &file(&site, "corpus/articles.jsonl"));
    }
}

#[test]
fn a_site_in_its_own_folder_is_not_read_again() {
    let folder = scratch("inside");
    fs::write(
        folder.join("good.txt"),
        "Ferries sail\n\nThe ferries sailed again on Monday, their owner said.",
    )
    .unwrap();
    for _ in 0..2 {
        assert_eq!(run(&["build", "-q", text(&folder), "-o", text(&folder.join("site"))]).code, 0);
    }
    assert_eq!(file(&folder.join("site"), "corpus/articles.jsonl").lines().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_link_in_a_circle_is_walked_once() {
    let folder = scratch("circle");
    fs::write(
        folder.join("good.txt"),
        "Ferries sail\n\nThe ferries sailed again on Monday, their owner said.",
    )
    .unwrap();
    std::os::unix::fs::symlink(&folder, folder.join("again")).unwrap();
    let run = run(&["check", text(&folder)]);
    assert!(run.out.contains("1 articles"), "{}", run.out);
}

#[test]
fn a_single_file_holds_everything_and_refuses_strangers() {
    let folder = scratch("single");
    let out = folder.join("strike.html");
    for _ in 0..2 {
        let run = run(&["build", STRIKE, "-q", "--single-file", "-o", text(&out)]);
        assert_eq!(run.code, 0, "{}", run.err);
    }
    let page = fs::read_to_string(&out).unwrap();
    assert!(page.contains("datelinePayload") && page.contains("<article id=\"strike-begins\">"));
    // Snippets in the page's script have addresses too, but none beside the page.
    for outside in ["src=\"pkg/", "src=\"../pkg/", "rel=\"stylesheet\" href=", "<title>Dateline</title>"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert_eq!(tree(&folder).len(), 1, "nothing unfinished is left");
    fs::write(&out, "my thesis").unwrap();
    let refused = run(&["build", STRIKE, "-q", "--single-file", "-o", text(&out)]);
    assert_eq!((refused.code, refused.out.as_str()), (3, ""));
    assert_eq!(fs::read_to_string(&out).unwrap(), "my thesis");
}
