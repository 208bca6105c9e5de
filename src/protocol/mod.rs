//! Requests and responses in the words of the page, and the exported records.
