//! Dateline: news articles in, a page that answers out.
