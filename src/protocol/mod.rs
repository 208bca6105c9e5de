//! Requests and responses in the words of the page, and the exported records.
//!
//! Native code, so that ordinary tests cover everything the page can ask; `wasm` only carries values across.

mod article;
mod comparison;
mod corrections;
mod engine;
mod entity;
mod explore;
mod head;
mod in_context;
mod offsets;
mod open;
mod overview;
pub mod record;
mod sliced;
mod statements;
mod types;
pub mod words;

pub use comparison::{CompareRecord, compare_record};
pub use engine::Engine;
pub use offsets::{Offsets, Unit};
pub use types::*;

#[cfg(test)]
mod declarations {
    //! Keeps `www/src/protocol.d.ts` equal to [`super::types`], so that the page is checked against the core.

    use super::types::*;
    use ts_rs::{Config, TS};

    macro_rules! declare {
        ($config:expr, $($name:ty),* $(,)?) => {
            [$(format!("{}export {}", docs::<$name>(), <$name>::decl($config))),*].join("\n\n")
        };
    }

    fn docs<T: TS>() -> String {
        T::docs().unwrap_or_default()
    }

    #[test]
    fn the_page_types_are_current() {
        let config = Config::default();
        let body = declare!(
            &config,
            Request,
            Response,
            Question,
            Sort,
            Dated,
            Kind,
            Correction,
            Corrected,
            ReadCorrections,
            Added,
            Imported,
            Overview,
            Counted,
            ProblemView,
            Explored,
            Hit,
            Head,
            Retold,
            Published,
            Run,
            Named,
            Related,
            Facet,
            FacetField,
            FacetValue,
            FacetState,
            Timeline,
            TimelineArticle,
            TimelineEvent,
            ArticleView,
            ParagraphView,
            MentionView,
            QuoteView,
            TimeView,
            FigureView,
            EvidenceView,
            DroppedView,
            Comparison,
            Matrix,
            ComparedArticle,
            Row,
            RowLabel,
            Facts,
            Fact,
            Conflict,
            Said,
            EntityView,
            RoleView,
            EntityArticle,
            EntityQuote,
            Statements,
            LineSort,
            InContext,
            Line,
            Beside,
            Apart,
            Statement,
        );
        let expected = format!(
            "// Generated from src/protocol/types: UPDATE_GOLDEN=1 cargo test --lib protocol\n\n{body}\n"
        );
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/src/protocol.d.ts");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/www/src")).unwrap();
            std::fs::write(path, &expected).unwrap();
        }
        let found = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            found == expected,
            "www/src/protocol.d.ts is stale: run UPDATE_GOLDEN=1 cargo test --lib protocol"
        );
    }
}
