/**
 * An engine of invented answers, for tests and for looking at views without a corpus. Headlines, outlets and speakers
 * are made up; it filters and counts like the real one, coarsely.
 */
import { dayNumber, dayOf, firstDay, lastDay } from '../../www/src/ui/days.js';
import { article as opened, comparison, entity } from './mock-answers.js';

/** @import {Explored, FacetField, FacetValue, Hit, Named, Published, Question, Request, Response} from '../../www/src/protocol.d.ts' */

/** @typedef {Hit & {text: string}} Stored */

const NAMES = /** @type {[string, string, Named['kind']][]} */ ([
  ['nadim-haddad', 'Nadim Haddad', 'person'],
  ['yael-brenner', 'Yael Brenner', 'person'],
  ['tarek-mansour', 'Tarek Mansour', 'person'],
  ['laila-saadeh', 'Laila Saadeh', 'person'],
  ['omar-suleiman', 'Omar Suleiman', 'person'],
  ['ruth-oren', 'Ruth Oren', 'person'],
  ['hana-sayegh', 'Hana Sayegh', 'person'],
  ['ilan-peretz', 'Ilan Peretz', 'person'],
  ['samir-awad', 'Samir Awad', 'person'],
  ['dina-levy', 'Dina Levy', 'person'],
  ['follow-up-committee', 'Follow-up Committee', 'organization'],
  ['united-nations', 'United Nations', 'organization'],
  ['harbor-council', 'Harbor Council', 'organization'],
  ['gaza-strip', 'Gaza Strip', 'place'],
  ['west-bank', 'West Bank', 'place'],
  ['cairo', 'Cairo', 'place'],
  ['jerusalem', 'Jerusalem', 'place'],
  ['ramallah', 'Ramallah', 'place'],
]);
const OUTLETS = [
  'Continental Press',
  'The Harbor Ledger',
  'The Meridian',
  'Lakeside Tribune',
  'Prairie Courier',
  'Gulf Wire',
  'Channel 4 Online',
];
const HEADLINES = [
  'Mediators leave Cairo without a joint text',
  'What a written guarantee would have to say',
  'A new cabinet inherits an old list of questions',
  'Crossings open for nine hours',
  'Delegates arrive with nine questions',
  'Seven weeks of quiet end; each side publishes its count',
  'A pause begins at six in the morning',
  'Smaller group to meet next week',
  'Offer on rocket fire is made, then narrowed',
  'Truce talks interrupted after summit',
];
const SNIPPETS = [
  'The delegations had asked for written guarantees, a negotiator said, and the draft described a truce of six months.',
  'Three earlier papers used the word guarantees and none defined it. A fourth lists nine open questions.',
  'Officials said a fresh truce would be discussed once the chairs are in the room, without giving a date.',
];

/** A small generator (mulberry32), so that every run sees the same corpus. @param {number} seed */
function random(seed) {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let b = Math.imul(a ^ (a >>> 15), 1 | a);
    b = (b + Math.imul(b ^ (b >>> 7), 61 | b)) ^ b;
    return ((b ^ (b >>> 14)) >>> 0) / 4294967296;
  };
}

/** @param {number} day @param {() => number} next @returns {Published} */
function published(day, next) {
  const kind = next();
  if (kind < 0.62)
    return {
      edtf: dayOf(day),
      first: dayOf(day),
      last: dayOf(day),
      best: dayOf(day),
      dated: 'stated',
      corrected: false,
    };
  if (kind > 0.97) return { edtf: '', first: null, last: null, best: null, dated: 'unknown', corrected: false };
  const before = Math.floor(next() * next() * 40);
  const after = Math.floor(next() * next() * 40);
  const open = next() > 0.85;
  return {
    edtf: '',
    first: dayOf(day - before),
    last: open ? null : dayOf(day + after),
    best: next() > 0.2 ? dayOf(day) : null,
    dated: 'inferred',
    corrected: false,
  };
}

