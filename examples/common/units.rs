//! Units of text in a row, for comparing: shared by the measurement and the bench of the comparison.

use dateline::model::Span;

/// Units as one text with their spans.
pub(crate) fn joined(units: &[String]) -> (String, Vec<Span>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for unit in units {
        let start = text.len();
        text.push_str(unit);
        spans.push(Span::new(start, text.len()));
        text.push('\n');
    }
    (text, spans)
}
