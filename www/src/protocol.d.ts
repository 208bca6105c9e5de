// Generated from src/protocol/types: UPDATE_GOLDEN=1 cargo test --lib protocol

/**
 * Everything the page may ask.
 */
export type Request = { "op": "overview", } | { "op": "explore", 
/**
 * Filters and query.
 */
question: Question, 
/**
 * Order of the hits.
 */
sort: Sort, 
/**
 * Hits to skip.
 */
offset: number, 
/**
 * Hits to return at the most.
 */
limit: number, } | { "op": "article", 
/**
 * Its id.
 */
id: string, 
/**
 * Query whose matches are marked; may be empty.
 */
q: string, } | { "op": "compare", 
/**
 * Their ids.
 */
ids: Array<string>, 
/**
 * Whether another kind of quotation mark or dash is a difference.
 */
typography: boolean, } | { "op": "matrix", 
/**
 * Their ids; empty for all, from the earliest on. Of more than 40 the first are taken.
 */
ids: Array<string>, } | { "op": "entity", 
/**
 * Its key.
 */
key: string, } | { "op": "statements", 
/**
 * Filters and query.
 */
question: Question, 
/**
 * Figures rather than quotes.
 */
figures: boolean, 
/**
 * Articles to skip.
 */
offset: number, 
/**
 * Articles to read at the most.
 */
limit: number, } | { "op": "words", 
/**
 * Filters and query.
 */
question: Question, 
/**
 * Order of the lines.
 */
sort: LineSort, 
/**
 * Lines at the most.
 */
limit: number, } | { "op": "correct", 
/**
 * All of them, in the order in which they were made.
 */
corrections: Array<Correction>, } | { "op": "readCorrections", 
/**
 * The file's text, TOML or JSON.
 */
text: string, } | { "op": "imported", 
/**
 * Its name, as it was added.
 */
file: string, } | { "op": "names", 
/**
 * What was typed; empty for the most frequent.
 */
typed: string, 
/**
 * Only this kind, or all.
 */
kind: Kind | null, 
/**
 * How many at the most.
 */
limit: number, };

/**
 * The answer to a request, under the same name.
 */
export type Response = { "op": "overview" } & Overview | { "op": "explore" } & Explored | { "op": "article" } & ArticleView | { "op": "compare" } & Comparison | { "op": "matrix" } & Matrix | { "op": "entity" } & EntityView | { "op": "statements" } & Statements | { "op": "lacks", 
/**
 * Names of slices.
 */
names: Array<string>, } | { "op": "words" } & InContext | { "op": "correct" } & Corrected | { "op": "readCorrections" } & ReadCorrections | { "op": "imported", 
/**
 * The articles, in the order of the corpus.
 */
articles: Array<Imported>, } | { "op": "names", 
/**
 * The names, most frequent first.
 */
names: Array<Named>, };

/**
 * What the reader asks for. Empty lists and strings mean no filter. Values of one list are any-of, lists
 * are all-of.
 */
export type Question = { 
/**
 * The query as typed.
 */
q: string, 
/**
 * Entity keys that must occur (any of them within a kind).
 */
who: Array<string>, 
/**
 * Entity keys that must not occur.
 */
notWho: Array<string>, 
/**
 * Outlets.
 */
source: Array<string>, 
/**
 * Outlets left out.
 */
notSource: Array<string>, 
/**
 * Wire services.
 */
agency: Array<string>, 
/**
 * Wire services left out.
 */
notAgency: Array<string>, 
/**
 * Outlets that a retelling retells.
 */
retold: Array<string>, 
/**
 * The same, left out.
 */
notRetold: Array<string>, 
/**
 * How the date is known.
 */
dated: Array<Dated>, 
/**
 * The same, left out.
 */
notDated: Array<Dated>, 
/**
 * First day, month or year of the window (EDTF level 0), or empty.
 */
from: string, 
/**
 * Last day, month or year of the window, or empty.
 */
to: string, };

/**
 * Order of hits.
 */
export type Sort = "relevance" | "newest" | "oldest";

/**
 * How an article's date is known.
 */
export type Dated = "stated" | "inferred" | "unknown";

