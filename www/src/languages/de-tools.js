/** The page in German, third part: tables, saving, sharing, notes. */
import { counting } from './counting.js';

const { number, counted } = counting('de');

/** @type {Partial<import('../strings.js').Words>} */
export const tools = {
  tables: {
    quotes: 'Zitate',
    quotesText: 'Wer was gesagt hat und wann es berichtet wurde. Jede Zeile führt zu ihrem Satz.',
    figures: 'Zahlen',
    figuresText: 'Was gezählt wurde, bei wem, und wann es berichtet wurde. Jede Zeile führt zu ihrem Satz.',
    rows: (/** @type {number} */ n, /** @type {boolean} */ figures) =>
      figures ? counted(n, 'Zahl', 'Zahlen') : counted(n, 'Zitat', 'Zitate'),
    ofAll: (/** @type {number} */ n) => `von ${number(n)}`,
    inArticles: (/** @type {number} */ n) => `in ${n === 1 ? 'einem Artikel' : `${number(n)} Artikeln`}`,
    reading: (/** @type {number} */ done, /** @type {number} */ all) =>
      `Wird gelesen: ${number(done)} von ${number(all)} Artikeln`,
    find: 'In der Tabelle suchen',
    only: 'Zeigen',
    all: 'Alle',
    kinds: {
      full: 'Ganze Aussagen',
      fragment: 'Bruchstücke',
      block: 'Blockzitate',
      indirect: 'Indirekte Rede',
      unattributed: 'Nicht zugeordnet',
    },
    statuses: {
      killed: 'Getötet',
      wounded: 'Verletzt',
      arrested: 'Festgenommen',
      missing: 'Vermisst',
      displaced: 'Vertrieben',
      money: 'Geldbeträge',
      other: 'Alles andere',
    },
    columns: {
      when: 'Berichtet',
      who: 'Wer',
      words: 'Wortlaut',
      source: 'Quelle',
      value: 'Zahl',
      counts: 'Zählt',
      status: 'Zustand',
      of: 'Von wem',
    },
    sortBy: (/** @type {string} */ column) => `Nach ${column} ordnen`,
    none: 'In den passenden Artikeln steht nichts dieser Art',
    noneFound: 'Keine Zeile der Tabelle passt.',
    atLeast: (/** @type {string} */ n) => `mindestens ${n}`,
    atMost: (/** @type {string} */ n) => `höchstens ${n}`,
  },
  save: {
    csv: 'CSV',
    json: 'JSON',
    saved: (/** @type {string} */ name) => `Gespeichert als ${name}`,
  },
  about: {
    sources: 'Quellen',
    gaps: 'Lücken',
    cut: 'Die Seite veröffentlicht nur Teile der Texte.',
    undated: (/** @type {number} */ n) => `${counted(n, 'Artikel', 'Artikel')} ohne jeden Hinweis auf ein Datum.`,
    foreign: (/** @type {number} */ n) =>
      `${counted(n, 'Artikel', 'Artikel')} in einer Sprache, die durchsucht, aber nicht annotiert wird.`,
    problems: (/** @type {number} */ n) =>
      `${counted(n, 'Hinweis', 'Hinweise')} beim Lesen der Dateien, auf der Seite aufgeführt.`,
    kept: 'Was Sie gesehen haben, lässt sich ohne Verbindung lesen.',
    keep: (/** @type {string} */ size) => `Die ganze Sammlung auf diesem Gerät behalten (${size})`,
    whole: (/** @type {string} */ size) => `Die ganze Sammlung liegt auf diesem Gerät (${size}).`,
    failed: 'Der Browser hat die Sammlung nicht behalten.',
    outdated: 'Diese Seite wurde erneuert, seit Sie sie geöffnet haben.',
  },
  share: {
    open: 'Speichern und teilen',
    title: 'Speichern und teilen',
    link: 'Link zu dieser Ansicht',
    linkHelp: 'Er enthält die Suche, die Filter und alles andere, was eingestellt ist.',
    text: 'Text zum Kopieren',
    copy: 'Kopieren',
    copied: 'Kopiert',
    cite: 'Diesen Artikel zitieren',
    bibtex: 'BibTeX',
    csl: 'CSL-JSON',
    files: 'Das Gezeigte als Dateien',
    filesHelp: 'Tabellen enthalten das ganze Ergebnis, auch wo der Bildschirm nur den Anfang zeigt.',
    annotations: 'Web Annotations',
    timelineJs: 'TimelineJS',
    svg: 'Grafik als SVG',
    png: 'Grafik als PNG',
    print: 'Drucken',
    embed: 'Diese Ansicht in einer anderen Seite zeigen',
    frameHelp: 'Ein Rahmen: überall, wo sich HTML einfügen lässt.',
    elementHelp: 'Dasselbe mit einem Skript, das der Höhe folgen kann: schreiben Sie height="auto".',
  },
};
