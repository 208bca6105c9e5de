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

/** @typedef {{name: string, articles: number, lost: boolean, notes: string[]}} FileReport */

/**
 * @typedef {object} Own
 * @property {FileReport[]} reports
 * @property {{done: number, total: number} | null} progress
 * @property {boolean} over files are held above the page
 * @property {boolean} stopped
 * @property {string} note a sentence about the last attempt
 * @property {(files: {name: string, file: Blob}[]) => Promise<void>} add
 * @property {() => void} stop
 * @property {(over: boolean) => void} hover
 */

export {};
