//! The command line: what the user said ([`args`]), what it means ([`plan`]), doing it (one file per command).
//!
//! Answers go to standard output and nothing else does; problems, notes and progress go to standard error.
//! The exit status is 0 when all went well, 1 when an article was lost or `check` found something, 2 for
//! wrong usage, and 3 when nothing could be done, with one sentence that says why.

mod annotate;
mod args;
mod build;
mod check;
mod compare;
mod escape;
mod fail;
mod folder;
mod open;
mod plan;
mod report;
mod search;
mod serve;
mod site;

use std::process::ExitCode;

use clap::Parser as _;

/// Runs the program.
pub(crate) fn run() -> ExitCode {
    let args = args::Args::parse();
    let outcome = plan::plan(args).and_then(|plan| match plan {
        plan::Plan::Serve(plan) => serve::serve(&plan),
        plan::Plan::Build(plan) => build::build(&plan),
        plan::Plan::Annotate(plan) => annotate::annotate(&plan),
        plan::Plan::Compare(plan) => compare::compare(&plan),
        plan::Plan::Search(plan) => search::search(&plan),
        plan::Plan::Check(plan) => check::check(&plan),
    });
    match outcome {
        Ok(fail::Status::Done) => ExitCode::SUCCESS,
        Ok(fail::Status::Found) => ExitCode::from(1),
        Err(failure) => {
            report::say(&failure.sentence);
            ExitCode::from(failure.code)
        }
    }
}
