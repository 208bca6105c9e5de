/**
 * The one table of what the address may hold. Every part of a view that a link should bring back is a row here;
 * what a reader sets for themself (theme, shortcuts) is not.
 *
 * Order in the table is order in the address. Names are part of a public contract: rename none, add at the end.
 */
import { LANGUAGES } from '../languages/list.js';

/**
 * @typedef {object} Key
 * @property {string} key name in the address
 * @property {'list' | 'text' | 'choice' | 'count' | 'flag'} kind `list` keeps every repetition (any-of); the others
 *   keep the last one
 * @property {readonly string[]} [values] what a choice, or each member of a list, may be; others are dropped
 * @property {string | number} [initial] value that is not written
 */

export const VIEWS = /** @type {const} */ (['explore', 'read', 'compare', 'entity', 'names', 'own', 'quotes', 'figures', 'words']);
export const DATED = /** @type {const} */ (['stated', 'inferred', 'unknown']);
export const SORTS = /** @type {const} */ (['newest', 'oldest', 'relevance']);
export const KINDS = /** @type {const} */ (['person', 'organization', 'place']);
export const LAYERS = /** @type {const} */ (['person', 'organization', 'place', 'time', 'figure', 'quote']);
export const ROW_STATES = /** @type {const} */ (['same', 'edited', 'moved', 'onlya', 'onlyb']);

/** Columns that tables can be sorted by. */
export const ORDERS = /** @type {const} */ (['when', 'who', 'words', 'source', 'value', 'counts', 'status', 'of', 'before', 'after']);

/** Version of the address. A later number is read as far as it is understood. */
export const ADDRESS_VERSION = '1';

/** How many results are on screen at first, and how many more "show more" brings. */
export const PAGE = 20;

/** @type {Readonly<Record<string, Key>>} state name to row */
export const KEYS = {
  view: { key: 'view', kind: 'choice', values: VIEWS, initial: 'explore' },
  q: { key: 'q', kind: 'text' },
  who: { key: 'who', kind: 'list' },
  notWho: { key: 'not-who', kind: 'list' },
  source: { key: 'source', kind: 'list' },
  notSource: { key: 'not-source', kind: 'list' },
  agency: { key: 'agency', kind: 'list' },
  notAgency: { key: 'not-agency', kind: 'list' },
  retold: { key: 'retold', kind: 'list' },
  notRetold: { key: 'not-retold', kind: 'list' },
  dated: { key: 'dated', kind: 'list', values: DATED },
  notDated: { key: 'not-dated', kind: 'list', values: DATED },
  from: { key: 'from', kind: 'text' },
  to: { key: 'to', kind: 'text' },
  sort: { key: 'sort', kind: 'choice', values: SORTS, initial: '' },
  shown: { key: 'n', kind: 'count', initial: PAGE },
  scale: { key: 'scale', kind: 'choice', values: ['true', 'folded'], initial: 'folded' },
  id: { key: 'id', kind: 'text' },
  at: { key: 'at', kind: 'text' },
  says: { key: 'says', kind: 'text' },
  off: { key: 'off', kind: 'list', values: LAYERS },
  a: { key: 'a', kind: 'text' },
  b: { key: 'b', kind: 'text' },
  layout: { key: 'layout', kind: 'choice', values: ['side', 'unified'], initial: 'side' },
  hide: { key: 'hide', kind: 'list', values: ROW_STATES },
  entity: { key: 'key', kind: 'text' },
  kind: { key: 'kind', kind: 'choice', values: KINDS, initial: '' },
  find: { key: 'find', kind: 'text' },
  order: { key: 'order', kind: 'choice', values: ORDERS.flatMap((column) => [column, `-${column}`]), initial: 'when' },
  only: { key: 'only', kind: 'text' },
  lang: { key: 'lang', kind: 'choice', values: Object.keys(LANGUAGES), initial: '' },
  also: { key: 'c', kind: 'list' },
  type: { key: 'type', kind: 'choice', values: ['exact'], initial: '' },
};

/**
 * The whole view state. Unknown keys of the address are kept in `extra`, in their order, and written back.
 * @typedef {object} State
 * @property {typeof VIEWS[number]} view
 * @property {string} q
 * @property {string[]} who
 * @property {string[]} notWho
 * @property {string[]} source
 * @property {string[]} notSource
 * @property {string[]} agency
 * @property {string[]} notAgency
 * @property {string[]} retold
 * @property {string[]} notRetold
 * @property {typeof DATED[number][]} dated
 * @property {typeof DATED[number][]} notDated
 * @property {string} from first day, month or year of the window
 * @property {string} to last day, month or year of the window
 * @property {'' | typeof SORTS[number]} sort empty: best match with a query, newest without
 * @property {number} shown results on screen
 * @property {'folded' | 'true'} scale of the timeline
 * @property {string} id article that is read
 * @property {string} at sentence that is linked to, see `passage.js`
 * @property {string} says its first words
 * @property {typeof LAYERS[number][]} off kinds of marks that are not shown
 * @property {string} a article in slot A
 * @property {string} b article in slot B
 * @property {'side' | 'unified'} layout of the comparison
 * @property {typeof ROW_STATES[number][]} hide rows of the comparison that are not shown
 * @property {string} entity key of the entity that is shown
 * @property {'' | typeof KINDS[number]} kind names of one kind only
 * @property {string[]} also further articles of the comparison, after A and B
 * @property {'' | 'exact'} type whether another kind of quotation mark or dash is a difference
 * @property {string} find letters that names must contain
 * @property {string} order column that a table is sorted by, with `-` from the end
 * @property {string} only kind of rows that a table shows, or empty
 * @property {'' | import('../languages/list.js').Language} lang of the page's own words, where a link fixes it
 * @property {[string, string][]} extra
 */

/** The filters: what "clear all" clears, apart from the query and the window. */
export const FILTER_FIELDS = /** @type {const} */ ([
  'who',
  'notWho',
  'source',
  'notSource',
  'agency',
  'notAgency',
  'retold',
  'notRetold',
  'dated',
  'notDated',
]);
