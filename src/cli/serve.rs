//! `dateline serve`: the page on this machine only, rebuilt when files change.
//!
//! The site is a table in memory; a request is looked up in it by name, so no path of a request ever reaches
//! the disk.

use std::io::{self, Cursor, Write as _};
use std::net::Ipv4Addr;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, PoisonError, RwLock, mpsc};
use std::thread;
use std::time::Duration;

use notify::{RecursiveMode, Watcher as _};
use tiny_http::{Header, Method, Request, Response, Server};

use super::fail::{Failure, Outcome, Status};
use super::folder::{self, Source};
use super::plan::{Port, Serve};
use super::site::Site;
use super::{build, report};

/// Threads that answer: a page asks for a handful of files at once.
const THREADS: usize = 4;
/// Ports tried after the first where the user named none.
const TRIED: u16 = 20;
/// Quiet time after a change before the site is built again: editors write in several steps.
const QUIET: Duration = Duration::from_millis(250);

/// The site that is served now.
type Served = Arc<RwLock<Arc<Site>>>;

/// Serves until the program is stopped.
pub(crate) fn serve(plan: &Serve) -> Outcome {
    // Before the folder is read: a change in between must not go unseen.
    let changes = Changes::of(&plan.source);
    let served: Served = Arc::new(RwLock::new(Arc::new(make(&plan.source)?)));
    let server = Arc::new(bind(plan.port)?);
    let port = server.server_addr().to_ip().map_or(0, |address| address.port());
    let address = format!("http://127.0.0.1:{port}/");
    let mut out = io::stdout();
    // Whoever closed standard output still wants the page.
    _ = writeln!(out, "{address}").and_then(|()| out.flush());
    if plan.open {
        open_browser(&address);
    }
    if let Some(changes) = changes {
        let (source, served) = (plan.source.clone(), Arc::clone(&served));
        thread::spawn(move || changes.follow(&source, &served));
    }
    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            let (server, served) = (Arc::clone(&server), Arc::clone(&served));
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer(request, &served);
                }
            })
        })
        .collect();
    for thread in threads {
        _ = thread.join();
    }
    Ok(Status::Done)
}

/// Reads the corpus and makes the site.
fn make(source: &Source) -> Outcome<Site> {
    let folder = folder::read(source)?;
    build::tell(&folder, source);
    if folder.articles.is_empty() {
        report::say(&build::no_articles(source).sentence);
    }
    Ok(build::publish(&folder, source, None).site())
}

fn bind(port: Port) -> Outcome<Server> {
    let (first, last) = match port {
        Port::Exactly(port) => (port, port),
        Port::From(port) => (port, port + TRIED),
    };
    let mut reason = String::new();
    for port in first..=last {
        match Server::http((Ipv4Addr::LOCALHOST, port)) {
            Ok(server) => return Ok(server),
            Err(error) => reason = error.to_string(),
        }
    }
    let which = match port {
        Port::Exactly(port) => format!("Port {port} cannot be used"),
        Port::From(_) => format!("None of the ports {first} to {last} can be used"),
    };
    Err(Failure::failed(format!("{which}: {reason}. Name another one with --port.")))
}

/// Opens the address in the user's browser; where that fails, the address is on the screen anyway.
fn open_browser(address: &str) {
    let (program, before): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/c", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    if Command::new(program).args(before).arg(address).spawn().is_err() {
        report::say("No browser could be opened. Open the address above.");
    }
}

/// Changes of the files of a folder.
struct Changes {
    seen: mpsc::Receiver<()>,
    /// A watcher that is dropped watches nothing.
    _watcher: notify::RecommendedWatcher,
}

impl Changes {
    /// Starts to watch; none for a source that does not change, or where watching is not possible.
    fn of(source: &Source) -> Option<Changes> {
        let Source::Folder(folder) = source else { return None };
        let (send, seen) = mpsc::channel();
        match start_watching(folder, send) {
            Ok(watcher) => Some(Changes { seen, _watcher: watcher }),
            Err(error) => {
                report::say(&format!(
                    "Changes of files cannot be seen here, start again after them: {error}."
                ));
                None
            }
        }
    }

    /// Builds the site again after changes, for as long as the program runs.
    fn follow(&self, source: &Source, served: &Served) {
        while self.seen.recv().is_ok() {
            while self.seen.recv_timeout(QUIET).is_ok() {}
            match make(source) {
                Ok(site) => {
                    *served.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(site);
                    report::say("Built again after a change. Reload the page.");
                }
                Err(failure) => report::say(&format!("{} The page stays as it was.", failure.sentence)),
            }
        }
    }
}

fn start_watching(folder: &Path, send: mpsc::Sender<()>) -> notify::Result<notify::RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading the files is an event as well.
        if event.is_ok_and(|event| !event.kind.is_access()) {
            _ = send.send(());
        }
    })?;
    watcher.watch(folder, RecursiveMode::Recursive)?;
    Ok(watcher)
}

fn answer(request: Request, served: &Served) {
    let site = Arc::clone(&served.read().unwrap_or_else(PoisonError::into_inner));
    // A client that went away is its own affair.
    _ = match request.method() {
        Method::Get | Method::Head if is_local(&request) => {
            let response = respond(&site, request.url());
            request.respond(response)
        }
        Method::Get | Method::Head => request.respond(page(403, "This server answers this machine only.")),
        _ => request.respond(
            page(405, "This server only hands out files.").with_header(header("Allow", "GET, HEAD")),
        ),
    };
}

/// Whether the request was meant for this machine. A foreign page can point a name of its own here and would
/// then read the articles as if they were its own.
fn is_local(request: &Request) -> bool {
    let host = request.headers().iter().find(|header| header.field.equiv("Host"));
    let name =
        host.map(|header| header.value.as_str().rsplit_once(':').map_or(header.value.as_str(), |(n, _)| n));
    matches!(name, None | Some("127.0.0.1" | "localhost"))
}

type Bytes = Response<Cursor<Vec<u8>>>;

fn respond(site: &Site, url: &str) -> Bytes {
    let path = url.split(['?', '#']).next().unwrap_or("").trim_start_matches('/');
    let name = if path.is_empty() { "index.html" } else { path };
    match site.get(name) {
        Some(bytes) => response(200, content_type(name), bytes.to_vec()),
        None => page(404, "There is no such page here."),
    }
}

/// A page of one sentence.
fn page(status: u16, sentence: &str) -> Bytes {
    let html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{status}</title>\n\
         <p>{sentence} <a href=\"/\">Dateline</a></p>\n</html>\n"
    );
    response(status, "text/html; charset=utf-8", html.into_bytes())
}

fn response(status: u16, content_type: &str, bytes: Vec<u8>) -> Bytes {
    Response::from_data(bytes)
        .with_status_code(status)
        // In one piece with its length: nothing here is too large for that.
        .with_chunked_threshold(usize::MAX)
        .with_header(header("Content-Type", content_type))
        .with_header(header("Cache-Control", "no-cache"))
        .with_header(header("X-Content-Type-Options", "nosniff"))
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "jsonl" => "application/jsonl; charset=utf-8",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

fn header(name: &str, value: &str) -> Header {
    // Names and values are constants of this file, all of them ASCII.
    Header::from_bytes(name, value).unwrap_or_else(|()| unreachable!("{name} is ASCII"))
}
