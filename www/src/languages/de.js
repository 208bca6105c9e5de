/** The page in German. The same keys as `../strings.js`; a test compares them. */
import { correct } from './de-correct.js';
import { counting } from './counting.js';
import { reading } from './de-reading.js';
import { tools } from './de-tools.js';

const { number, plural, counted } = counting('de');

/** @param {number} n */
const articles = (n) => counted(n, 'Artikel', 'Artikel');
/** @param {number} n @param {string} one @param {string} many */
const are = (n, one, many) => plural(n, one, many);

/** @type {Partial<import('../strings.js').Words>} */
const words = {
  tag: 'de',
  product: 'Dateline',
  skip: 'Zum Inhalt springen',
  nav: { label: 'Ansichten', explore: 'Erkunden', compare: 'Vergleichen', names: 'Namen', quotes: 'Zitate', figures: 'Zahlen', words: 'Wörter', own: 'Eigene Artikel' },
  theme: {
    system: 'Farben: wie im System. Zu hell wechseln',
    light: 'Farben: hell. Zu dunkel wechseln',
    dark: 'Farben: dunkel. Zu denen des Systems wechseln',
  },
  language: 'Sprache',
  foot: 'liest und ordnet Artikel innerhalb dieser Seite. Nichts wird an einen Server gesendet.',
  close: 'Schließen',
  clear: 'Leeren',
  clearAll: 'Alles zurücksetzen',
  change: 'Ändern',
  unknownSource: 'Quelle unbekannt',
  retoldFrom: (/** @type {string} */ what) => `nacherzählt nach ${what}`,
  words: (/** @type {number} */ n) => counted(n, 'Wort', 'Wörter'),
  paragraph: (/** @type {number} */ n) => `Zu Absatz ${n}`,
  more: (/** @type {number} */ n) => `${number(n)} weitere zeigen`,
  less: 'Weniger zeigen',

  date: {
    day: (/** @type {number} */ n) => `${n}.`,
    unknown: 'Datum unbekannt',
    noEvidence: 'keine Hinweise gefunden',
    inferred: 'erschlossen',
    inferredIn: (/** @type {string} */ range) => `erschlossen, ${range}`,
    stated: 'angegeben',
    corrected: 'korrigiert',
    about: (/** @type {string} */ day) => `ca. ${day}`,
    from: (/** @type {string} */ day) => `ab ${day}`,
    until: (/** @type {string} */ day) => `bis ${day}`,
  },

  kinds: {
    person: { one: 'Person', many: 'Personen' },
    organization: { one: 'Organisation', many: 'Organisationen' },
    place: { one: 'Ort', many: 'Orte' },
  },
  layers: {
    person: 'Personen',
    organization: 'Organisationen',
    place: 'Orte',
    time: 'Zeiten',
    figure: 'Zahlen',
    quote: 'Zitate',
  },

  timex: {
    units: {
      Y: ['Jahr', 'Jahre'],
      M: ['Monat', 'Monate'],
      W: ['Woche', 'Wochen'],
      D: ['Tag', 'Tage'],
      Q: ['Quartal', 'Quartale'],
      DE: ['Jahrzehnt', 'Jahrzehnte'],
      CE: ['Jahrhundert', 'Jahrhunderte'],
    },
    clock: { H: ['Stunde', 'Stunden'], M: ['Minute', 'Minuten'], S: ['Sekunde', 'Sekunden'] },
    refs: { PAST_REF: 'eine frühere Zeit', PRESENT_REF: 'die Zeit des Schreibens', FUTURE_REF: 'eine spätere Zeit' },
    some: (/** @type {string} */ units) => `einige ${units}`,
  },

  masthead: {
    articles: () => 'Artikel',
    outlets: (/** @type {number} */ n) => plural(n, 'Medium', 'Medien'),
    stories: (/** @type {number} */ n) => plural(n, 'Geschichte', 'Geschichten'),
    from: 'aus',
    grouped: 'zusammengefasst zu',
    noneStates: 'Keiner nennt sein Datum;',
    allStated: 'Alle nennen ihr Datum.',
    state: (/** @type {number} */ n) => `${plural(n, 'nennt', 'nennen')} das Datum`,
    all: 'alle',
    inferred: (/** @type {number} */ n) => `${plural(n, 'wurde', 'wurden')} aus Hinweisen datiert`,
    unknown: (/** @type {number} */ n) => `${plural(n, 'hat', 'haben')} keinen Hinweis auf ein Datum`,
    about: 'Über diese Sammlung',
    own: 'Eigene Artikel hinzufügen',
    span: (/** @type {string} */ span) => `Vom frühesten bis zum spätesten möglichen Tag: ${span}.`,
    languages: (/** @type {string} */ list) => `Sprachen: ${list}.`,
    rights: 'Rechte',
  },

  search: {
    label: 'Artikel durchsuchen',
    placeholder: 'Wörter oder eine „Wortfolge“ suchen',
    hits: (/** @type {number} */ hits, /** @type {number} */ n) => `${counted(hits, 'Treffer', 'Treffer')} in ${n === 1 ? 'einem Artikel' : `${number(n)} Artikeln`}`,
    clear: 'Suche leeren',
    shown: (/** @type {number} */ n, /** @type {number} */ all) => ({ n: number(n), rest: `von ${number(all)} gezeigt` }),
    not: 'nicht',
    remove: (/** @type {string} */ name) => `Filter ${name} entfernen`,
    copy: 'Link zu dieser Ansicht kopieren',
    copied: 'Link kopiert',
    copyFailed: 'Der Browser hat das Kopieren nicht erlaubt; der Link steht in der Adresszeile',
  },

  facets: {
    title: 'Filter',
    none: 'keiner aktiv',
    active: (/** @type {number} */ n) => `${number(n)} aktiv`,
    barsAll: (/** @type {number} */ n) => `Balken zeigen Artikel, von ${number(n)}`,
    inResults: 'in diesen Ergebnissen',
    inAll: (/** @type {number} */ n) => `in allen ${number(n)}`,
    people: 'Personen',
    organizations: 'Organisationen',
    places: 'Orte',
    sources: 'Medium',
    agencies: 'Agentur',
    retold: 'Nacherzählt nach',
    dated: 'Datum ist',
    datedValues: { stated: 'Im Artikel angegeben', inferred: 'Aus Hinweisen erschlossen', unknown: 'Unbekannt' },
    exclude: (/** @type {string} */ name) => `${name} ausschließen`,
    excludeShort: 'Ausschließen',
    include: (/** @type {string} */ name) => `${name} nicht mehr ausschließen`,
    count: (/** @type {number} */ n, /** @type {number} */ all) => `${number(n)} von ${number(all)} Artikeln`,
    find: (/** @type {string} */ what) => `In ${what} suchen`,
    contain: (/** @type {number} */ n, /** @type {number} */ all, /** @type {string} */ typed) =>
      `${number(n)} von ${number(all)} enthalten „${typed}“`,
  },

  timeline: {
    title: 'Zeitleiste',
    inRange: (/** @type {number} */ n) => `${articles(n)} im Zeitraum`,
    fold: 'Ruhige Monate falten',
    from: 'Von',
    to: 'Bis',
    placeholder: '2003, 2003-06 oder ein Tag',
    bad: (/** @type {string} */ text) =>
      `„${text}“ ist kein Jahr, kein Monat und kein Tag wie 2003, 2003-06 oder 2003-06-07.`,
    order: 'Der Zeitraum endet, bevor er beginnt; darin kann kein Artikel liegen.',
    earlier: 'Früher',
    later: 'Später',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    showAll: 'Alles zeigen',
    stated: 'Datum angegeben',
    inferred: 'Datum erschlossen',
    events: 'Tage, die die Texte nennen',
    undated: (/** @type {number} */ n) =>
      `${articles(n)} ohne Datum ${are(n, 'steht', 'stehen')} nicht auf der Zeitleiste.`,
    overview: (/** @type {string} */ range) => `Alle Artikel im wahren Maßstab, ${range}`,
    start: 'Anfang des Zeitraums',
    end: 'Ende des Zeitraums',
    group: 'Artikel auf der Zeitleiste. Pfeiltasten wandern zwischen ihnen, die Eingabetaste öffnet einen.',
    monthsFolded: 'Mon.',
    hint: 'Zeigen Sie auf eine Marke oder wandern Sie zu ihr, um sie hier zu lesen.',
    links: (/** @type {number} */ n) => `Linien zeigen ${counted(n, 'Tag', 'Tage')}, die er nennt.`,
    mentionedBy: (/** @type {number} */ n) => `genannt von ${n === 1 ? 'einem Artikel' : `${number(n)} Artikeln`}`,
    eventsList: (/** @type {number} */ n) => `${counted(n, 'datierte Aussage', 'datierte Aussagen')} in den Texten`,
    hidden: (/** @type {number} */ n) => `+${number(n)} weitere`,
    outside: 'herausgefiltert',
    legend: {
      stated: 'Datum angegeben',
      inferred: 'erschlossen: wahrscheinlichster Tag in seinem Zeitraum, oder ein Balken, wo jeder Tag möglich ist',
      bound: 'Klammer: durch Hinweise begrenzt; Striche: offen',
      event: 'Tag, den die Texte nennen, Größe nach Artikeln',
    },
  },

  list: {
    title: articles,
    stories: (/** @type {number} */ n) => `in ${n === 1 ? 'einer Geschichte' : `${number(n)} Geschichten`}`,
    sort: 'Ordnung',
    sorts: { newest: 'Neueste zuerst', oldest: 'Älteste zuerst', relevance: 'Beste Treffer zuerst' },
    compare: 'Vergleichen',
    moreHits: (/** @type {number} */ n) => `${counted(n, 'Treffer', 'Treffer')} im Artikel`,
    why: 'Warum er hier steht',
    versions: (/** @type {number} */ n) => `Auch in ${n === 1 ? 'einer anderen Fassung' : `${number(n)} anderen Fassungen`}`,
    same: (/** @type {number} */ n) => `${n} % gleich`,
    sameOf: 'Anteil der Wörter des kürzeren Textes, deren Sätze in beiden stehen, wörtlich oder bearbeitet',
  },

  none: {
    title: 'Kein Artikel erfüllt all das',
    all: (/** @type {number} */ n) => `Die Sammlung enthält ${articles(n)}. Nehmen Sie etwas weg:`,
    without: (/** @type {string} */ name) => `Ohne ${name}`,
    query: (/** @type {string} */ q) => `die Suche „${q}“`,
    window: (/** @type {string} */ range) => `den Zeitraum ${range}`,
  },

  tray: {
    title: 'Vergleichen',
    label: 'Ablage zum Vergleichen',
    second: 'Wählen Sie einen zweiten Artikel in der Liste',
    closest: 'oder nehmen Sie den ähnlichsten:',
    go: 'A und B vergleichen',
    remove: (/** @type {string} */ slot) => `${slot} entfernen`,
  },

  own: {
    title: 'Eigene Artikel hier ablegen',
    standfirst:
      'Am besten eignet sich ein Ordner mit Berichten über ein Thema. Dateline datiert sie, findet die Namen und legt die Fassungen nebeneinander.',
    folder: 'Ordner wählen',
    files: 'Dateien wählen',
    paste: 'Text einfügen',
    open: (/** @type {string} */ title) => `oder zurück zu ${title}`,
    privacy: 'Nur auf diesem Gerät gelesen. Nichts wird hochgeladen.',
    formats: '.txt, .md, .html, .json, .jsonl, .csv und .zip davon; sie kommen zu den geöffneten Artikeln.',
    over: 'Loslassen, um diese Dateien hinzuzufügen',
    pasteTitle: 'Den Text eines Artikels einfügen',
    pasteHelp: 'Die erste Zeile gilt als Überschrift. Ortsmarke und Datum werden genutzt, wo der Text sie enthält.',
    pasteName: 'Name',
    pastePlaceholder: 'eingefuegter-artikel',
    add: 'Artikel hinzufügen',
    gathering: (/** @type {number} */ n) => `Der Ordner wird durchgesehen: ${counted(n, 'Datei', 'Dateien')}`,
    reading: (/** @type {number} */ i, /** @type {number} */ n, /** @type {number} */ found) =>
      `Datei ${number(i)} von ${number(n)} wird gelesen, bisher ${articles(found)}`,
    stop: 'Anhalten',
    stopped: 'Angehalten. Zuvor gelesene Dateien bleiben.',
    done: (/** @type {number} */ n, /** @type {number} */ files) =>
      `${articles(n)} aus ${n === 1 && files === 1 ? 'einer Datei' : counted(files, 'Datei', 'Dateien')} hinzugefügt`,
    explore: 'Mit den anderen ansehen',
    look: (/** @type {number} */ n) => `${counted(n, 'Datei braucht', 'Dateien brauchen')} einen Blick`,
    clean: (/** @type {number} */ n) => `${number(n)} ohne Probleme`,
    report: 'Was mit jeder Datei geschah',
    columns: { kind: 'Ergebnis', file: 'Datei', what: 'Was geschah', change: 'Ändern' },
    added: 'Hinzugefügt',
    check: 'Prüfen',
    skipped: 'Übergangen',
    out: 'Entfernt',
    more: (/** @type {number} */ n) => `Mehr zeigen (noch ${number(n)})`,
    remove: 'Entfernen',
    removeOf: (/** @type {string} */ what) => `${what} entfernen`,
    putBack: 'Zurückholen',
    putBackOf: (/** @type {string} */ what) => `${what} zurückholen`,
    removed: (/** @type {string} */ what) => `„${what}“ wurde entfernt.`,
    forgotten: 'Alle eigenen Artikel wurden entfernt und in diesem Browser gelöscht.',
    undo: 'Rückgängig',
    undone: 'Zurückgeholt.',
    dated: { stated: 'angegeben', inferred: 'erschlossen', unknown: 'Datum unbekannt' },
    words: (/** @type {number} */ n) => counted(n, 'Wort', 'Wörter'),
    dropped: (/** @type {number} */ n) => `${counted(n, 'Zeile', 'Zeilen')} aus dem Text genommen`,
    copies: 'Nichts aus dieser Datei steht in der Liste: Ihre Artikel gleichen anderen oder wurden entfernt.',
    keep: 'Meine Artikel in diesem Browser behalten',
    keepText: 'Sie sind beim nächsten Besuch wieder da, nur auf diesem Gerät.',
    notKept: 'Dieser Browser behält hier nichts: Eigene Artikel sind weg, sobald die Seite geschlossen wird.',
    forget: 'Alle eigenen Artikel löschen',
    articlesAdded: articles,
    facts: 'Als datierte Fakten für diese Sammlung gelesen.',
    aboutFolder: 'Diese Datei beschreibt einen Ordner und enthält keinen Artikel.',
    nothing: 'Aus diesen Dateien ließ sich kein Artikel lesen',
    nothingText: 'Die Gründe stehen neben jeder Datei. Lesbar sind Text-, Markdown-, HTML-, JSON-, CSV- und Zip-Dateien.',
    noFiles: 'Es waren keine Dateien dabei.',
    tooLarge: (/** @type {string} */ size) => `Die Datei hat ${size}; die Grenze liegt bei 200 MB je Datei.`,
    unsupported: (/** @type {string} */ type) =>
      `${type}-Dateien sind nicht lesbar. Speichern Sie sie als Text oder HTML und fügen Sie sie erneut hinzu.`,
    unreadable: 'Der Browser konnte die Datei nicht lesen.',
    save: {
      title: 'Als Website sichern',
      text: 'Eine Zip-Datei mit einer Seite wie dieser: entpacken und index.html öffnen oder den Ordner auf einen Webserver legen.',
      name: 'Titel',
      mine: 'Meine Artikel',
      what: 'Artikel',
      onlyMine: 'nur meine',
      withCorpus: (/** @type {string} */ title) => `meine zusammen mit „${title}“`,
      howMuch: 'Veröffentlichter Text',
      texts: { full: 'der ganze Text', excerpt: 'die ersten Sätze', none: 'nur Überschriften und Quellen' },
      rights: 'Veröffentlichen Sie nur, was Sie dürfen: Die meisten Nachrichtentexte gehören ihren Verlagen.',
      go: 'Als Website sichern',
      making: 'Die Website entsteht …',
      done: 'Die Website liegt bei den Downloads Ihres Browsers.',
      tooLarge: (/** @type {string} */ size) =>
        `Diese Artikel haben ${size}, mehr als eine Seite packen kann (150 MB). Bauen Sie die Website aus dem Ordner mit der Kommandozeile: dateline build.`,
      singleFile: 'Diese Seite ist eine einzelne Datei und enthält nicht die Teile einer Website. Öffnen Sie die Seite als Ordner oder von einem Server, um eine zu sichern.',
      damaged: 'Ein Teil dieser Seite fehlt oder ist beschädigt. Laden Sie die Seite neu.',
    },
  },

  start: {
    noWebAssembly:
      'Dieser Browser führt kein WebAssembly aus, das die Personen, Orte und Tage in den Artikeln findet. ' +
      'Die Artikel lassen sich unten lesen; zum Suchen und Vergleichen öffnen Sie die Seite in einem aktuellen Browser ' +
      'oder erlauben Sie WebAssembly für diese Seite.',
    noArticles: 'Diese Sammlung enthält keine lesbaren Artikel. Legen Sie welche in ihren Ordner und bauen Sie die Seite neu.',
    finding: 'Personen, Orte und Tage werden gesucht',
  },

  notices: {
    some: (/** @type {number} */ n) => `${counted(n, 'Hinweis', 'Hinweise')} zu diesen Dateien`,
    lost: (/** @type {number} */ n) => `${articles(n)} ${are(n, 'ging', 'gingen')} verloren; alles andere wird gezeigt`,
    failed: 'Diese Frage ließ sich nicht beantworten',
    retry: 'Noch einmal versuchen',
    reload: 'Seite neu laden',
    empty: 'Hier sind noch keine Artikel',
    emptyText: 'Die geöffnete Sammlung enthält keinen lesbaren Artikel. Fügen Sie zu Beginn eigene hinzu.',
    loading: 'Wird gesucht …',
    wait: 'Die Artikel werden gelesen …',
  },

  help: {
    title: 'Tastatur',
    open: 'Tastenkürzel',
    off: 'Kürzel aus einem Buchstaben',
    offText:
      'Schalten Sie sie aus, wenn sie die Spracheingabe oder andere Werkzeuge stören. Die Wahl bleibt auf diesem Gerät.',
    groups: [
      {
        name: 'Überall',
        keys: [
          [['/'], 'Suche'],
          [['g'], 'Zu einem Artikel, einem Namen oder einer Ansicht (auch Strg K)'],
          [['b'], 'Lesezeichen und Notizen'],
          [['e'], 'Speichern und teilen'],
          [['t'], 'Zeitleiste'],
          [['f'], 'Filter'],
          [['l'], 'Artikelliste'],
          [['?'], 'Diese Liste'],
          [['Esc'], 'Schließen oder das Suchfeld leeren'],
        ],
      },
      {
        name: 'Zeitleiste',
        keys: [
          [['←', '→'], 'Vorige, nächste Marke'],
          [['↑', '↓'], 'Andere Spur'],
          [['Home', 'End'], 'Erste, letzte Marke'],
          [['Enter'], 'Öffnen'],
          [['+', '−'], 'Vergrößern, verkleinern'],
          [['Shift', '←', '→'], 'Zeitraum verschieben'],
        ],
      },
      {
        name: 'Liste',
        keys: [
          [['j', 'k'], 'Nächster, voriger Artikel'],
          [['c'], 'Zum Vergleich ablegen'],
        ],
      },
      {
        name: 'Lesen und Vergleichen',
        keys: [
          [['1', '–', '6'], 'Eine Art von Marken zeigen oder verbergen'],
          [['n', 'p'], 'Nächste, vorige Änderung'],
          [['s'], 'A und B tauschen'],
          [['u'], 'Vereint oder nebeneinander'],
        ],
      },
    ],
  },

  embed: {
    open: 'Ganze Ansicht öffnen',
    of: (/** @type {number} */ n, /** @type {number} */ all) => `${number(n)} von ${number(all)} Artikeln`,
  },
  ...correct,
  ...reading,
  ...tools,
};

export default { words, number };
