//! The command line: what the user said, what it means, doing it.
