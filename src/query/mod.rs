//! A reader's question becomes sorted article numbers; collectors turn those into hits, facets, timelines.
//!
//! Match once, collect many: the matcher knows nothing of what its matches are for. Everything is read from
//! segments and the layer over them, so a corpus built ahead and one dropped into the page behave alike.

pub mod compare;
