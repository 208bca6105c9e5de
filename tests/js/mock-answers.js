/** Hand-made answers for single views: an article, a comparison, a name. All sentences are invented. */

/** @import {ArticleView, ComparedArticle, Comparison, EntityView, Head, Hit, Related} from '../../www/src/protocol.d.ts' */

const PARAGRAPHS = [
  'CAIRO, Egypt — Four days of truce talks among 12 Palestinian delegations ended Sunday without a joint text, mediators said, and no date was set for another round.',
  '“We have narrowed the list from nine questions to three,” said Tarek Mansour, who chaired the closing session. “That is progress, and it is not yet an agreement.”',
  'Nadim Haddad, a Palestinian negotiator also known as Abu Karim, said the delegations had asked for written guarantees. “A paper with one signature does not travel very far,” he said.',
  'In Jerusalem, government spokeswoman Yael Brenner said officials would study the outcome. “We will read what was written before we answer it,” she said.',
  'The draft describes a pause of six months, reviewed every 30 days. An earlier pause, announced on June 29, was called off on Aug. 21.',
  'About 250 observers and reporters followed the sessions, organizers said, compared with roughly 90 at the first round in January.',
  'The road map, published on April 30, names 2005 as its target. Its sponsors are expected to review it this month.',
];
const TEXT = PARAGRAPHS.join('\n');

/** @param {string} words @returns {[number, number]} */
function at(words) {
  const start = TEXT.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return [start, start + words.length];
}

/** @param {string} text @returns {[number, number][]} */
function sentencesOf(text) {
  /** @type {[number, number][]} */ const spans = [];
  for (const match of text.matchAll(/[^\n]+?(?:[.!?]”?(?=\s(?!\d)|$)|(?=\n)|$)/g)) {
    const lead = match[0].length - match[0].trimStart().length;
    if (match[0].trim() && !/(Aug)\.$/.test(match[0])) spans.push([match.index + lead, match.index + match[0].length]);
    else if (match[0].trim()) spans.push([match.index + lead, match.index + match[0].length]);
  }
  return spans;
}

