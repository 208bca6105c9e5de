/**
 * Lighthouse on a built site, served from this machine: `node scripts/lighthouse.mjs SITE [--desktop]` prints the four
 * scores and what cost points. It is no dependency of the project; where it is not installed (`npm i --no-save
 * lighthouse chrome-launcher`) one line says so.
 */
import { existsSync } from 'node:fs';
import { folder, serve } from '../tests/browser/server.js';

const [site, ...flags] = process.argv.slice(2);
if (!site || !existsSync(`${site}/index.html`)) {
  console.error('usage: node scripts/lighthouse.mjs SITE [--desktop], SITE being a folder that `dateline build` wrote');
  process.exit(2);
}
/** Not known when the page is type-checked, because they are not installed. @param {string} name @returns {Promise<any>} */
const optional = (name) => import(name).catch(() => null);
const [lighthouse, launcher] = await Promise.all(['lighthouse', 'chrome-launcher'].map(optional));
if (!lighthouse || !launcher) {
  console.log('lighthouse: skipped, the packages lighthouse and chrome-launcher are not installed');
  process.exit(0);
}

const server = await serve(folder(`${site.replace(/\/$/, '')}/`), { headers: { 'Cache-Control': 'max-age=31536000' } });
const chrome = await launcher.launch({
  ...(existsSync('/usr/bin/chromium') && { chromePath: '/usr/bin/chromium' }),
  chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
});
try {
  const desktop = flags.includes('--desktop') ? (await optional('lighthouse/core/config/desktop-config.js'))?.default : undefined;
  const { lhr } = await lighthouse.default(server.url, { port: chrome.port, logLevel: 'error' }, desktop);
  for (const { title, score, auditRefs } of Object.values(lhr.categories)) {
    console.log(`${title}: ${Math.round((score ?? 0) * 100)}`);
    for (const { id, weight } of auditRefs) {
      const audit = lhr.audits[id];
      if (weight > 0 && audit.score !== null && audit.score < 1) console.log(`  ${id} ${audit.score}: ${audit.displayValue ?? audit.title}`);
    }
  }
} finally {
  await chrome.kill();
  await server.close();
}