/**
 * What a name names.
 */
export type Kind = "person" | "organization" | "place";

/**
 * A correction, under its kind: `{rename: {entity, name}}`. Entities are named by their keys, articles by
 * their ids.
 */
export type Correction = { "merge": { 
/**
 * The entity that stays.
 */
into: string, 
/**
 * Those that are folded into it; their keys then lead to it.
 */
from: Array<string>, } } | { "split": { 
/**
 * The entity as it was linked.
 */
entity: string, 
/**
 * The article.
 */
article: string, 
/**
 * The name of who is meant: an entity of that name, or a new one.
 */
name: string, } } | { "rename": { 
/**
 * The entity.
 */
entity: string, 
/**
 * Its name from now on.
 */
name: string, } } | { "retype": { 
/**
 * The entity.
 */
entity: string, 
/**
 * What it is.
 */
to: Kind, } } | { "reject": { 
/**
 * The entity.
 */
entity: string, 
/**
 * Only in this article, or everywhere.
 */
article: string | null, } } | { "date": { 
/**
 * The article.
 */
article: string, 
/**
 * A day, month, year or interval (EDTF): `2003-06-06`, `2003-06`, `2003-06-06/2003-06-08`.
 */
date: string, } };

/**
 * The corpus after corrections.
 */
export type Corrected = { 
/**
 * Corrections that name what is not there, and other ones left out.
 */
problems: Array<ProblemView>, 
/**
 * The reader's corrections as the text of a `corrections.toml`.
 */
toml: string, };

/**
 * What a corrections file holds.
 */
export type ReadCorrections = { 
/**
 * The corrections, in the order in which they are applied.
 */
corrections: Array<Correction>, 
/**
 * What could not be read.
 */
problems: Array<ProblemView>, };

/**
 * What a file brought.
 */
export type Added = { 
/**
 * Articles read from it.
 */
articles: number, 
/**
 * What its reader should know.
 */
problems: Array<ProblemView>, 
/**
 * Nothing was taken from the file: the fuller reader has to read it first.
 */
unfit: boolean, };

/**
 * An article that a reader added.
 */
export type Imported = { 
/**
 * Head data.
 */
head: Head, 
/**
 * Author line.
 */
byline: string | null, 
/**
 * Words in the text.
 */
words: number, 
/**
 * What cleaning left out.
 */
dropped: Array<DroppedView>, };

/**
 * What is open.
 */
export type Overview = { 
/**
 * Number of articles.
 */
articles: number, 
/**
 * Number of stories: version groups, and articles without copies.
 */
stories: number, 
/**
 * Number of outlets, retold ones included.
 */
outlets: number, 
/**
 * Articles whose date is stated.
 */
stated: number, 
/**
 * Articles dated from evidence.
 */
inferred: number, 
/**
 * Articles without any date.
 */
unknown: number, 
/**
 * Earliest possible day of any article with a bounded date.
 */
first: string | null, 
/**
 * Latest such day.
 */
last: string | null, 
/**
 * Languages with their number of articles, most frequent first.
 */
languages: Array<Counted>, 
/**
 * What readers of the files should know.
 */
problems: Array<ProblemView>, };

/**
 * A label with a number.
 */
export type Counted = { 
/**
 * The label.
 */
label: string, 
/**
 * The number.
 */
count: number, };

/**
 * A problem found while reading.
 */
export type ProblemView = { 
/**
 * What was found.
 */
what: string, 
/**
 * File and line.
 */
place: string, 
/**
 * What was done.
 */
handled: string, 
/**
 * True where an article could not be kept.
 */
lost: boolean, };

/**
 * Articles that answer a question.
 */
export type Explored = { 
/**
 * Articles that match.
 */
total: number, 
/**
 * Articles in the corpus.
 */
all: number, 
/**
 * Stories among the matches.
 */
stories: number, 
/**
 * Matches of query words in all of them.
 */
matches: number, 
/**
 * The requested slice.
 */
hits: Array<Hit>, 
/**
 * One per facet, in the page's order.
 */
facets: Array<Facet>, 
/**
 * Every article on the time axis.
 */
timeline: Timeline, 
/**
 * What the query reader wants to say ("read literally", "searched for near spelling").
 */
notes: Array<string>, };