/** @param {Head} head @param {Related[]} similar @returns {ArticleView} */
export function article(head, similar) {
  let from = 0;
  const paragraphs = PARAGRAPHS.map((text) => {
    const start = from;
    from += text.length + 1;
    return { start, end: start + text.length, kind: 'body' };
  });
  const mention = (
    /** @type {string} */ words,
    /** @type {'person' | 'organization' | 'place'} */ kind,
    /** @type {string} */ key,
    /** @type {string | null} */ role = null,
  ) => ({
    start: at(words)[0],
    end: at(words)[1],
    kind,
    key,
    name: words,
    role,
    confidence: 90,
    why: 'The full name stands here.',
  });
  const quote = (/** @type {string} */ words, /** @type {string} */ speaker, /** @type {string} */ key) => ({
    start: at(words)[0],
    end: at(words)[1],
    kind: 'full',
    speaker,
    key,
    speakerAt: at(speaker),
  });
  const time = (/** @type {string} */ words, /** @type {string | null} */ first, last = first) => ({
    start: at(words)[0],
    end: at(words)[1],
    kind: 'date',
    value: first,
    first,
    last,
  });
  const figure = (
    /** @type {string} */ words,
    /** @type {number} */ value,
    /** @type {string} */ counts,
    /** @type {[number, number] | null} */ bounds = null,
  ) => ({
    start: at(words)[0],
    end: at(words)[1],
    value,
    low: bounds?.[0] ?? null,
    high: bounds?.[1] ?? null,
    unit: null,
    currency: null,
    counts,
    status: null,
    of: null,
  });
  const [versions, others] = [similar.slice(0, 1), similar.slice(1)];
  return {
    head,
    deck: null,
    byline: 'By a staff writer',
    url: null,
    file: 'truce-talks/cairo-07.txt',
    words: 412,
    text: TEXT,
    paragraphs,
    sentences: sentencesOf(TEXT),
    dateline: at('CAIRO, Egypt'),
    mentions: [
      mention('CAIRO', 'place', 'cairo'),
      mention('Egypt', 'place', 'egypt'),
      mention('Tarek Mansour', 'person', 'tarek-mansour', 'chair of the closing session'),
      mention('Nadim Haddad', 'person', 'nadim-haddad', 'Palestinian negotiator'),
      mention('Abu Karim', 'person', 'nadim-haddad'),
      mention('Jerusalem', 'place', 'jerusalem'),
      mention('Yael Brenner', 'person', 'yael-brenner', 'government spokeswoman'),
    ],
    quotes: [
      quote('We have narrowed the list from nine questions to three,', 'Tarek Mansour', 'tarek-mansour'),
      quote('That is progress, and it is not yet an agreement.', 'Tarek Mansour', 'tarek-mansour'),
      quote('A paper with one signature does not travel very far,', 'Nadim Haddad', 'nadim-haddad'),
      quote('We will read what was written before we answer it,', 'Yael Brenner', 'yael-brenner'),
    ],
    times: [
      time('Sunday', '2003-12-07'),
      time('June 29', '2003-06-29'),
      time('Aug. 21', '2003-08-21'),
      time('January', '2003-01-01', '2003-01-31'),
      time('April 30', '2003-04-30'),
      time('2005', '2005-01-01', '2005-12-31'),
      time('this month', '2003-12-01', '2003-12-31'),
    ],
    figures: [
      figure('Four days', 4, 'days of talks'),
      figure('12 Palestinian delegations', 12, 'delegations'),
      figure('nine questions', 9, 'questions'),
      figure('About 250 observers', 250, 'observers', [225, 275]),
      figure('roughly 90', 90, 'observers', [80, 100]),
    ],
    matches: [at('truce'), at('guarantees')],
    evidence: [
      {
        kind: 'fact',
        text: 'a Palestinian negotiator',
        at: at('Nadim Haddad'),
        rule: 'office-holder',
        says: 'Held this office from 7 Oct 2003',
        first: '2003-10-07',
        last: null,
        strong: true,
        setAside: null,
      },
      {
        kind: 'text',
        text: 'called off on Aug. 21',
        at: at('Aug. 21'),
        rule: 'looks-back',
        says: 'Looks back on a day without a year',
        first: '2003-08-21',
        last: null,
        strong: false,
        setAside: null,
      },
      {
        kind: 'text',
        text: 'names 2005 as its target',
        at: at('2005'),
        rule: 'looks-ahead',
        says: 'Names 2005 as a future target',
        first: null,
        last: '2004-12-31',
        strong: false,
        setAside: null,
      },
      {
        kind: 'text',
        text: 'ended Sunday',
        at: at('Sunday'),
        rule: 'weekday',
        says: 'The round ended on Sunday 7 December',
        first: '2003-12-07',
        last: '2003-12-13',
        strong: true,
        setAside: null,
      },
      {
        kind: 'article',
        text: '',
        at: null,
        rule: 'copy',
        says: 'A copy that shares 98 % of the words states 8 December',
        first: '2003-12-06',
        last: '2003-12-08',
        strong: true,
        setAside: null,
      },
      {
        kind: 'dropped',
        text: 'Last updated 2009',
        at: null,
        rule: 'page-date',
        says: 'The page was changed in 2009',
        first: null,
        last: '2009-12-31',
        strong: false,
        setAside: 'It dates the page, not the report.',
      },
    ],
    dropped: [
      { text: 'Share this story', reason: 'a share bar' },
      { text: 'Sign up for our newsletter', reason: 'a newsletter form' },
    ],
    versions,
    similar: others,
    event: versions.map((version) => version.head.id),
    onlyHere: [1, 3],
  };
}

const A = [
  'Four days of truce talks among 12 delegations ended Sunday without a joint text, mediators said, and no date was set.',
  '“We have narrowed the list from nine questions to three,” said Tarek Mansour.',
  'The road map, published on April 30, names 2005 as its target.',
  'Nadim Haddad, also known as Abu Karim, said the delegations had asked for written guarantees.',
  'Officials in Jerusalem would study the outcome, a spokeswoman said.',
  'About 250 observers followed the sessions, organizers said.',
  'The Egyptian delegates left the city on the evening flight.',
];
const B = [
  'Four days of truce talks among 13 delegations closed on Sunday without a joint text, mediators said.',
  '“We have narrowed the list from nine questions to three,” said Tarek Mansour.',
  'Staff had begun to fold away the place cards before the last delegation left.',
  'Nadim Haddad said the delegations had asked for written guarantees.',
  'Roughly 300 observers followed the sessions, organizers said.',
  'The Egyptian delegates left the city on the evening flight.',
  'The road map, published on April 30, names 2005 as its target.',
];

/** @param {Head} head @param {string[]} list @returns {ComparedArticle} */
function compared(head, list) {
  let from = 0;
  const sentences = list.map((sentence) => {
    const start = from;
    from += sentence.length + 1;
    return /** @type {[number, number]} */ ([start, start + sentence.length]);
  });
  return { head, text: list.join(' '), sentences, words: list.join(' ').split(' ').length };
}

