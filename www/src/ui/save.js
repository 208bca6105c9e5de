/** Gives the reader a file. Nothing leaves the page: the browser saves what the page made. */

/** @type {Record<string, string>} */
const TYPES = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
  jsonld: 'application/ld+json',
  svg: 'image/svg+xml',
  html: 'text/html;charset=utf-8',
  bib: 'application/x-bibtex',
};

/**
 * @param {string} name with its ending
 * @param {string | Blob} content
 */
export function save(name, content) {
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain;charset=utf-8';
  // A spreadsheet takes UTF-8 without its mark for something else.
  const parts = name.endsWith('.csv') ? ['\ufeff', content] : [content];
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** @param {string} title @param {string} ending @returns {string} a name that every system can keep */
export function fileName(title, ending) {
  const plain = title
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60);
  return `${plain || 'dateline'}.${ending}`;
}
