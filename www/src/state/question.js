/** From the view state to what the engine is asked, and the changes of state that filters stand for. */
import { FILTER_FIELDS, PAGE } from './keys.js';

/** @import {FacetField, Question, Request, Sort} from '../protocol.d.ts' */
/** @import {State} from './keys.js' */

/** @typedef {'who' | 'source' | 'agency' | 'retold' | 'dated'} FilterName */

/** @type {Record<FacetField, FilterName>} which filter a facet sets */
export const FILTER_OF = {
  people: 'who',
  organizations: 'who',
  places: 'who',
  sources: 'source',
  agencies: 'agency',
  retold: 'retold',
  dated: 'dated',
};

/** @type {Record<FilterName, 'notWho' | 'notSource' | 'notAgency' | 'notRetold' | 'notDated'>} */
const NOT = { who: 'notWho', source: 'notSource', agency: 'notAgency', retold: 'notRetold', dated: 'notDated' };

const DAY = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** @param {string} text @returns {boolean} a year, a month or a day */
export const isDay = (text) => DAY.test(text);

/** @param {State} state @returns {Question} */
export function questionOf(state) {
  const { q, who, notWho, source, notSource, agency, notAgency, retold, notRetold, dated, notDated } = state;
  const from = isDay(state.from) ? state.from : '';
  const to = isDay(state.to) ? state.to : '';
  return { q, who, notWho, source, notSource, agency, notAgency, retold, notRetold, dated, notDated, from, to };
}

/** @returns {Question} */
export const noQuestion = () => ({
  q: '',
  who: [],
  notWho: [],
  source: [],
  notSource: [],
  agency: [],
  notAgency: [],
  retold: [],
  notRetold: [],
  dated: [],
  notDated: [],
  from: '',
  to: '',
});

/** @param {State} state @returns {Sort} the order in force */
export const sortOf = (state) => state.sort || (state.q ? 'relevance' : 'newest');

/** A, B and the others, each once. @param {State} state @returns {string[]} */
export const comparedIds = ({ a, b, also }) => [a, b, ...also].filter((id, at, all) => id && all.indexOf(id) === at);

/**
 * What the view on screen needs to know; null where it needs nothing.
 * @param {State} state
 * @returns {Request | null}
 */
export function requestOf(state) {
  switch (state.view) {
    case 'read':
      return state.id ? { op: 'article', id: state.id, q: state.q } : null;
    case 'compare':
      return state.a && state.b
        ? { op: 'compare', ids: comparedIds(state), typography: state.type === 'exact' }
        : { op: 'matrix', ids: [] };
    case 'entity':
      return state.entity ? { op: 'entity', key: state.entity } : null;
    case 'names':
      return { op: 'names', typed: state.find, kind: state.kind || null, limit: NAMES };
    case 'own':
      return null;
    case 'quotes':
    case 'figures':
    case 'words':
      // The filters with their counts; the rows come beside it, see `statementsOf`.
      return { op: 'explore', question: questionOf(state), sort: 'oldest', offset: 0, limit: 0 };
    default:
      return { op: 'explore', question: questionOf(state), sort: sortOf(state), offset: 0, limit: state.shown };
  }
}

/** Articles whose rows are asked for at a time: more would keep other questions waiting. */
export const READ_AT_ONCE = 100;

/**
 * The rows of the tables of quotes and figures.
 * @param {State} state
 * @returns {Extract<Request, {op: 'statements'}> | null} for the first articles
 */
export function statementsOf(state) {
  if (state.view !== 'quotes' && state.view !== 'figures') return null;
  const figures = state.view === 'figures';
  return { op: 'statements', question: questionOf(state), figures, offset: 0, limit: READ_AT_ONCE };
}

/** Lines in context on screen at first, and how many more "show more" brings. */
export const LINES = 100;

/**
 * The words of the question in context.
 * @param {State} state
 * @returns {Extract<Request, {op: 'words'}> | null}
 */
export function wordsOf(state) {
  if (state.view !== 'words') return null;
  const { order, shown } = state;
  const sort = order === 'before' || order === 'after' ? order : 'text';
  return { op: 'words', question: questionOf(state), sort, limit: Math.max(LINES, shown) };
}

/** Names on one page: more is for the type-ahead to find. */
export const NAMES = 300;

/** @param {string[]} list @param {string} value @param {boolean} present */
const withValue = (list, value, present) => {
  const rest = list.filter((member) => member !== value);
  return present ? [...rest, value] : rest;
};

/**
 * The change of state that makes a value required, excluded or neither.
 * @param {State} state
 * @param {FilterName} filter
 * @param {string} value
 * @param {'on' | 'not' | 'off'} wanted
 * @returns {Partial<State>}
 */
export function setFilter(state, filter, value, wanted) {
  return {
    [filter]: withValue(state[filter], value, wanted === 'on'),
    [NOT[filter]]: withValue(state[NOT[filter]], value, wanted === 'not'),
    ...firstPage(),
  };
}

/** A new question starts with the first results. @returns {Partial<State>} */
export const firstPage = () => ({ shown: PAGE });

/** @returns {Partial<State>} no filter, no query, no window */
export function cleared() {
  return { q: '', from: '', to: '', ...Object.fromEntries(FILTER_FIELDS.map((name) => [name, []])), ...firstPage() };
}

/** @param {State} state @returns {boolean} whether anything narrows the corpus */
export const isNarrowed = (state) =>
  state.q !== '' || state.from !== '' || state.to !== '' || FILTER_FIELDS.some((name) => state[name].length > 0);

/**
 * The filters in force, for the chips.
 * @param {State} state
 * @returns {{filter: FilterName, value: string, not: boolean}[]}
 */
export function activeFilters(state) {
  return Object.entries(NOT).flatMap(([name, notName]) => {
    const filter = /** @type {FilterName} */ (name);
    return [
      ...state[filter].map((value) => ({ filter, value: String(value), not: false })),
      ...state[notName].map((value) => ({ filter, value: String(value), not: true })),
    ];
  });
}
