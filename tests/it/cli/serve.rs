//! `dateline serve`, talked to over a socket.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::{command, run, scratch, text};

/// A server that ends with the test.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

impl Server {
    fn start(args: &[&str]) -> Server {
        let args: Vec<&str> = ["serve", "--port", "0"].into_iter().chain(args.iter().copied()).collect();
        let mut child = command(&args).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let port = address.trim().strip_prefix("http://127.0.0.1:").and_then(|rest| rest.strip_suffix('/'));
        Server { child, port: port.unwrap().parse().unwrap() }
    }

    /// Head and body of the answer to a request.
    fn ask(&self, method: &str, path: &str, host: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        (String::from_utf8(bytes[..end].to_vec()).unwrap(), bytes[end + 4..].to_vec())
    }

    fn get(&self, path: &str) -> (String, Vec<u8>) {
        self.ask("GET", path, "127.0.0.1")
    }
}

#[test]
fn the_bundled_site_is_served_with_its_types() {
    let server = Server::start(&[]);
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/index.html?corpus=x", "text/html; charset=utf-8"),
        ("/articles.html", "text/html; charset=utf-8"),
        ("/pkg/dateline.js", "text/javascript; charset=utf-8"),
        ("/pkg/dateline.css", "text/css; charset=utf-8"),
        ("/pkg/dateline_bg.wasm", "application/wasm"),
        ("/corpus/manifest.json", "application/json"),
        ("/corpus/articles.jsonl", "application/jsonl; charset=utf-8"),
    ] {
        let (head, body) = server.get(path);
        assert!(head.starts_with("HTTP/1.1 200"), "{path}: {head}");
        assert!(head.contains(&format!("Content-Type: {kind}")), "{path}: {head}");
        assert!(!body.is_empty(), "{path}");
    }
    let (_, wasm) = server.get("/pkg/dateline_bg.wasm");
    assert!(wasm.starts_with(b"\0asm"));
}

#[test]
fn nothing_else_is_handed_out() {
    let server = Server::start(&[]);
    for path in [
        "/no-such-page",
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/pkg/../../Cargo.toml",
        "//etc/passwd",
        "/pkg/",
    ] {
        let (head, body) = server.get(path);
        assert!(head.starts_with("HTTP/1.1 404"), "{path}: {head}");
        assert!(String::from_utf8(body).unwrap().contains("no such page"));
    }
    assert!(server.ask("POST", "/", "127.0.0.1").0.starts_with("HTTP/1.1 405"));
    let (head, body) = server.ask("HEAD", "/", "localhost");
    assert!(head.starts_with("HTTP/1.1 200") && body.is_empty());
    // A name that a foreign page made point here.
    assert!(server.ask("GET", "/", "evil.example").0.starts_with("HTTP/1.1 403"));
}

#[test]
fn a_changed_folder_is_built_again() {
    let folder = scratch("serve");
    let file = folder.join("one.txt");
    fs::write(&file, "Ferries sail\n\nThe ferries sailed again on Monday, their owner said.").unwrap();
    let server = Server::start(&[text(&folder)]);
    let articles = || String::from_utf8(server.get("/corpus/articles.jsonl").1).unwrap();
    assert!(articles().contains("ferries"));
    fs::write(&file, "Ships sail\n\nThe ships sailed again on Monday, their owner said.").unwrap();
    let start = Instant::now();
    while !articles().contains("The ships") {
        assert!(start.elapsed() < Duration::from_secs(20), "the change was not seen");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let run = run(&["serve", "--port", &port]);
    assert_eq!((run.code, run.out.as_str()), (3, ""));
    assert!(run.err.contains(&port) && run.err.contains("--port"), "{}", run.err);
}
