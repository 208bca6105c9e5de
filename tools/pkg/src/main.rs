//! Turns the compiled engine into what the page loads.
//!
//! `dateline-pkg MODULE.wasm OUT_DIR NAME` writes `NAME_bg.wasm`, `NAME.js` (glue for a classic script) and
//! `NAME.d.ts`. The glue is of the no-modules kind because the engine's worker is a
//! classic one started from a blob: a module worker from a blob does not start on `file://`.
//!
//! A program of our own instead of the `wasm-bindgen` command: its lock file pins every dependency and
//! compiling it takes half a minute, where installing the command takes three.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [wasm, out, name] = arguments.as_slice() else {
        eprintln!("usage: dateline-pkg MODULE.wasm OUT_DIR NAME");
        return ExitCode::from(2);
    };
    match generate(wasm, out, name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("dateline-pkg: {reason}");
            ExitCode::from(3)
        }
    }
}

/// Writes the three files into `out`. The sections that name compilers and functions are left out:
/// they are dead bytes to the page.
fn generate(wasm: &str, out: &str, name: &str) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .out_name(name)
        .typescript(true)
        .remove_producers_section(true)
        .remove_name_section(true);
    bindgen.no_modules(true).map_err(|error| format!("{error:#}"))?;
    bindgen.generate(out).map_err(|error| format!("{error:#}"))
}
