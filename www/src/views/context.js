/**
 * What every view is given. Views are functions from this to a template; they keep nothing themselves.
 *
 * @typedef {object} Context
 * @property {import('../state/store.js').Store} store
 * @property {import('../state/keys.js').State} state
 * @property {import('../state/store.js').Ui} ui
 * @property {import('../state/loader.js').Data} data
 * @property {Corpus} corpus
 * @property {Own} own articles that the reader adds
 * @property {import('../corrections.js').Corrections} corrections the reader's, and how they are made and taken back
 * @property {boolean} embed compact layout inside another page
 * @property {(sentence: string) => void} say tells the live region
 * @property {(language: import('../languages/list.js').Language) => void} choose the language of the page
 * @property {(request: import('../protocol.d.ts').Request) => Promise<any>} ask the engine, beside what the view shows
 * @property {ReturnType<typeof import('../state/notes.js').createNotes>} notes the reader's own
 * @property {() => void} retry asks the engine again
 * @property {() => void} redraw after a change outside the store
 */

/** @typedef {{title: string, description: string, rights: string, language: string, text: string, files: {address: string, bytes: number}[], problems: string[]}} Corpus */

/** @typedef {import('../protocol.d.ts').Imported} Imported */

/**
 * A file that the reader added.
 * @typedef {object} OwnFile
 * @property {string} name
 * @property {Blob} file
 * @property {number} articles read from it
 * @property {boolean} lost nothing could be read
 * @property {string[]} notes what its reader should know
 * @property {Imported[] | null} brought the articles, once they were asked for
 */

/**
 * @typedef {object} Own
 * @property {OwnFile[]} files
 * @property {{phase: 'gathering' | 'reading', done: number, total: number, articles: number} | null} progress
 * @property {boolean} over files are held above the page
 * @property {boolean} stopped
 * @property {string} note a sentence about the last attempt
 * @property {number} shown files on screen
 * @property {() => void} more shows more of them
 * @property {string} folder name of the folder that was brought first
 * @property {'yes' | 'no' | 'never'} keeps whether files are kept in this browser; `never`: it does not allow it
 * @property {{said: string, back: () => Promise<void>} | null} undo the last thing that can be undone
 * @property {boolean} saving a site is being made
 * @property {string} saveNote what came of it
 * @property {(id: string) => boolean} isOut whether an article was left out
 * @property {(gather: import('../own/gather.js').Gather) => Promise<void>} add
 * @property {(name: string, text: string) => Promise<void>} paste
 * @property {(file: OwnFile) => Promise<void>} open finds out what a file brought
 * @property {(file: OwnFile, id?: string) => Promise<void>} remove leaves its articles out, or one of them
 * @property {(file: OwnFile, id?: string) => Promise<void>} putBack
 * @property {(wanted: boolean) => Promise<void>} keep
 * @property {() => Promise<void>} forget removes everything, also from the store
 * @property {(wanted: import('../own/site.js').Wanted) => Promise<void>} save
 * @property {() => void} stop
 * @property {(over: boolean) => void} hover
 */

export {};