/** @param {number} count @returns {Stored[]} */
function corpusOf(count) {
  const next = random(7);
  const pick = (/** @type {any[]} */ list) => list[Math.floor(next() * list.length)];
  const start = dayNumber('2003-01-10');
  return Array.from({ length: count }, (_, index) => {
    const cluster =
      next() > 0.4 ? ([150, 178, 231, 333, 700, 1400][Math.floor(next() * 6)] ?? 0) : Math.floor(next() * 1800);
    const source = pick(OUTLETS);
    const entities = NAMES.filter(() => next() > 0.72)
      .slice(0, 6)
      .map(([key, name, kind]) => ({ key, name, kind, count: 1 + Math.floor(next() * 6) }));
    const headline = `${pick(HEADLINES)}`;
    const snippet = pick(SNIPPETS);
    return {
      head: {
        id: `a${index}`,
        headline,
        source,
        agency: null,
        retold: null,
        dateline: pick(['Cairo', 'Gaza City', 'Jerusalem', 'Ramallah']),
        published: published(start + cluster + Math.floor(next() * 5), next),
        language: 'en',
      },
      words: 200 + Math.floor(next() * 900),
      snippet: [{ text: snippet, hit: false }],
      matches: 0,
      entities,
      versions: [],
      why: [],
      text: `${headline} ${snippet} ${source}`.toLowerCase(),
    };
  });
}

/** Five articles over four years: what the bundled corpus looks like. @returns {Stored[]} */
function fewOf() {
  const rows = /** @type {[string, string, string, string, string, number][]} */ ([
    [
      'A truce offer arrives by television',
      'The Meridian',
      '2007-12-19',
      '2007-12-20',
      'The offer came in a call to a reporter and was repeated the next day by a spokesman.',
      371,
    ],
    [
      'Offer on rocket fire is made, then narrowed',
      'Lakeside Tribune',
      '2006-11-24',
      '2006-11-25',
      'Five factions said on Friday that fire would stop if operations stopped.',
      352,
    ],
    [
      'Premier to seek truce after Cairo round',
      'Continental Press',
      '2003-12-07',
      '2003-12-08',
      'Four days of talks ended on Sunday without a joint text, and the prime minister said he would try again.',
      604,
    ],
    [
      'Group leaves truce talks; officials say door stays open',
      'The Harbor Ledger',
      '2003-06-06',
      '2003-06-07',
      'One group left the talks on Friday, two days after a summit in Aqaba.',
      977,
    ],
    [
      'Truce talks interrupted after summit',
      'Prairie Courier',
      '2003-06-06',
      '2003-06-08',
      'The talks were interrupted on Friday, two days after the summit.',
      409,
    ],
  ]);
  const all = rows.map(
    ([headline, retold, first, last, text, words], index) =>
      /** @type {Stored} */ ({
        head: {
          id: `f${index}`,
          headline,
          source: 'Dateline demo',
          agency: null,
          retold: { source: retold, agency: 'AW' },
          dateline: 'Gaza City',
          published: { edtf: '', first, last, best: first, dated: 'inferred', corrected: false },
          language: 'en',
        },
        words,
        snippet: [{ text, hit: false }],
        matches: 0,
        entities: NAMES.slice(index, index + 4)
          .concat(NAMES.slice(13, 15))
          .map(([key, name, kind]) => ({ key, name, kind, count: 3 + index })),
        versions: [],
        why: [],
        text: `${headline} ${text}`.toLowerCase(),
      }),
  );
  const [, , , a, b] = all;
  if (a && b) {
    a.versions = [{ head: b.head, similarity: 52 }];
    b.versions = [{ head: a.head, similarity: 52 }];
  }
  return all;
}

/** @param {Stored} hit @param {Question} question @param {string} [lifted] filter that is not applied */
function fits(hit, question, lifted = '') {
  const keys = hit.entities.map(({ key }) => key);
  const { published: at } = hit.head;
  const any = (/** @type {string[]} */ wanted, /** @type {string[]} */ has) =>
    !wanted.length || wanted.some((value) => has.includes(value));
  const none = (/** @type {string[]} */ wanted, /** @type {string[]} */ has) =>
    !wanted.some((value) => has.includes(value));
  const outlets = [hit.head.source ?? ''];
  return (
    question.q
      .toLowerCase()
      .split(/\s+/)
      .filter(Boolean)
      .every((word) => hit.text.includes(word)) &&
    (lifted === 'who' || any(question.who, keys)) &&
    none(question.notWho, keys) &&
    (lifted === 'source' || any(question.source, outlets)) &&
    none(question.notSource, outlets) &&
    (lifted === 'dated' || any(question.dated, [at.dated])) &&
    none(question.notDated, [at.dated]) &&
    (!question.from || (at.last ?? '9') >= firstDay(question.from)) &&
    (!question.to || (at.first ?? '9') <= lastDay(question.to))
  );
}

