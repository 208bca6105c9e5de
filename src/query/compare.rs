//! Articles side by side: which sentences are the same, edited, moved, or only in one.
