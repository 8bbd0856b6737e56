// What shows how the programme runs: where work is done, what has been open for long, what whole weeks counted.
import { dayNumber, weekOf } from './calendar.mjs';
import { groupBy } from './groups.mjs';

const COLLECTING = 90, LONG = 14, DAY = 86_400_000;

/** The interfaces at which work was done within the last 90 days: {team, department}. */
export function placesWithWork(completions, tree, day) {
  const recent = completions.filter(one => one.completedOn <= day && one.completedOn >= day - COLLECTING);
  const places = groupBy(recent, one => `${one.team} ${tree.department(one.customerTeam)}`);
  return [...places.values()].map(([one]) => ({ team: one.team, department: tree.department(one.customerTeam) }));
}

/**
 * How many requests of each team had been open for more than 14 days when a day ended, and still were when its night
 * began; teams without any are left out.
 */
export function openLong({ requests, completions, reopenings }, end, at) {
  const counts = {};
  for (const request of requests) {
    const mine = one => one.externalId === request.externalId;
    const done = completions.filter(one => mine(one) && one.completedAt <= at).length;
    const reopened = reopenings.filter(one => mine(one) && one.at <= at).length;
    if (request.at < end - LONG * DAY && done === reopened) counts[request.team] = (counts[request.team] ?? 0) + 1;
  }
  return counts;
}

/**
 * The totals of whole weeks up to a day, newest first: what was completed, which invitations entered, and how many of
 * these were answered by then. They are rounded to k; of weeks with fewer than 4k invitations nothing is shown, nor a
 * number of fewer than k, nor one that leaves fewer than k of the invitations.
 */
export function weeks(completions, entries, { first, last, k }) {
  const days = groupBy(Array.from({ length: last - first + 1 }, (_, index) => first + index), weekOf);
  return [...days].filter(([, week]) => week.length === 7).map(([week]) => {
    const inWeek = day => weekOf(day) === week;
    const entered = entries.filter(entry => inWeek(entry.on));
    const invitations = entered.filter(entry => entry.asked).length;
    const shown = (count, left = k) => count < k || left < k ? null : Math.floor(count / k + 0.5) * k;
    const done = completions.filter(one => inWeek(one.completedOn)).length;
    const answers = entered.filter(entry => entry.asked && entry.answer).length;
    return invitations >= 4 * k ? {
      week, completions: shown(done), invitations: shown(invitations),
      answers: shown(answers, invitations - answers), quarantined: null, refusedAttempts: null,
    } : null;
  }).filter(Boolean).reverse();
}