/** @param {Head} first @param {Head} second @returns {Comparison} */
export function comparison(first, second) {
  const [a, b] = [compared(first, A), compared(second, B)];
  const span = (/** @type {ComparedArticle} */ of, /** @type {string} */ words) =>
    /** @type {[number, number]} */ ([of.text.indexOf(words), of.text.indexOf(words) + words.length]);
  const row = (
    /** @type {number[]} */ x,
    /** @type {number[]} */ y,
    /** @type {'same' | 'edited' | 'only'} */ label,
    moved = false,
    /** @type {[number, number][]} */ ca = [],
    /** @type {[number, number][]} */ cb = [],
  ) => ({ of: [x, y], label: [label], moved: [false, moved], changes: [ca, cb] });
  const fact = (
    /** @type {string} */ label,
    /** @type {'person' | 'place' | null} */ kind,
    /** @type {0 | 1 | 2} */ where,
  ) => ({
    label,
    kind,
    key: kind ? label.toLowerCase().replace(/ /g, '-') : null,
    at: /** @type {[number, number][][]} */ ([where === 2 ? [] : [[0, 1]], where === 1 ? [] : [[0, 1]]]),
  });
  return {
    articles: [a, b],
    similarity: [78],
    shares: [
      [100, 78],
      [78, 100],
    ],
    relation: ['same wire story'],
    rows: [
      row(
        [0],
        [0],
        'edited',
        false,
        [span(a, '12'), span(a, 'ended'), span(a, ', and no date was set')],
        [span(b, '13'), span(b, 'closed on')],
      ),
      row([1], [1], 'same'),
      row([], [2], 'only'),
      row([2], [6], 'same', true),
      row([3], [3], 'edited', false, [span(a, ', also known as Abu Karim,')], []),
      row([4], [], 'only'),
      row([5], [4], 'edited', false, [span(a, 'About 250')], [span(b, 'Roughly 300')]),
      row([6], [5], 'same'),
    ],
    facts: {
      entities: [
        fact('Tarek Mansour', 'person', 0),
        fact('Nadim Haddad', 'person', 0),
        fact('Abu Karim', 'person', 1),
        fact('Jerusalem', 'place', 1),
      ],
      quotes: [fact('We have narrowed the list from nine questions to three', null, 0)],
      figures: [fact('12 delegations', null, 1), fact('13 delegations', null, 2), fact('four days', null, 0)],
      days: [fact('30 Apr 2003', null, 0)],
      conflicts: [
        {
          about: 'delegations',
          kind: 'figure',
          says: [
            { text: '12', at: span(a, '12') },
            { text: '13', at: span(b, '13') },
          ],
        },
        {
          about: 'observers',
          kind: 'figure',
          says: [
            { text: 'about 250', at: span(a, 'About 250') },
            { text: 'roughly 300', at: span(b, 'Roughly 300') },
          ],
        },
      ],
    },
  };
}

/** @param {string} key @param {Hit[]} all @returns {EntityView} */
export function entity(key, all) {
  const hits = all
    .filter(({ entities }) => entities.some((entry) => entry.key === key))
    .sort((x, y) => ((x.head.published.best ?? '9') < (y.head.published.best ?? '9') ? -1 : 1));
  const named = hits.flatMap(({ entities }) => entities).find((entry) => entry.key === key);
  if (!named) throw new Error(`There is no name “${key}”.`);
  /** @type {Map<string, import('../../www/src/protocol.d.ts').Named>} */ const others = new Map();
  for (const entry of hits.flatMap(({ entities }) => entities))
    if (entry.key !== key) others.set(entry.key, { ...entry, count: (others.get(entry.key)?.count ?? 0) + 1 });
  const text = [
    'A paper with one signature does not travel very far.',
    'We arrived with nine questions because nine were sent to us.',
    'The table is the same table. The list on it is shorter.',
  ];
  return {
    key,
    name: named.name,
    kind: named.kind,
    aliases: [named.name.split(' ').at(-1) ?? '', `Mr. ${named.name.split(' ').at(-1)}`, 'Abu Karim'],
    roles: hits
      .slice(0, 6)
      .map(({ head }, index) => ({
        text: index < 3 ? 'negotiator' : 'minister for negotiations',
        id: head.id,
        published: head.published,
      })),
    articles: hits.map(({ head, snippet }, index) => ({
      head,
      count: 1 + (index % 5),
      passages: [
        [
          { text: '… a statement by ', hit: false },
          { text: named.name, hit: true },
          { text: ` said: ${snippet[0]?.text ?? ''}`, hit: false },
        ],
      ],
    })),
    quotes: hits
      .slice(0, 7)
      .map(({ head }, index) => ({
        text: text[index % 3] ?? '',
        kind: 'full',
        id: head.id,
        at: [0, 10],
        published: head.published,
      })),
    with: [...others.values()].sort((x, y) => y.count - x.count),
    why: ['The full name stands in every article.', 'Short forms follow the full name in the same article.'],
  };
}
