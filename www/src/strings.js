/**
 * Every sentence the page says, in one place, in English. Another language is a file in `languages/` with an object of
 * this shape. What the engine says (reasons, notes, problems) arrives as English sentences and is not here.
 *
 * Words are factual and neutral: the page shows what differs and where it is said, never who is right.
 */

import { counting } from './languages/counting.js';
import { correct } from './strings-correct.js';
import { tools } from './strings-tools.js';

const { number: numberInEnglish, plural, counted } = counting('en');

/** @typedef {typeof english} Words every sentence of a language */

/** English, and the form of every other language. */
const english = {
  tag: 'en',
  product: 'Dateline',
  skip: 'Skip to content',
  nav: { label: 'Views', explore: 'Explore', compare: 'Compare', names: 'Names', quotes: 'Quotes', figures: 'Figures', words: 'Words', own: 'Your articles' },
  theme: {
    system: 'Color scheme: as the system. Switch to light',
    light: 'Color scheme: light. Switch to dark',
    dark: 'Color scheme: dark. Switch to the system’s',
  },
  language: 'Language',
  foot: 'reads and indexes articles inside this page. Nothing is sent to a server.',
  close: 'Close',
  clear: 'Clear',
  clearAll: 'Clear all',
  change: 'Change',
  unknownSource: 'Source unknown',
  retoldFrom: (/** @type {string} */ what) => `retold from ${what}`,
  words: (/** @type {number} */ n) => counted(n, 'word'),
  paragraph: (/** @type {number} */ n) => `Go to paragraph ${n}`,
  more: (/** @type {number} */ n) => `Show ${number(n)} more`,
  less: 'Show fewer',

  date: {
    /** The day of a month where month and year follow. */
    day: (/** @type {number} */ n) => `${n}`,
    unknown: 'Date unknown',
    noEvidence: 'no evidence found',
    inferred: 'inferred',
    inferredIn: (/** @type {string} */ range) => `inferred, ${range}`,
    stated: 'stated',
    corrected: 'corrected',
    about: (/** @type {string} */ day) => `c. ${day}`,
    from: (/** @type {string} */ day) => `from ${day}`,
    until: (/** @type {string} */ day) => `until ${day}`,
  },

  kinds: {
    person: { one: 'Person', many: 'People' },
    organization: { one: 'Organization', many: 'Organizations' },
    place: { one: 'Place', many: 'Places' },
  },
  layers: {
    person: 'People',
    organization: 'Organizations',
    place: 'Places',
    time: 'Times',
    figure: 'Figures',
    quote: 'Quotations',
  },

  timex: {
    units: {
      Y: ['year', 'years'],
      M: ['month', 'months'],
      W: ['week', 'weeks'],
      D: ['day', 'days'],
      Q: ['quarter', 'quarters'],
      DE: ['decade', 'decades'],
      CE: ['century', 'centuries'],
    },
    clock: { H: ['hour', 'hours'], M: ['minute', 'minutes'], S: ['second', 'seconds'] },
    refs: { PAST_REF: 'some earlier time', PRESENT_REF: 'the time of writing', FUTURE_REF: 'some later time' },
    some: (/** @type {string} */ units) => `some ${units}`,
  },

  masthead: {
    articles: (/** @type {number} */ n) => plural(n, 'article'),
    outlets: (/** @type {number} */ n) => plural(n, 'outlet'),
    stories: (/** @type {number} */ n) => plural(n, 'story', 'stories'),
    from: 'from',
    grouped: 'grouped into',
    noneStates: 'None states its date;',
    allStated: 'All state their date.',
    state: (/** @type {number} */ n) => `${plural(n, 'states', 'state')} ${plural(n, 'its', 'their')} date`,
    all: 'all',
    inferred: (/** @type {number} */ n) => `${plural(n, 'was', 'were')} dated from evidence`,
    unknown: (/** @type {number} */ n) => `${plural(n, 'has', 'have')} no evidence of a date`,
    about: 'About this corpus',
    own: 'Add your own articles',
    span: (/** @type {string} */ span) => `Earliest to latest possible day: ${span}.`,
    languages: (/** @type {string} */ list) => `Languages: ${list}.`,
    rights: 'Rights',
  },

  search: {
    label: 'Search the articles',
    placeholder: 'Search words or a “phrase”',
    hits: (/** @type {number} */ hits, /** @type {number} */ articles) =>
      `${counted(hits, 'hit')} in ${counted(articles, 'article')}`,
    clear: 'Clear the search',
    shown: (/** @type {number} */ n, /** @type {number} */ all) => ({ n: number(n), rest: `of ${number(all)} shown` }),
    not: 'not',
    remove: (/** @type {string} */ name) => `Remove the filter ${name}`,
    copy: 'Copy link to this view',
    copied: 'Link copied',
    copyFailed: 'The browser did not allow copying; the address bar holds the link',
  },

  facets: {
    title: 'Filters',
    none: 'none active',
    active: (/** @type {number} */ n) => `${number(n)} active`,
    barsAll: (/** @type {number} */ n) => `Bars show articles, out of ${number(n)}`,
    inResults: 'in these results',
    inAll: (/** @type {number} */ n) => `in all ${number(n)}`,
    people: 'People',
    organizations: 'Organizations',
    places: 'Places',
    sources: 'Outlet',
    agencies: 'Wire service',
    retold: 'Retold from',
    dated: 'Date is',
    datedValues: { stated: 'Stated in the article', inferred: 'Inferred from evidence', unknown: 'Unknown' },
    exclude: (/** @type {string} */ name) => `Exclude ${name}`,
    excludeShort: 'Exclude',
    include: (/** @type {string} */ name) => `Stop excluding ${name}`,
    count: (/** @type {number} */ n, /** @type {number} */ all) => `${number(n)} of ${counted(all, 'article')}`,
    find: (/** @type {string} */ what) => `Find in ${what.toLowerCase()}`,
    contain: (/** @type {number} */ n, /** @type {number} */ all, /** @type {string} */ typed) =>
      `${number(n)} of ${number(all)} contain “${typed}”`,
  },

  timeline: {
    title: 'Timeline',
    inRange: (/** @type {number} */ n) => `${counted(n, 'article')} in range`,
    fold: 'Fold quiet months',
    from: 'From',
    to: 'To',
    placeholder: '2003, 2003-06 or a day',
    bad: (/** @type {string} */ text) =>
      `“${text}” is not a year, a month or a day, such as 2003, 2003-06 or 2003-06-07.`,
    order: 'The window ends before it starts, so no article can lie in it.',
    earlier: 'Earlier',
    later: 'Later',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    showAll: 'Show all',
    stated: 'Date stated',
    inferred: 'Date inferred',
    events: 'Days the texts mention',
    undated: (/** @type {number} */ n) =>
      `${counted(n, 'article')} without a date ${plural(n, 'is', 'are')} not on the timeline.`,
    overview: (/** @type {string} */ range) => `All articles on a true scale, ${range}`,
    start: 'Start of the window',
    end: 'End of the window',
    group: 'Articles on the timeline. Arrow keys move between them, Enter opens one.',
    monthsFolded: 'mo',
    hint: 'Point at or move to a mark to read it here.',
    links: (/** @type {number} */ n) => `Links show ${counted(n, 'day')} it mentions.`,
    mentionedBy: (/** @type {number} */ n) => `mentioned by ${counted(n, 'article')}`,
    eventsList: (/** @type {number} */ n) => `${counted(n, 'dated statement')} in the texts`,
    hidden: (/** @type {number} */ n) => `+${number(n)} more`,
    outside: 'filtered out',
    legend: {
      stated: 'date stated',
      inferred: 'inferred: best guess on its range, or a bar where any day is possible',
      bound: 'bracket: bound by evidence; dashes: open',
      event: 'day the texts mention, sized by articles',
    },
  },

  list: {
    title: (/** @type {number} */ n) => counted(n, 'article'),
    stories: (/** @type {number} */ n) => `in ${counted(n, 'story', 'stories')}`,
    sort: 'Sort',
    sorts: { newest: 'Newest first', oldest: 'Oldest first', relevance: 'Best match first' },
    compare: 'Compare',
    moreHits: (/** @type {number} */ n) => `${counted(n, 'hit')} in the article`,
    why: 'Why it is here',
    versions: (/** @type {number} */ n) => `Also in ${counted(n, 'other version')}`,
    same: (/** @type {number} */ n) => `${n}% shared`,
    sameOf: 'Share of the words of the shorter text whose sentences stand in both, word for word or edited',
  },

  none: {
    title: 'No article matches all of this',
    all: (/** @type {number} */ n) => `The corpus holds ${counted(n, 'article')}. Take something away:`,
    without: (/** @type {string} */ name) => `Remove ${name}`,
    query: (/** @type {string} */ q) => `the search “${q}”`,
    window: (/** @type {string} */ range) => `the window ${range}`,
  },

  tray: {
    title: 'Compare',
    label: 'Compare tray',
    second: 'Pick a second article in the list',
    closest: 'or add the closest one:',
    go: 'Compare A and B',
    remove: (/** @type {string} */ slot) => `Remove ${slot}`,
  },

  read: {
    results: (/** @type {number} */ n) => counted(n, 'result'),
    allArticles: 'All articles',
    position: (/** @type {number} */ i, /** @type {number} */ n) => `${i} of ${number(n)}`,
    previous: 'Previous article',
    next: 'Next article',
    versions: (/** @type {number} */ n) => counted(n, 'other version'),
    stated: 'Stated in the article.',
    inferred: 'The copy carries no date. Inferred from',
    pieces: (/** @type {number} */ n) => counted(n, 'piece of evidence', 'pieces of evidence'),
    corrected: 'Corrected by hand.',
    unknown: 'Nothing in the copy says when it was published.',
    compareWith: (/** @type {string} */ name) => `Compare with ${name}`,
    cite: 'Copy citation',
    cited: 'Citation copied',
    accessed: 'no date stated',
    layers: 'Marked in the text',
    allOff: 'Turn all off',
    allOn: 'Turn all on',
    text: 'Article text',
    sentence: 'Link to this sentence',
    paragraphLink: (/** @type {number} */ n) => `Link to paragraph ${n}`,
    changed: 'The text has changed since this link was made.',
    changedFound: 'The words it points at still stand here and are marked.',
    changedLost: (/** @type {string} */ says) =>
      `Its words (“${says} …”) no longer stand in one place, so nothing is marked.`,
    found: 'Text as found in',
    dropped: (/** @type {number} */ n) => `${counted(n, 'line')} left out in cleaning`,
    original: 'Original address',
    quoted: 'Who is quoted',
    quotedCount: (/** @type {number} */ who, /** @type {number} */ n) =>
      `${who ? `${counted(who, 'speaker')}, ` : ''}${counted(n, 'quotation')}`,
    unattributed: 'Not attributed',
    dating: 'How this article was dated',
    strong: 'strong',
    fair: 'fair',
    setAside: 'Set aside',
    mostLikely: (/** @type {string} */ day) => `Most likely ${day}.`,
    anyDay: 'Any day in this range is possible.',
    noEvidence: 'Nothing in the text, its metadata or its copies bounds the day.',
    agree: 'What every piece of evidence in use allows',
    figures: 'Figures reported',
    times: 'Times resolved',
    unresolved: 'not resolved',
    similar: 'Similar stories',
    versionsTitle: 'Other versions',
    onlyHere: 'Only in this report',
    onlyHereText: (/** @type {number} */ n) =>
      `No counterpart in ${n === 1 ? 'the other article' : `the ${number(n)} other articles`} about the same event.`,
    noSimilar: 'No other article shares enough words to be listed.',
    compare: 'Compare',
    looksBack: '← looks back',
    looksAhead: 'looks ahead →',
    reach: 'Days this article mentions, before and after its own',
    language: (/** @type {string} */ tag) =>
      `This article is in another language (${tag}): it can be searched, but names, quotations and times are not marked.`,
    why: 'Why this is',
    notFound: 'There is no such article here',
    notFoundText: (/** @type {string} */ id) =>
      `The link names the article “${id}”. It may have been removed, or it may belong to another corpus or to another reader’s own articles.`,
    mentions: (/** @type {number} */ n) => counted(n, 'mention'),
  },

  compare: {
    title: 'Compare two stories',
    choose: 'Choose two articles to lay side by side',
    chooseText: 'Sentences that stand in both are put next to each other, and the words that differ are marked.',
    slot: (/** @type {string} */ slot) => `Article ${slot}`,
    pick: (/** @type {string} */ slot) => `Choose article ${slot}`,
    swap: 'Swap A and B',
    sentences: (/** @type {number} */ n) => counted(n, 'sentence'),
    dateIs: { stated: 'date stated', inferred: 'date inferred', unknown: 'date unknown' },
    both: (/** @type {number} */ n, /** @type {number} */ all) =>
      `${number(n)} of ${counted(all, 'sentence')} ${plural(n, 'appears', 'appear')} in both.`,
    edited: (/** @type {number} */ n) => `${number(n)} of them ${plural(n, 'was', 'were')} edited.`,
    states: {
      same: { name: 'Same', gloss: 'word for word' },
      edited: { name: 'Edited', gloss: 'words differ' },
      moved: { name: 'Moved', gloss: 'another place' },
      onlya: { name: 'Only in A', gloss: 'no counterpart in B' },
      onlyb: { name: 'Only in B', gloss: 'no counterpart in A' },
    },
    gutter: { same: 'same', edited: 'edited', moved: 'moved', onlya: '', onlyb: '' },
    movedEdited: 'moved, edited',
    bar: (/** @type {number} */ n) => `${counted(n, 'row')} in all`,
    toggles: 'Show or hide by state',
    common: 'Words in common',
    commonBase: (/** @type {string} */ shorter, /** @type {string} */ longer) => `of ${shorter} stands in sentences ${longer} has too`,
    relation: 'Relation',
    apart: 'Published',
    daysApart: (/** @type {number} */ low, /** @type {number} */ high) =>
      low === high
        ? low === 0
          ? 'the same day'
          : `${counted(low, 'day')} apart`
        : `${number(low)}–${number(high)} days apart`,
    unknownApart: 'days apart unknown',
    disagree: (/** @type {number} */ n) => `${counted(n, 'statement differs', 'statements differ')}`,
    noConflict: 'No figure, quotation or day found in both differs.',
    noConflictText: 'Only statements about the same thing are compared; what one article alone says is listed below.',
    differs: 'differs from',
    notSaid: 'not said',
    layout: 'Layout',
    side: 'Side by side',
    unified: 'Unified',
    previous: 'Previous change',
    next: 'Next change',
    position: (/** @type {number} */ i, /** @type {number} */ n) => `${i} of ${number(n)}`,
    changes: (/** @type {number} */ n) => counted(n, 'change'),
    noChange: 'no change',
    inB: (/** @type {number} */ n) => `in B, this is sentence ${n}`,
    inA: (/** @type {number} */ n) => `in A, this is sentence ${n}`,
    facts: 'Names, quotations, figures and days',
    groups: {
      person: 'People',
      organization: 'Organizations',
      place: 'Places',
      quotes: 'Quotations',
      figures: 'Figures',
      days: 'Days',
    },
    only: 'only',
    bothHead: 'Both',
    nothing: 'None',
    map: 'Map of both articles',
    hidden: (/** @type {number} */ n) => `${counted(n, 'row')} hidden by the switches above.`,
    back: 'Back to the articles',
    same: 'A and B are the same article. Choose another one for either side.',
    add: 'Add an article',
    keep: 'Save as a page',
    typography: 'Count quotation marks and dashes',
    onlyChanges: 'Hide what all say alike',
    severalRows: 'The base, sentence by sentence, with what the others make of it',
    base: 'base',
    makeBase: 'Make it the base',
    takeOut: (/** @type {string} */ name) => `Take ${name} out`,
    shareOfBase: (/** @type {number} */ share, /** @type {string} */ shorter) => `${share} % of ${shorter} in common with A`,
    notInBase: 'Not in A',
    adds: 'adds',
    leavesOut: (/** @type {number} */ n) => plural(n, 'leaves this out', 'leave this out'),
    matrix: 'All against all',
    matrixText: 'How much of the shorter article of two stands in sentences that the other has too, in percent. A number opens both side by side.',
    matrixCell: (/** @type {number} */ share, /** @type {string} */ a, /** @type {string} */ b) => `${share} percent in common: ${a} and ${b}`,
  },

  entity: {
    all: (/** @type {string} */ kind) => `All ${kind.toLowerCase()}`,
    named: 'Named',
    times: (/** @type {number} */ n) => plural(n, 'time'),
    in: 'in',
    from: 'from',
    datedIn: 'dated in',
    between: 'dated between',
    and: 'and',
    quotedIn: 'Quoted in',
    ofThem: 'of them.',
    filter: 'Filter articles to this name',
    exclude: 'Exclude',
    aliases: 'Also written',
    life: 'Mentions and roles over time',
    mentions: 'Mentions per article',
    mentionsCount: (/** @type {number} */ n, /** @type {number} */ articles) => `${number(n)} in ${number(articles)}`,
    called: 'Called',
    roleArticles: (/** @type {number} */ n) => counted(n, 'article'),
    legendStated: 'article with stated date, height is mentions',
    legendInferred: 'inferred date',
    legendRole: 'role: dots are articles that state it; dashes mean start or end is not known',
    quoted: 'Quoted',
    quotations: (/** @type {number} */ n) => counted(n, 'quotation'),
    notQuoted: 'No quotation in these articles is attributed to this name.',
    with: 'Named together with',
    name: 'Name',
    articles: 'Articles',
    of: (/** @type {number} */ n) => `of ${number(n)}`,
    context: 'In context',
    passages: (/** @type {number} */ n) => counted(n, 'passage'),
    why: 'Why is this one name?',
    notFound: 'There is no such name here',
    notFoundText: (/** @type {string} */ key) =>
      `No article in this corpus mentions “${key}”. The names that do occur are listed under Names.`,
  },

  names: {
    title: 'Names',
    standfirst: 'Who and what the articles name, with the number of articles for each.',
    find: 'Find a name',
    placeholder: 'Type part of a name',
    kinds: 'Kind of name',
    all: 'All',
    none: (/** @type {string} */ typed) => `No name contains “${typed}”.`,
    empty: 'No names were found in these articles.',
  },

  own: {
    title: 'Drop your own articles',
    standfirst:
      'A folder of news stories about one subject works best. Dateline dates them, finds the names, and lines up the versions.',
    folder: 'Choose a folder',
    files: 'Choose files',
    paste: 'Paste a text',
    open: (/** @type {string} */ title) => `or go back to ${title}`,
    privacy: 'Read on this device only. Nothing is uploaded.',
    formats: '.txt, .md, .html, .json, .jsonl, .csv, and .zip of these; they join the articles that are open.',
    over: 'Drop to add these files',
    pasteTitle: 'Paste the text of one article',
    pasteHelp: 'The first line is read as the headline. A dateline and a date are used where the text has them.',
    pasteName: 'Name it',
    pastePlaceholder: 'pasted-article',
    add: 'Add article',
    gathering: (/** @type {number} */ n) => `Looking through the folder: ${counted(n, 'file')}`,
    reading: (/** @type {number} */ i, /** @type {number} */ n, /** @type {number} */ articles) =>
      `Reading ${number(i)} of ${counted(n, 'file')}, ${counted(articles, 'article')} so far`,
    stop: 'Stop',
    stopped: 'Stopped. The files that were read before are kept.',
    done: (/** @type {number} */ articles, /** @type {number} */ files) =>
      `${counted(articles, 'article')} from ${counted(files, 'file')} added`,
    explore: 'See them with the others',
    look: (/** @type {number} */ n) => `${counted(n, 'file needs', 'files need')} a look`,
    clean: (/** @type {number} */ n) => `${number(n)} had no problems`,
    report: 'What happened with each file',
    columns: { kind: 'Result', file: 'File', what: 'What happened', change: 'Change' },
    added: 'Added',
    check: 'Check',
    skipped: 'Skipped',
    out: 'Left out',
    more: (/** @type {number} */ n) => `Show more (${number(n)} left)`,
    remove: 'Remove',
    removeOf: (/** @type {string} */ what) => `Remove ${what}`,
    putBack: 'Put back',
    putBackOf: (/** @type {string} */ what) => `Put back ${what}`,
    removed: (/** @type {string} */ what) => `“${what}” was removed.`,
    forgotten: 'All your articles were removed and erased from this browser.',
    undo: 'Undo',
    undone: 'Put back.',
    dated: { stated: 'stated', inferred: 'inferred', unknown: 'date unknown' },
    words: (/** @type {number} */ n) => counted(n, 'word'),
    dropped: (/** @type {number} */ n) => `${counted(n, 'line')} left out of the text`,
    copies: 'Nothing of this file stands in the list: its articles are copies of others, or were removed.',
    keep: 'Keep my articles in this browser',
    keepText: 'They are here when you come back, on this device only.',
    notKept: 'This browser keeps nothing here: your articles are gone when the page is closed.',
    forget: 'Erase all my articles',
    articlesAdded: (/** @type {number} */ n) => counted(n, 'article'),
    facts: 'Read as dated facts for this corpus.',
    aboutFolder: 'This file speaks about a folder and holds no article.',
    nothing: 'No article could be read from these files',
    nothingText: 'The reasons stand beside each file. Text, Markdown, HTML, JSON, CSV and zip files can be read.',
    noFiles: 'There are no files in what was added.',
    tooLarge: (/** @type {string} */ size) => `The file is ${size}; the limit is 200 MB a file.`,
    unsupported: (/** @type {string} */ type) =>
      `${type} files cannot be read. Save it as text or HTML and add it again.`,
    unreadable: 'The browser could not read the file.',
    save: {
      title: 'Save as a site',
      text: 'A zip file with a page like this one: unpack it, open index.html, or put the folder on any web server.',
      name: 'Title',
      mine: 'My articles',
      what: 'Articles',
      onlyMine: 'only mine',
      withCorpus: (/** @type {string} */ title) => `mine together with “${title}”`,
      howMuch: 'Text that is published',
      texts: { full: 'the whole text', excerpt: 'the first sentences', none: 'headlines and sources only' },
      rights: 'Publish only what you may: most news texts belong to their publishers.',
      go: 'Save as a site',
      making: 'Making the site…',
      done: 'The site was handed to your browser’s downloads.',
      tooLarge: (/** @type {string} */ size) =>
        `These articles are ${size}, more than a page can pack (150 MB). Build the site from their folder with the command line: dateline build.`,
      singleFile: 'This page is a single file and does not hold the parts of a site. Open the page as a folder or from a server to save one.',
      damaged: 'A part of this page is missing or damaged. Fetch the page again.',
    },
  },

  start: {
    noWebAssembly:
      'This browser does not run WebAssembly, which finds the people, places and days in the articles. ' +
      'The articles can be read below; to search and compare them, open the page in a current browser, ' +
      'or allow WebAssembly for this site.',
    noArticles: 'This corpus holds no articles that could be read. Add some to its folder and build the site again.',
    finding: 'Finding people, places and days',
  },

  notices: {
    some: (/** @type {number} */ n) => `${counted(n, 'thing')} to know about these files`,
    lost: (/** @type {number} */ n) => `${counted(n, 'article')} could not be kept; everything else is shown`,
    failed: 'This question could not be answered',
    retry: 'Try again',
    reload: 'Reload the page',
    empty: 'There are no articles here yet',
    emptyText: 'The corpus that was opened holds no article that could be read. Add articles of your own to begin.',
    loading: 'Looking …',
    wait: 'Reading the articles …',
  },

  help: {
    title: 'Keyboard',
    open: 'Keyboard shortcuts',
    off: 'Single-letter shortcuts',
    offText: 'Turn them off if they get in the way of speech input or other tools. The choice is kept on this device.',
    groups: [
      {
        name: 'Anywhere',
        keys: [
          [['/'], 'Search'],
          [['g'], 'Go to an article, a name or a view (also Ctrl K)'],
          [['b'], 'Bookmarks and notes'],
          [['e'], 'Save and share'],
          [['t'], 'Timeline'],
          [['f'], 'Filters'],
          [['l'], 'Article list'],
          [['?'], 'This list'],
          [['Esc'], 'Close, or clear the search box'],
        ],
      },
      {
        name: 'Timeline',
        keys: [
          [['←', '→'], 'Previous, next mark'],
          [['↑', '↓'], 'Other lane'],
          [['Home', 'End'], 'First, last mark'],
          [['Enter'], 'Open'],
          [['+', '−'], 'Zoom'],
          [['Shift', '←', '→'], 'Move the window'],
        ],
      },
      {
        name: 'List',
        keys: [
          [['j', 'k'], 'Next, previous article'],
          [['c'], 'Add to compare'],
        ],
      },
      {
        name: 'Read and compare',
        keys: [
          [['1', '–', '6'], 'Show or hide a kind of mark'],
          [['n', 'p'], 'Next, previous change'],
          [['s'], 'Swap A and B'],
          [['u'], 'Unified or side by side'],
        ],
      },
    ],
  },

  embed: {
    open: 'Open full explorer',
    of: (/** @type {number} */ n, /** @type {number} */ all) => `${number(n)} of ${counted(all, 'article')}`,
  },
  ...correct,
  ...tools,
};

/** @type {Words} what the page says now: read it when a view is drawn, keep no part of it */
export let t = english;

/** @type {(n: number) => string} with thousands separated, in the language of the page */
export let number = numberInEnglish;

/**
 * Changes the language of everything drawn from now on.
 * @param {{words: Partial<Words>, number: (n: number) => string} | null} language null for English; sentences that it
 *   does not have stay English
 */
export function speak(language) {
  t = language ? merged(english, language.words) : english;
  number = language?.number ?? numberInEnglish;
}

/** @template T @param {T} whole @param {any} part @returns {T} the shape of `whole` with what `part` has */
function merged(whole, part) {
  if (part === undefined) return whole;
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return part;
  return /** @type {T} */ (
    Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, merged(value, part[name])]))
  );
}