/**
 * An article in a list.
 */
export type Hit = { 
/**
 * Head data.
 */
head: Head, 
/**
 * Words in the text.
 */
words: number, 
/**
 * The best passage, in runs; `hit` marks what matched.
 */
snippet: Array<Run>, 
/**
 * Number of matched places in the article.
 */
matches: number, 
/**
 * The entities most telling for it, most mentions first.
 */
entities: Array<Named>, 
/**
 * Other articles with the same wire copy.
 */
versions: Array<Related>, 
/**
 * Why it ranks where it does, in words.
 */
why: Array<string>, };

/**
 * What every list says of an article.
 */
export type Head = { 
/**
 * Its id.
 */
id: string, 
/**
 * The headline, or its first words where it has none.
 */
headline: string, 
/**
 * The outlet.
 */
source: string | null, 
/**
 * The wire service.
 */
agency: string | null, 
/**
 * What it retells.
 */
retold: Retold | null, 
/**
 * The place line.
 */
dateline: string | null, 
/**
 * When it was published.
 */
published: Published, 
/**
 * Language tag.
 */
language: string, };

/**
 * What a retelling retells.
 */
export type Retold = { 
/**
 * The outlet.
 */
source: string | null, 
/**
 * The wire service.
 */
agency: string | null, };

/**
 * A publication date as far as it is known.
 */
export type Published = { 
/**
 * EDTF; empty where nothing is known.
 */
edtf: string, 
/**
 * First possible day.
 */
first: string | null, 
/**
 * Last possible day.
 */
last: string | null, 
/**
 * The most likely day, where there is one.
 */
best: string | null, 
/**
 * How it is known.
 */
dated: Dated, 
/**
 * True where a reader or the publisher corrected it.
 */
corrected: boolean, };

/**
 * A run of text.
 */
export type Run = { 
/**
 * The words.
 */
text: string, 
/**
 * True where they matched.
 */
hit: boolean, };

/**
 * An entity in a list.
 */
export type Named = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is.
 */
kind: Kind, 
/**
 * Mentions here, or articles, as the place says.
 */
count: number, };

/**
 * An article near another one.
 */
export type Related = { 
/**
 * Head data.
 */
head: Head, 
/**
 * Share of the words of the shorter article that stand in both, 0-100.
 */
similarity: number, };

/**
 * The values of one filter with live counts.
 */
export type Facet = { 
/**
 * Which key of `Question` it sets.
 */
field: FacetField, 
/**
 * Number of values in the whole corpus.
 */
total: number, 
/**
 * Values, chosen ones first, then most frequent in the results.
 */
values: Array<FacetValue>, };

/**
 * Which filter a facet sets.
 */
export type FacetField = "people" | "organizations" | "places" | "sources" | "agencies" | "retold" | "dated";

/**
 * One value of a filter.
 */
export type FacetValue = { 
/**
 * What goes into the question.
 */
key: string, 
/**
 * What is shown.
 */
label: string, 
/**
 * Articles with it among the results, the facet's own choices lifted.
 */
count: number, 
/**
 * Articles with it in the corpus.
 */
all: number, 
/**
 * Chosen, left out, or neither.
 */
state: FacetState, };

/**
 * Whether a value is chosen.
 */
export type FacetState = "off" | "on" | "not";

/**
 * Articles and told events on the time axis.
 */
export type Timeline = { 
/**
 * Every article of the corpus, earliest possible day first, undated ones last.
 */
articles: Array<TimelineArticle>, 
/**
 * What the matching articles say happened, by day.
 */
events: Array<TimelineEvent>, };

/**
 * An article on the time axis.
 */
export type TimelineArticle = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its headline.
 */
headline: string, 
/**
 * Its outlet, or the retold one.
 */
source: string, 
/**
 * Its date.
 */
published: Published, 
/**
 * True where it answers the question.
 */
found: boolean, };

/**
 * Something the texts say happened (or will) on days.
 */
