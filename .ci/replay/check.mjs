import { dayNumber, dayText } from './calendar.mjs';
import { compare } from './compare.mjs';
import { Expected } from './expected.mjs';
import { groupBy } from './groups.mjs';
import { invitationDifferences } from './invitations.mjs';

/** What must be compared at least, or the check has not checked. */
const LEAST = ['voices', 'csat', 'histogram', 'responseRate', 'closedOn', 'nights.batches'];

/** Computes what each route must have shown after each night of a record: {expected, nights: [{night, routes}]}. */
export function compute(record) {
  const expected = new Expected(record);
  const shown = groupBy(record.published, line => line.night);
  const nights = [];
  for (let day = expected.first; day <= expected.last; day++) {
    expected.pass(day);
    const routes = expected.routes();
    const read = (shown.get(dayText(day)) ?? []).map(line => line.route);
    // Batches are read where some have closed, and of all teams at the end.
    const teams = day === expected.last ? [...expected.tree.teams.keys()] : expected.closed.map(batch => batch.team);
    for (const route of new Set([...teams.map(team => `/teams/${team}/scores`), ...read])) {
      const [, team] = route.match(/^\/teams\/(.+)\/scores$/) ?? [];
      if (team && expected.tree.teams.has(team)) routes.set(route, expected.batches(team));
    }
    nights.push({ night: dayText(day), routes });
  }
  return { expected, nights };
}

/** Nights start at 03:15; what a replay gives them to do is done within the quarter of an hour that they have. */
function timesOf(body, day, timeOf) {
  for (const row of body.nights ?? []) {
    const hours = instant => (Date.parse(instant) - timeOf(day + 1, 3.25)) / 3_600_000;
    if (hours(row.startedAt) >= 0 && hours(row.startedAt) < 0.05) row.startedAt = 'at 03:15';
    if (hours(row.finishedAt) >= 0 && hours(row.finishedAt) < 0.25) row.finishedAt = 'before 03:30';
  }
  return body;
}

/** Compares what was shown after a night with what was computed. */
export function compareNight({ night, routes }, published, timeOf) {
  const compared = new Map(), differences = [];
  const shown = new Map(published.map(line =>
    [line.route, timesOf(structuredClone(line.body), dayNumber(night), timeOf)]));
  for (const route of new Set([...routes.keys(), ...shown.keys()])) {
    const result = compare(routes.get(route) ?? {}, shown.get(route) ?? {});
    for (const [kind, count] of result.compared) compared.set(kind, (compared.get(kind) ?? 0) + count);
    differences.push(...result.differences.map(difference => `${night} ${route} ${difference}`));
  }
  return { compared, differences };
}

/** Compares what was shown with what was computed: {expected, nights, compared, differences}. */
export function compareAll({ expected, nights }, published) {
  const compared = new Map(), differences = [];
  const shown = groupBy(published, line => line.night);
  for (const night of nights) {
    const result = compareNight(night, shown.get(night.night) ?? [], expected.history.timeOf);
    for (const [kind, count] of result.compared) compared.set(kind, (compared.get(kind) ?? 0) + count);
    differences.push(...result.differences);
  }
  differences.push(...invitationDifferences(expected.history, expected.settings));
  for (const kind of LEAST.filter(kind => !compared.has(kind))) differences.push(`No ${kind} was there to compare`);
  return { expected, nights: nights.length, compared, differences };
}

export const check = record => compareAll(compute(record), record.published);
