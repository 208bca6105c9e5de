/**
 * Tables as CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe in front: article
 * text is untrusted, and a formula can send what else the sheet holds elsewhere.
 */

/** @param {unknown} value */
function cell(value) {
  if (typeof value === 'number') return String(value);
  const text = String(value ?? '');
  const safe = /^\s*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * @param {Record<string, unknown>[]} rows all with the names of the first
 * @returns {string} with a head line; lines end as the standard says
 */
export function csv(rows) {
  const names = Object.keys(rows[0] ?? {});
  return [names, ...rows.map((row) => names.map((name) => row[name]))]
    .map((line) => `${line.map(cell).join(',')}\r\n`)
    .join('');
}