export type TimelineEvent = { 
/**
 * First day.
 */
first: string, 
/**
 * Last day.
 */
last: string, 
/**
 * The sentence it was taken from.
 */
text: string, 
/**
 * The articles that mention those days.
 */
ids: Array<string>, };

/**
 * One article, opened.
 */
export type ArticleView = { 
/**
 * Head data.
 */
head: Head, 
/**
 * The line under the headline.
 */
deck: string | null, 
/**
 * Author line.
 */
byline: string | null, 
/**
 * Where it was published.
 */
url: string | null, 
/**
 * The file it came from.
 */
file: string | null, 
/**
 * Words in the text.
 */
words: number, 
/**
 * The cleaned text; all offsets point into it.
 */
text: string, 
/**
 * Paragraphs.
 */
paragraphs: Array<ParagraphView>, 
/**
 * Sentences.
 */
sentences: Array<[number, number]>, 
/**
 * The place line.
 */
dateline: [number, number] | null, 
/**
 * Names.
 */
mentions: Array<MentionView>, 
/**
 * Quotes.
 */
quotes: Array<QuoteView>, 
/**
 * Times.
 */
times: Array<TimeView>, 
/**
 * Figures.
 */
figures: Array<FigureView>, 
/**
 * Places that matched the query.
 */
matches: Array<[number, number]>, 
/**
 * How the article was dated.
 */
evidence: Array<EvidenceView>, 
/**
 * What cleaning left out.
 */
dropped: Array<DroppedView>, 
/**
 * Articles with the same wire copy.
 */
versions: Array<Related>, 
/**
 * Other articles that share the most, best first.
 */
similar: Array<Related>, 
/**
 * Ids of the other articles that report the same event.
 */
event: Array<string>, 
/**
 * Sentences that none of those has a counterpart for; all where there are none.
 */
onlyHere: Array<number>, };

/**
 * A paragraph.
 */
export type ParagraphView = { 
/**
 * Start.
 */
start: number, 
/**
 * End.
 */
end: number, 
/**
 * `body`, `subhead` or `quotation`.
 */
kind: string, };

/**
 * A name in the text.
 */
export type MentionView = { 
/**
 * Start.
 */
start: number, 
/**
 * End.
 */
end: number, 
/**
 * What it names.
 */
kind: Kind, 
/**
 * Key of the entity, for links.
 */
key: string, 
/**
 * The entity's name.
 */
name: string, 
/**
 * The stated role.
 */
role: string | null, 
/**
 * 0-100.
 */
confidence: number, 
/**
 * Why it is this entity, in words.
 */
why: string, };

/**
 * A quote.
 */
export type QuoteView = { 
/**
 * Start, without the mark.
 */
start: number, 
/**
 * End, without the mark.
 */
end: number, 
/**
 * `full`, `fragment`, `block` or `indirect`.
 */
kind: string, 
/**
 * Who said it, in words: a name, a description, or nothing.
 */
speaker: string | null, 
/**
 * Key of the speaker's entity.
 */
key: string | null, 
/**
 * Where the words stand that name the speaker.
 */
speakerAt: [number, number] | null, };

/**
 * Words about time.
 */
export type TimeView = { 
/**
 * Start.
 */
start: number, 
/**
 * End.
 */
end: number, 
/**
 * `date`, `time`, `duration` or `set`.
 */
kind: string, 
/**
 * TIMEX3 value, where resolved.
 */
value: string | null, 
/**
 * First day meant.
 */
first: string | null, 
/**
 * Last day meant.
 */
last: string | null, };

/**
 * A number in the text.
 */
export type FigureView = { 
/**
 * Start.
 */
start: number, 
/**
 * End.
 */
end: number, 
/**
 * The number as said.
 */
value: number | null, 
/**
 * Lower bound.
 */
low: number | null, 
/**
 * Upper bound.
 */
high: number | null, 
/**
 * Unit.
 */
unit: string | null, 
/**
 * Currency code.
 */
currency: string | null, 
/**
 * What is counted.
 */
counts: string | null, 
/**
 * `killed`, `wounded`, `arrested`, `missing`, `displaced`.
 */
status: string | null, 
/**
 * Of whom.
 */
of: string | null, };

