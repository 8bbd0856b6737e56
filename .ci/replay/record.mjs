// Reads a ticket log and what a replay wrote down of it.
import { readFileSync } from 'node:fs';

/** The rows of a CSV file (RFC 4180) without line breaks in its cells, as objects by the names of the first line. */
export function csv(file) {
  const [header, ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/).map(line =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(cell => cell[1]?.replaceAll('""', '"') ?? cell[2]));
  return rows.map(row => Object.fromEntries(header.map((name, index) => [name, row[index]])));
}

const lines = file => readFileSync(file, 'utf8').trim().split('\n').filter(Boolean).map(line => JSON.parse(line));

/**
 * Everything that is known of a replay: {log, world, events, published}. What was the same as the night before has that
 * night's body again.
 */
export function readRecord(logFile, folder) {
  return {
    log: csv(logFile),
    world: JSON.parse(readFileSync(`${folder}/world.json`, 'utf8')),
    events: lines(`${folder}/events.jsonl`),
    published: whole(lines(`${folder}/published.jsonl`)),
  };
}

function whole(published) {
  const last = new Map();
  return published.map(line => {
    if (!line.same) last.set(line.route, line.body);
    return { night: line.night, route: line.route, body: { ...line.dates, ...structuredClone(last.get(line.route)) } };
  });
}
