/** The reader's files as the engine has them: what each brought, and which of their articles are left out. */

/** @import {AddingEngine} from '../own.js' */
/** @import {Imported, OwnFile} from '../views/context.js' */

export class OwnFiles {
  /** One per file, in the order of reading. @type {OwnFile[]} */ rows = [];
  /** Ids of articles that are left out. @type {Set<string>} */ removed = new Set();
  #names = new Set();
  #engine;

  /** @param {AddingEngine} engine */
  constructor(engine) {
    this.#engine = engine;
  }

  /** A name that no other file has: the second `a.txt` is `a (2).txt`. @param {string} name */
  claim(name) {
    const dot = name.lastIndexOf('.') > name.lastIndexOf('/') ? name.lastIndexOf('.') : name.length;
    let free = name;
    for (let n = 2; this.#names.has(free); n += 1) free = `${name.slice(0, dot)} (${n})${name.slice(dot)}`;
    this.#names.add(free);
    return free;
  }

  /** @param {string} name @returns {Promise<Imported[]>} the articles of a file that are not left out */
  async imported(name) {
    const answer = await this.#engine.request({ op: 'imported', file: name });
    return answer.op === 'imported' ? answer.articles : [];
  }

  /** @param {OwnFile} row @returns {Promise<string[]>} */
  async ids(row) {
    row.brought ??= await this.imported(row.name);
    return row.brought.map(({ head }) => head.id);
  }

  /** @returns {Promise<string[]>} */
  async allIds() {
    const all = [];
    for (const row of this.rows) if (row.articles) all.push(...(await this.ids(row)));
    return all;
  }

  /** @param {Set<string>} removed */
  async setRemoved(removed) {
    this.removed = removed;
    await this.#engine.add({ kind: 'removed', name: 'removed', text: [...removed].join('\n'), own: true });
  }

  /** Leaves out what came of a file that was stopped on its way. @param {string} name */
  async leaveOut(name) {
    const came = (await this.imported(name)).map(({ head }) => head.id);
    if (came.length) await this.setRemoved(new Set([...this.removed, ...came]));
  }

  /** Articles that were read. */
  count() {
    return this.rows.reduce((sum, { articles }) => sum + articles, 0);
  }

  /** What a store should hold. */
  kept() {
    return this.rows.filter(({ articles }) => articles > 0).map(({ name, file }) => ({ name, file }));
  }
}