/**
 * One reason for a date.
 */
export type EvidenceView = { 
/**
 * `text`, `dropped`, `metadata`, `article` or `fact`.
 */
kind: string, 
/**
 * The words it rests on.
 */
text: string, 
/**
 * Where they stand in the article's text.
 */
at: [number, number] | null, 
/**
 * The rule's name.
 */
rule: string, 
/**
 * What the rule means, one sentence for readers.
 */
says: string, 
/**
 * First day it allows.
 */
first: string | null, 
/**
 * Last day it allows.
 */
last: string | null, 
/**
 * True for strong evidence, false for fair.
 */
strong: boolean, 
/**
 * Why it was set aside, where it was.
 */
setAside: string | null, };

/**
 * A removed line.
 */
export type DroppedView = { 
/**
 * The words.
 */
text: string, 
/**
 * Why.
 */
reason: string, };

/**
 * Articles side by side.
 */
export type Comparison = { 
/**
 * The articles, base first.
 */
articles: Array<ComparedArticle>, 
/**
 * One per other article: share of the words of the shorter one that stand in aligned sentences, 0-100.
 */
similarity: Array<number>, 
/**
 * One per other article: `same wire story`, `same event`, `related` or `unrelated`.
 */
relation: Array<string>, 
/**
 * All against all: share of the words of the shorter one of two that stand in aligned sentences, 0-100.
 */
shares: Array<Array<number>>, 
/**
 * Rows from the base's first sentence to the end.
 */
rows: Array<Row>, 
/**
 * Names, quotes, figures and days in both or one, and what is in conflict.
 */
facts: Facts, };

/**
 * All against all.
 */
export type Matrix = { 
/**
 * The articles.
 */
ids: Array<string>, 
/**
 * By article and article: share of the words of the shorter one that stand in aligned sentences, 0-100.
 */
shares: Array<Array<number>>, };

/**
 * One article of a comparison.
 */
export type ComparedArticle = { 
/**
 * Head data.
 */
head: Head, 
/**
 * Text.
 */
text: string, 
/**
 * Sentences, offsets into `text`.
 */
sentences: Array<[number, number]>, 
/**
 * Words in the text.
 */
words: number, };

/**
 * Sentences that belong together.
 */
export type Row = { 
/**
 * Per article, indices of its sentences; empty where it has none.
 */
of: Array<Array<number>>, 
/**
 * Per article other than the base.
 */
label: Array<RowLabel>, 
/**
 * Per article: true where its sentences stand at another place than the base's.
 */
moved: Array<boolean>, 
/**
 * Per article, the words that only it has among the row's sentences.
 */
changes: Array<Array<[number, number]>>, };

/**
 * How a row's sentences relate to the base.
 */
export type RowLabel = "same" | "edited" | "only";

/**
 * Facts compared between the base and one other article each.
 */
export type Facts = { 
/**
 * Names.
 */
entities: Array<Fact>, 
/**
 * Quotes.
 */
quotes: Array<Fact>, 
/**
 * Figures.
 */
figures: Array<Fact>, 
/**
 * Days.
 */
days: Array<Fact>, 
/**
 * Where two articles say different things about the same.
 */
conflicts: Array<Conflict>, };

/**
 * A fact and where it is said.
 */
export type Fact = { 
/**
 * What is shown.
 */
label: string, 
/**
 * Entity kind, for names.
 */
kind: Kind | null, 
/**
 * Entity key, for names and speakers.
 */
key: string | null, 
/**
 * Per article, where it is said; empty where it is not.
 */
at: Array<Array<[number, number]>>, };

/**
 * Two articles that differ about the same thing. No verdict.
 */
export type Conflict = { 
/**
 * What they differ about, in words.
 */
about: string, 
/**
 * `figure`, `wording`, `speaker` or `day`.
 */
kind: string, 
/**
 * Per article, what it says and where; none where it does not.
 */
says: Array<Said | null>, };

/**
 * What one article says.
 */
export type Said = { 
/**
 * The words.
 */
text: string, 
/**
 * Where they stand.
 */
at: [number, number], };

