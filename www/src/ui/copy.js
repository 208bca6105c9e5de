/** Copying, with an answer for the live region. */

/**
 * @param {string} text
 * @returns {Promise<boolean>} false where the browser or a frame's sandbox forbids it
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** For pages opened from a file and for frames without the clipboard permission. @param {string} text */
function copyBySelection(text) {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'vh';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
