//! A person, organization or place across the corpus.

use serde::{Deserialize, Serialize};

use super::{Head, Kind, Named, Published, Run};

wire! {
    /// An entity across the corpus.
    pub struct EntityView {
        /// Its key.
        pub key: String,
        /// Its name.
        pub name: String,
        /// What it is.
        pub kind: Kind,
        /// Other forms.
        pub aliases: Vec<String>,
        /// Roles as stated, earliest first.
        pub roles: Vec<RoleView>,
        /// The articles that mention it, earliest first.
        pub articles: Vec<EntityArticle>,
        /// What it said, earliest first.
        pub quotes: Vec<EntityQuote>,
        /// Entities in the same articles, most shared articles first.
        pub with: Vec<Named>,
        /// Why these mentions are one entity, in words.
        pub why: Vec<String>,
    }

    /// A stated role.
    pub struct RoleView {
        /// The words.
        pub text: String,
        /// The article that states it.
        pub id: String,
        /// That article's date.
        pub published: Published,
    }

    /// An article that mentions an entity.
    pub struct EntityArticle {
        /// Head data.
        pub head: Head,
        /// Mentions in it.
        pub count: u32,
        /// Passages with the mentions marked.
        pub passages: Vec<Vec<Run>>,
    }

    /// Words an entity said.
    pub struct EntityQuote {
        /// The words.
        pub text: String,
        /// `full`, `fragment`, `block` or `indirect`.
        pub kind: String,
        /// The article.
        pub id: String,
        /// Where they stand in its text.
        pub at: [u32; 2],
        /// That article's date.
        pub published: Published,
    }
}
