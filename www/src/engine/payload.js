/**
 * What the script payloads in `pkg/` look like, written once: the build writes them, and a page opened from disk,
 * which may not fetch its neighbors, writes them again when its reader saves a site.
 */

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {string} a script that leaves a value for the page
 */
export const payloadScript = (name, value) => `(self.datelinePayload??={}).${name}=${JSON.stringify(value)};\n`;

/**
 * The fuller reader.
 * @param {string} host source of the function that makes its host
 * @param {string} wasm base64 of the gzipped module
 * @param {string[]} files every file of the page's folder, by name
 */
export const readerScript = (host, wasm, files) =>
  `${host}\n(self.datelinePayload??={}).reader={host:datelineReader,wasm:${JSON.stringify(wasm)},files:${JSON.stringify(files)}};\n`;
