/** What a view shows as one HTML file that needs nothing: its elements without controls, and the styles of the page. */

/** Controls lead nowhere in a file. */
const CONTROLS = 'button, input, select, dialog, nav, .cmp-tools, .keys, .mm-wrap';

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** @param {Document} document @returns {string} every rule that can be read; on file:// none of a linked sheet can */
function styles(document) {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].map(({ cssText }) => cssText);
    } catch {
      return [];
    }
  });
  return rules.join('\n').replaceAll('</', '<\\/');
}

/**
 * @param {Element} view
 * @param {string} title
 * @returns {string}
 */
export function standalone(view, title) {
  const copy = /** @type {Element} */ (view.cloneNode(true));
  for (const control of copy.querySelectorAll(CONTROLS)) control.remove();
  // Links of the page are fragments of its address, which a file does not have.
  for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  const symbols = view.ownerDocument.querySelector('svg.symbols, svg[hidden]')?.outerHTML ?? '';
  const root = view.ownerDocument.documentElement;
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="${escaped(root.lang || 'en')}" dir="${escaped(root.dir || 'ltr')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${styles(view.ownerDocument)}</style>
</head>
<body>
${symbols}${copy.outerHTML}
</body>
</html>
`;
}
