import { today } from '../page/clock';
import { day, duration, percent, texts } from '../page/language';
import type { Team, TeamAction, Teams } from '../page/teams';

/** The words for what a team promises and changes. */
export const expected = texts({
  promises: '{team} verspricht:', turnaround: 'Neun von zehn Anfragen dauern höchstens {days}.', satisfaction: 'Mindestens {share} sind zufrieden.', willNotDo: 'Nicht dabei: {words}',
  said: 'Sie haben gesagt: „{words}“', changes: '{team} ändert bis {day}: „{words}“', changed: '{team} hat geändert: „{words}“',
}, {
  promises: '{team} promises:', turnaround: 'Nine of ten requests take at most {days}.', satisfaction: 'At least {share} are satisfied.', willNotDo: 'Not included: {words}',
  said: 'You said: “{words}”', changes: '{team} will change by {day}: “{words}”', changed: '{team} has changed: “{words}”',
});

export const turnaroundOf = (days: number): string => expected('turnaround', { days: duration(`P${days}D`) });

export const satisfactionOf = (promised: number): string => expected('satisfaction', { share: percent(promised / 100) });

export const isOverdue = (action: TeamAction): boolean => action.doneOn === undefined && action.due < today();

/**
 * What customers may expect of a team, and what it changes because of what they said, as the nearest team says it. An
 * overdue action would tell them of a day that has passed.
 */
export function Expected({ team, teams }: { readonly team: Team; readonly teams: Teams }) {
  const promising = teams.nearest(team, one => one.promise !== undefined);
  const acting = teams.nearest(team, ({ action }) => action !== undefined && !isOverdue(action));
  if (!promising && !acting) return null;
  return <div class="remark">
    {promising?.promise && <Promised team={promising.name} {...promising.promise} />}
    {acting?.action && <Said team={acting.name} action={acting.action} />}
  </div>;
}

function Promised({ team, turnaroundDays, satisfaction, willNotDo }: NonNullable<Team['promise']> & { readonly team: string }) {
  const numbers = [turnaroundDays && turnaroundOf(turnaroundDays), satisfaction && satisfactionOf(satisfaction)].filter(Boolean);
  return <p class="words">{[[expected('promises', { team }), ...numbers].join(' '), willNotDo && expected('willNotDo', { words: willNotDo })].filter(Boolean).join('\n')}</p>;
}

/** "You said, we did" in two lines. */
export function Said({ team, action }: { readonly team: string; readonly action: TeamAction }) {
  return <p class="words">{expected('said', { words: action.focus })}{'\n'}{action.doneOn ? expected('changed', { team, words: action.change }) : expected('changes', { team, day: day(action.due), words: action.change })}</p>;
}
