//! Help texts and the sentences of wrong usage, word for word.

use super::{command, finish, run};
use crate::golden;

#[test]
fn helps_and_refusals() {
    golden::check("cli/help.txt", |input| {
        let args: Vec<&str> = input.split_whitespace().collect();
        let run = run(&args);
        let lines: Vec<&str> = run.out.lines().chain(run.err.lines()).map(str::trim_end).collect();
        format!("{}\nexit status {}", lines.join("\n"), run.code)
    });
}

#[test]
fn answers_go_to_standard_output_and_problems_do_not() {
    let help = run(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    let wrong = run(&["annotate", "--no-such-thing"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    let missing = run(&["check", "no-such-folder"]);
    assert_eq!((missing.code, missing.out.as_str()), (3, ""));
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child =
        command(&["annotate", super::STRIKE]).stdout(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn no_color_is_asked_for_where_no_terminal_is() {
    let mut colored = command(&["search", super::STRIKE, "strike"]);
    colored.env("CLICOLOR_FORCE", "1");
    assert!(!finish(colored).out.contains('\u{1b}'));
}