/**
 * An entity across the corpus.
 */
export type EntityView = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is.
 */
kind: Kind, 
/**
 * Other forms.
 */
aliases: Array<string>, 
/**
 * Roles as stated, earliest first.
 */
roles: Array<RoleView>, 
/**
 * The articles that mention it, earliest first.
 */
articles: Array<EntityArticle>, 
/**
 * What it said, earliest first.
 */
quotes: Array<EntityQuote>, 
/**
 * Entities in the same articles, most shared articles first.
 */
with: Array<Named>, 
/**
 * Why these mentions are one entity, in words.
 */
why: Array<string>, };

/**
 * A stated role.
 */
export type RoleView = { 
/**
 * The words.
 */
text: string, 
/**
 * The article that states it.
 */
id: string, 
/**
 * That article's date.
 */
published: Published, };

/**
 * An article that mentions an entity.
 */
export type EntityArticle = { 
/**
 * Head data.
 */
head: Head, 
/**
 * Mentions in it.
 */
count: number, 
/**
 * Passages with the mentions marked.
 */
passages: Array<Array<Run>>, };

/**
 * Words an entity said.
 */
export type EntityQuote = { 
/**
 * The words.
 */
text: string, 
/**
 * `full`, `fragment`, `block` or `indirect`.
 */
kind: string, 
/**
 * The article.
 */
id: string, 
/**
 * Where they stand in its text.
 */
at: [number, number], 
/**
 * That article's date.
 */
published: Published, };

/**
 * What some articles say.
 */
export type Statements = { 
/**
 * Articles that answer the question.
 */
articles: number, 
/**
 * Those that were read for this answer, and have rows.
 */
heads: Array<Head>, 
/**
 * The rows, in the order of `heads` and of the text.
 */
rows: Array<Statement>, };

/**
 * Order of lines in context.
 */
export type LineSort = "text" | "before" | "after";

/**
 * Words in context.
 */
export type InContext = { 
/**
 * All places.
 */
total: number, 
/**
 * Articles with a place.
 */
articles: number, 
/**
 * The articles of the lines.
 */
heads: Array<Head>, 
/**
 * The first places.
 */
lines: Array<Line>, 
/**
 * Words that stand near the places more often than elsewhere, strongest first.
 */
beside: Array<Beside>, 
/**
 * Words that the articles found hold more often than all others, strongest first.
 */
apart: Array<Apart>, 
/**
 * What the reader should know about how the question was read.
 */
notes: Array<string>, };

/**
 * A place with the words around it.
 */
export type Line = { 
/**
 * Index into `heads`.
 */
of: number, 
/**
 * The words before it.
 */
left: string, 
/**
 * The words at it.
 */
found: string, 
/**
 * The words after it.
 */
right: string, 
/**
 * Where its sentence stands in the article's text.
 */
at: [number, number], 
/**
 * The sentence.
 */
sentence: string, 
/**
 * Of the article's text, see [`Statement::hash`].
 */
hash: string, };

/**
 * A word that stands near the places.
 */
export type Beside = { 
/**
 * The word.
 */
word: string, 
/**
 * Places that have it near.
 */
lines: number, 
/**
 * Articles of the corpus that have it anywhere.
 */
articles: number, };

/**
 * A word that sets articles apart.
 */
export type Apart = { 
/**
 * The word.
 */
word: string, 
/**
 * Articles found that hold it.
 */
inside: number, 
/**
 * Other articles that hold it.
 */
outside: number, };

/**
 * A quote or a figure with the sentence it stands in.
 */
export type Statement = { 
/**
 * Index into `heads`.
 */
of: number, 
/**
 * The words.
 */
text: string, 
/**
 * The sentence, or as many sentences as the words reach over.
 */
sentence: string, 
/**
 * Where the sentence stands in the article's text.
 */
at: [number, number], 
/**
 * Of the article's text, for links that notice when it changes: FNV-1a, 32 bits, over UTF-16.
 */
hash: string, 
/**
 * The quote; its offsets point into the article's text.
 */
quote: QuoteView | null, 
/**
 * The figure.
 */
figure: FigureView | null, };
