// @ts-nocheck: the package whose answers it reads has no types here.
// Scores chrono-node on an open set of time expressions, by the same definitions as examples/measure_time.rs.
//
//     node scripts/measure-chrono.mjs DATA [MODULE]
//
// DATA is a folder with timex/*.jsonl; MODULE is where chrono-node is (a path), for it is no dependency of the
// project: without it one line says so. A result's value is as fine as the parts chrono is certain of.
import { readFileSync, existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [folder, module = 'chrono-node'] = process.argv.slice(2);
if (!folder) {
  console.error('usage: measure-chrono.mjs DATA [MODULE]');
  process.exit(2);
}
const chrono = await import(existsSync(module) ? pathToFileURL(module).href : module).catch(() => null);
if (!chrono) {
  console.log('chrono-node: skipped, the package is not installed');
  process.exit(0);
}

/** The TIMEX3 value of a parsed moment, as fine as chrono is certain. */
function value(start) {
  const two = (part) => String(start.get(part)).padStart(2, '0');
  const sure = (part) => start.isCertain(part);
  const year = String(start.get('year')).padStart(4, '0');
  if (sure('hour')) return `${year}-${two('month')}-${two('day')}T${two('hour')}:${two('minute')}`;
  if (sure('day') || sure('weekday')) return `${year}-${two('month')}-${two('day')}`;
  return sure('month') ? `${year}-${two('month')}` : year;
}

/** For every UTF-16 index, how many characters before it are no white space. */
function solid(text) {
  const out = [0];
  for (const c of text) {
    const n = out.at(-1) + (/\s/.test(c) ? 0 : 1);
    for (let i = 0; i < c.length; i++) out.push(n);
  }
  return out;
}

for (const name of ['tbaq_train', 'tbaq_dev']) {
  const path = `${folder}/timex/${name}.jsonl`;
  if (!existsSync(path)) {
    console.log(`${name}: skipped, no ${path}`);
    continue;
  }
  const n = { gold: 0, found: 0, strict: 0, goldHit: 0, foundHit: 0, value: 0 };
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const { text, dct, timexes } = JSON.parse(line);
    const points = [0];
    for (const c of text) points.push(points.at(-1) + c.length);
    const place = solid(text);
    const span = (a, b) => [place[a], place[b]];
    const gold = timexes.map((t) => ({ span: span(points[t.start], points[t.end]), value: t.value }));
    const day = dct ? new Date(`${dct.slice(0, 10)}T12:00:00`) : new Date(2000, 0, 1);
    const found = chrono.parse(text, day).map((r) => ({
      span: span(r.index, r.index + r.text.length),
      value: value(r.start),
    }));
    const meet = (a, b) => a.span[0] < b.span[1] && b.span[0] < a.span[1];
    const same = (a, b) => a.span[0] === b.span[0] && a.span[1] === b.span[1];
    n.gold += gold.length;
    n.found += found.length;
    n.strict += gold.filter((g) => found.some((f) => same(f, g))).length;
    n.goldHit += gold.filter((g) => found.some((f) => meet(f, g))).length;
    n.foundHit += found.filter((f) => gold.some((g) => meet(f, g))).length;
    n.value += found.filter((f) => gold.some((g) => meet(f, g) && g.value === f.value)).length;
  }
  const f1 = (g, f) => {
    const [r, p] = [g / Math.max(n.gold, 1), f / Math.max(n.found, 1)];
    return (r + p ? (2 * r * p) / (r + p) : 0).toFixed(3);
  };
  const line = `strict ${f1(n.strict, n.strict)} relaxed ${f1(n.goldHit, n.foundHit)} value ${f1(n.value, n.value)}`;
  console.log(`${name}: chrono-node ${line} (gold ${n.gold}, found ${n.found})`);
}
