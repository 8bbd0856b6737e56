// What moved from one window to the next, by the figures page.
import { dayText } from './calendar.mjs';
import { csatOf, ratingsOf } from './scores.mjs';
import { discoveries, newcombe, pValue, round } from './statistics.mjs';

const FALSE_DISCOVERIES = 0.1;

/** The last day up to a night on which a window is looked at. */
export const lookOf = (day, days) => day - day % days;

/**
 * What a look at two windows found, by team.
 *
 * @param effectOf gives the design effect of a team by the look's month
 */
export function look(day, days, batches, teams, effectOf) {
  const closed = batches.filter(batch => batch.kind !== 'pool');
  const within = (first, last) => closed.filter(batch => batch.day >= first && batch.day <= last);
  const before = within(day - 2 * days + 1, day - days), after = within(day - days + 1, day);
  const side = (list, team) => {
    const ratings = ratingsOf(list.filter(batch => batch.within.includes(team)));
    return { share: csatOf(ratings), voices: ratings.length / effectOf(team) };
  };
  const moves = teams.map(team => ({ team, before: side(before, team), after: side(after, team) }))
    .filter(move => move.before.voices && move.after.voices);
  const found = discoveries(moves.map(move => pValue(move.before, move.after)), FALSE_DISCOVERIES);
  return new Map(moves.map((move, index) => {
    const [low, high] = newcombe(move.before, move.after);
    return [move.team, {
      from: round(move.before.share, 4), to: round(move.after.share, 4), low: round(low, 4), high: round(high, 4),
      significant: found[index], decidedOn: dayText(day),
      before: span(day - 2 * days + 1, day - days), after: span(day - days + 1, day),
    }];
  }));
}

const span = (first, last) => ({ first: dayText(first), last: dayText(last) });
