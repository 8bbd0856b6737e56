// Computes the scores of a replayed ticket log anew, from the log and the ratings given alone, by the rules as the
// design words them, one fact at a time, and compares them with what the product published.
// Use: node .ci/check-replay.mjs LOG FOLDER   (FOLDER holds ratings.csv and scores.json)
import { readFileSync } from 'node:fs';

const [logFile, folder] = process.argv.slice(2);
const k = 5, crowdNeeded = 10, interfacePatience = 14, teamPatience = 60;
const DAY = 86_400_000;

const rows = file => {
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/).map(line =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(m => m[1] ?? m[2]));
  return lines.map(line => Object.fromEntries(header.map((name, i) => [name, line[i]])));
};
const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });
const dayNumber = text => Date.parse(text + 'T00:00:00Z') / DAY;
const dayOf = millis => dayNumber(berlin.format(new Date(millis)));

const published = JSON.parse(readFileSync(`${folder}/scores.json`, 'utf8'));
const asOf = dayNumber(published['365d'].asOf);

// ---- facts: voices on the day they settle, silences on the day they become one
const ratings = new Map(rows(`${folder}/ratings.csv`).map(r =>
  [`${r.externalId}#${r.completion}`, { at: Date.parse(r.at), rating: Number(r.rating) }]));
const facts = [];
const completed = new Map();
for (const e of rows(logFile)) {
  const at = Date.parse(e.at);
  const last = completed.get(e.externalId);
  if (e.event === 'reopened' && last) last.reopenedAt = at;
  if (e.event !== 'completed') continue;
  completed.set(e.externalId, { at, n: (last?.n ?? 0) + 1, entry: e });
  facts.push(completed.get(e.externalId));
}
// ---- at most three invitations within seven days; who was not invited is neither a voice nor a silence
const invited = new Map();
function isInvited(person, at) {
  const recent = (invited.get(person) ?? []).filter(time => at - time < 7 * DAY);
  if (recent.length < 3) invited.set(person, [...recent, at]);
  return recent.length < 3;
}
const waiting = [];
for (const { at, n, entry, reopenedAt } of facts) {
  if (!isInvited(entry.requester, at)) continue;
  const place = { person: entry.requester, team: entry.team, department: entry.customerTeam };
  const answer = ratings.get(`${entry.externalId}#${n}`);
  if (answer) waiting.push({ ...place, day: dayOf(answer.at + DAY), rating: answer.rating, at: answer.at });
  const silentOn = dayOf(at + 7 * DAY);
  const answered = answer && dayOf(answer.at) <= silentOn;
  const withdrawn = !answer && reopenedAt && dayOf(reopenedAt) <= silentOn;
  if (!answered && !withdrawn) waiting.push({ ...place, day: silentOn, rating: null });
}

// ---- the tree: provider teams below "it", customer teams beside it
const parents = new Map([['company', null], ['it', 'company'], ['hr', 'company'], ['marketing', 'company']]);
for (const e of rows(logFile)) { parents.set(e.team, 'it'); parents.set(e.customerTeam, 'company'); }
const depth = id => parents.get(id) === null ? 0 : 1 + depth(parents.get(id));
const leavesFirst = [...parents.keys()].sort((a, b) => depth(b) - depth(a));
const isWithin = (id, top) => id === top || (parents.get(id) !== null && isWithin(parents.get(id), top));

// ---- the cascade
const batches = [];
let pending = [];
function close(node, team, day) {
  const here = pending.filter(f => f.node === node);
  const voices = new Map();
  for (const f of here.filter(f => f.rating !== null)) {
    if (!voices.has(f.person) || voices.get(f.person).at <= f.at) voices.set(f.person, f);
  }
  const crowd = new Set(here.map(f => f.person));
  if (voices.size < k || crowd.size < crowdNeeded) return false;
  batches.push({ team, day, node, crowd: crowd.size, ratings: [...voices.values()].map(f => f.rating) });
  pending = pending.filter(f => f.node !== node);
  return true;
}
function step(node, patience, day, to) {
  for (const f of pending) {
    if (f.node === node && day - f.since >= patience) { f.node = to; f.since = day; }
  }
}
const first = Math.min(...waiting.map(f => f.day));
for (let day = first; day <= asOf; day++) {
  for (const f of waiting.filter(f => f.day === day)) {
    pending.push({ ...f, node: `${f.department} -> ${f.team}`, since: day });
  }
  for (const team of leavesFirst) {
    for (const node of new Set(pending.map(f => f.node).filter(n => n.endsWith(` -> ${team}`)))) {
      if (!close(node, team, day)) step(node, interfacePatience, day, `team ${team}`);
    }
    const above = `pool ${parents.get(team) ?? team}`;
    if (!close(`team ${team}`, team, day)) step(`team ${team}`, teamPatience, day, above);
    if (!close(`pool ${team}`, team, day) && parents.get(team) !== null) step(`pool ${team}`, teamPatience, day, above);
  }
}

// ---- the scores
const z = 1.959963984540054; // the normal distribution's 97.5% quantile
function score(union, designEffect) {
  const all = union.flatMap(b => b.ratings), n = all.length, m = n / designEffect;
  const p = all.filter(r => r >= 4).length / n, centre = p + z * z / (2 * m);
  const half = z * Math.sqrt(p * (1 - p) / m + z * z / (4 * m * m)), scale = 1 + z * z / m;
  return {
    voices: n, raters: Math.max(...union.map(b => b.ratings.length)), csat: p,
    csatLow: (centre - half) / scale, csatHigh: (centre + half) / scale,
    mean: all.reduce((a, b) => a + b, 0) / n, histogram: [1, 2, 3, 4, 5].map(v => all.filter(r => r === v).length),
    responseRate: n / union.reduce((sum, b) => sum + b.crowd, 0),
  };
}
let compared = 0, wrong = 0;
const differ = (a, b) => Array.isArray(a) ? a.some((x, i) => differ(x, b?.[i])) : !(Math.abs(a - b) <= 1e-9);
for (const [window, days] of [['30d', 30], ['90d', 90], ['365d', 365]]) {
  const seen = new Map(published[window].teams.map(t => [t.teamId, t]));
  for (const team of parents.keys()) {
    const union = batches.filter(b => isWithin(b.team, team) && b.day > asOf - days);
    const shown = seen.get(team);
    const expected = union.length ? score(union, published[window].designEffect) : { collecting: true };
    const bad = !shown ? ['missing'] : union.length
      ? Object.keys(expected).filter(name => differ(expected[name], shown[name]))
      : shown.collecting === true && !('voices' in shown) ? [] : ['collecting'];
    compared++;
    if (bad.length) {
      wrong++;
      console.error(window, team, bad.join(', '), '\n  expected', JSON.stringify(expected), '\n  published', JSON.stringify(shown));
    }
  }
}
const shown = batches.filter(b => b.day > asOf - 365).length;
console.log(`Replay check: ${ratings.size} ratings, ${batches.length} batches (${shown} in the year), `
  + `${compared} scores compared, ${wrong} differ.`);
process.exit(wrong || compared === 0 || batches.length === 0 ? 1 : 0);