/** @param {Stored[]} all @param {Question} question */
function facetsOf(all, question) {
  /** @param {FacetField} field @param {string} filter @param {(hit: Stored) => [string, string][]} values @param {string[]} on @param {string[]} not */
  const facet = (field, filter, values, on, not) => {
    /** @type {Map<string, FacetValue>} */ const found = new Map();
    for (const hit of all) {
      for (const [key, label] of values(hit)) {
        const value = found.get(key) ?? {
          key,
          label,
          count: 0,
          all: 0,
          state: on.includes(key) ? 'on' : not.includes(key) ? 'not' : 'off',
        };
        value.all += 1;
        if (fits(hit, question, filter)) value.count += 1;
        found.set(key, value);
      }
    }
    return {
      field,
      total: found.size,
      values: [...found.values()].sort(
        (a, b) => Number(b.state !== 'off') - Number(a.state !== 'off') || b.count - a.count || b.all - a.all,
      ),
    };
  };
  const names = (/** @type {string} */ kind) => (/** @type {Stored} */ hit) =>
    hit.entities
      .filter((entry) => entry.kind === kind)
      .map(({ key, name }) => /** @type {[string, string]} */ ([key, name]));
  return [
    facet('people', 'who', names('person'), question.who, question.notWho),
    facet('organizations', 'who', names('organization'), question.who, question.notWho),
    facet('places', 'who', names('place'), question.who, question.notWho),
    facet(
      'sources',
      'source',
      (hit) => [[hit.head.source ?? '', hit.head.source ?? '']],
      question.source,
      question.notSource,
    ),
    facet(
      'dated',
      'dated',
      (hit) => [[hit.head.published.dated, hit.head.published.dated]],
      question.dated,
      question.notDated,
    ),
  ];
}

/** @param {Stored} hit @param {string} q @returns {Hit} */
function highlighted(hit, q) {
  const word = q.toLowerCase().split(/\s+/)[0];
  const text = hit.snippet[0]?.text ?? '';
  const at = word ? text.toLowerCase().indexOf(word) : -1;
  if (!word || at < 0) return hit;
  return {
    ...hit,
    matches: 2,
    why: [`“${word}” stands in the text`],
    snippet: [
      { text: text.slice(0, at), hit: false },
      { text: text.slice(at, at + word.length), hit: true },
      { text: text.slice(at + word.length), hit: false },
    ],
  };
}

/** @param {Stored[]} all @param {Extract<Request, {op: 'explore'}>} request @returns {Explored} */
function explore(all, { question, sort, offset, limit }) {
  const found = all.filter((hit) => fits(hit, question));
  const day = (/** @type {Stored} */ hit) => hit.head.published.best ?? hit.head.published.first ?? '0';
  const order = [...found].sort((a, b) => (day(a) < day(b) ? -1 : 1) * (sort === 'oldest' ? 1 : -1));
  const events = [
    ['2003-04-30', 'The road map was published.'],
    ['2003-06-04', 'A summit was held in Aqaba.'],
    ['2003-06-29', 'A truce was announced.'],
    ['2003-12-04', 'A round of talks was held in Cairo.'],
    ['2006-11-23', 'Factions met to discuss an offer.'],
    ['2007-06-14', 'Control of Gaza changed hands.'],
    ['2007-12-18', 'An offer was made by telephone.'],
  ];
  return {
    total: found.length,
    all: all.length,
    stories: Math.max(1, found.length - found.filter(({ versions }) => versions.length).length / 2),
    matches: question.q ? found.length * 2 : 0,
    hits: order.slice(offset, offset + limit).map((hit) => highlighted(hit, question.q)),
    facets: facetsOf(all, question),
    timeline: {
      articles: [...all]
        .sort((a, b) => (day(a) < day(b) ? -1 : 1))
        .map((hit) => ({
          id: hit.head.id,
          headline: hit.head.headline,
          source: hit.head.retold?.source ?? hit.head.source ?? '',
          published: hit.head.published,
          found: found.includes(hit),
        })),
      events: found.length
        ? events.map(([first = '', text = ''], index) => ({
            first,
            last: index === 3 ? '2003-12-07' : first,
            text,
            ids: found
              .filter((_, place) => place % (index + 2) === 0)
              .map(({ head }) => head.id)
              .slice(0, 9),
          }))
        : [],
    },
    notes: question.q.includes('"') ? ['The quotation mark is not closed, so the query is read word for word.'] : [],
  };
}

