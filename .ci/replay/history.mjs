// What happened: each completion with its invitation and its answer, help without a ticket, and when each of them
// enters the figures.
import { daysOf, timesOf } from './calendar.mjs';
import { groupBy } from './groups.mjs';

const MINUTE = 60_000;
const ENTRY = 8, LATE_ENTRY = 16;
const LOGGED = ['created', 'completed', 'reopened', 'helped'];

/** Who a requester is: an address without its tag; a name alone is one of the invented company. */
function personOf(requester) {
  const [name, domain = 'resonanz.example'] = requester.split('@');
  const letters = `${name.replace(/(?<=.)\+.*/, '')}@${domain}`;
  return letters.replace(/[A-Z]/g, letter => letter.toLowerCase());
}

/**
 * The completions of a replay. Each tells who asked whom (`person`, `department`, `team`), when it was created and
 * completed, and where there were any, when it was invited to be rated and what the answer was. Help without a ticket
 * (`helped`) tells the same.
 */
export function readHistory({ log, world, events }) {
  const dayOf = daysOf(world.settings.timeZone);
  const created = new Map(), completions = new Map(), helped = new Map();
  const entries = groupBy(log, entry => `${entry.externalId} ${entry.event}`);
  for (const event of events) {
    const key = `${event.externalId}#${event.completion}`;
    const at = Date.parse(event.at);
    if (LOGGED.includes(event.event)) {
      const entry = entries.get(`${event.externalId} ${event.event}`)?.shift();
      if (!entry || Math.abs(at - Date.parse(entry.at)) > 10 * MINUTE) {
        throw new Error(`The log does not have what the replay did: ${JSON.stringify(event)}`);
      }
      if (event.event === 'created') {
        created.set(event.externalId, { at, entry, person: personOf(entry.requester) });
      }
      if (event.event === 'helped') {
        helped.set(key, {
          key, externalId: event.externalId, person: personOf(entry.requester), customerTeam: entry.customerTeam,
          team: entry.team, createdAt: at, completedAt: at, completedOn: dayOf(at), helped: true,
        });
      }
      if (event.event === 'completed') {
        const request = created.get(event.externalId);
        completions.set(key, {
          key, externalId: event.externalId, person: request.person, customerTeam: request.entry.customerTeam,
          team: entry.team, createdAt: request.at, completedAt: at, completedOn: dayOf(at),
        });
      }
    } else if (event.event === 'invited') {
      Object.assign(completions.get(key), { invitedAt: at, invitedOn: dayOf(at) });
    } else if (event.event === 'rated') {
      (completions.get(key) ?? helped.get(key)).answer = { ...event, at, on: dayOf(at), rating: Number(event.rating) };
    }
  }
  const left = [...entries.values()].flat();
  if (left.length) throw new Error(`The replay left out ${JSON.stringify(left[0])} and ${left.length - 1} more.`);
  const requests = [...created].map(([externalId, { at, entry, person }]) =>
    ({ externalId, at, on: dayOf(at), team: entry.team, person, customerTeam: entry.customerTeam }));
  const reopenings = events.filter(event => event.event === 'reopened')
    .map(event => ({ externalId: event.externalId, at: Date.parse(event.at), on: dayOf(event.at) }));
  const timeOf = timesOf(world.settings.timeZone);
  return { requests, completions: [...completions.values()], helped: [...helped.values()], reopenings, dayOf, timeOf };
}

/**
 * What enters the figures and on which day: a voice (`answer`) or a silence of somebody who was asked (`asked`). Late
 * answers come in by themselves, eight days after their silence.
 */
export function entriesOf(completions) {
  return completions.flatMap(completion => {
    const { answer, invitedOn } = completion;
    if (completion.customerTeam === completion.team) return [];
    const first = (invitedOn ?? completion.completedOn) + ENTRY;
    const late = first + LATE_ENTRY - ENTRY;
    if (invitedOn === undefined) {
      return answer ? [{ completion, on: answer.on < first ? first : late, asked: false, answer }] : [];
    }
    const inTime = answer && answer.on < first;
    const entry = { completion, on: first, asked: true, answer: inTime ? answer : null };
    return answer && !inTime ? [entry, { completion, on: late, asked: false, late: true, answer }] : [entry];
  });
}