/**
 * @param {number} [count] articles; 5 gives a small corpus over four years
 * @returns {{mode: 'inline', request(request: Request, options?: {signal?: AbortSignal}): Promise<Response>, add(file: {name: string}): Promise<import('../../www/src/protocol.d.ts').Added>}}
 */
export function mockEngine(count = 5) {
  const all = count <= 5 ? fewOf().slice(0, count) : corpusOf(count);
  /** @param {Request} request @returns {Response} */
  const answer = (request) => {
    switch (request.op) {
      case 'overview': {
        const of = (/** @type {string} */ dated) => all.filter(({ head }) => head.published.dated === dated).length;
        return {
          op: 'overview',
          articles: all.length,
          stories: Math.max(0, all.length - 1),
          outlets: new Set(all.map(({ head }) => head.retold?.source ?? head.source)).size,
          stated: of('stated'),
          inferred: of('inferred'),
          unknown: of('unknown'),
          first: '2003-01-10',
          last: '2007-12-20',
          languages: [{ label: 'en', count: all.length }],
          problems: [],
        };
      }
      case 'explore':
        return { op: 'explore', ...explore(all, request) };
      case 'article': {
        const hit = all.find(({ head }) => head.id === request.id);
        if (!hit) throw new Error(`There is no article “${request.id}”.`);
        return {
          op: 'article',
          ...opened(
            hit.head,
            all
              .filter((other) => other !== hit)
              .slice(0, 3)
              .map(({ head }, index) => ({ head, similarity: 78 - index * 24 })),
          ),
        };
      }
      case 'compare': {
        const [a, b] = request.ids.map((id) => all.find(({ head }) => head.id === id));
        if (!a || !b) throw new Error('One of the two articles is not here.');
        return { op: 'compare', ...comparison(a.head, b.head) };
      }
      case 'matrix': {
        const ids = all.map(({ head }) => head.id);
        return { op: 'matrix', ids, shares: ids.map((_, y) => ids.map((__, x) => (x === y ? 100 : (x + y) % 3 ? 0 : 78))) };
      }
      case 'entity':
        return { op: 'entity', ...entity(request.key, all) };
      case 'statements':
        return { op: 'statements', articles: all.length, heads: [], rows: [] };
      case 'words':
        return { op: 'words', total: 0, articles: 0, heads: [], lines: [], beside: [], apart: [], notes: [] };
      case 'correct':
        return { op: 'correct', problems: [], toml: '' };
      case 'readCorrections':
        return { op: 'readCorrections', corrections: [], problems: [] };
      case 'imported':
        return { op: 'imported', articles: [] };
      default: {
        const typed = request.typed.toLowerCase();
        return {
          op: 'names',
          names: NAMES.filter(
            ([, name, kind]) => name.toLowerCase().includes(typed) && (!request.kind || request.kind === kind),
          ).map(([key, name, kind], index) => ({ key, name, kind, count: 40 - index * 2 })),
        };
      }
    }
  };
  return {
    mode: 'inline',
    request: async (request, { signal } = {}) => {
      await null;
      signal?.throwIfAborted();
      return answer(request);
    },
    add: async ({ name }) =>
      /broken/.test(name)
        ? {
            articles: 0,
            problems: [{ what: 'The file is empty.', place: name, handled: 'It was left out.', lost: true }],
            unfit: false,
          }
        : { articles: 1, problems: [], unfit: false },
  };
}
