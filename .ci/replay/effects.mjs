// The design effects of a month, by the figures page.
import { groupBy, sum } from './groups.mjs';

const LEAST_PEOPLE = 30;

/** Up to a multiple of 0.5, which is published. */
const coarse = effect => Math.ceil(2 * effect - 1e-9) / 2;

/** Donner's intraclass correlation (1986) of pairs of person and team: {answers, satisfied, team}. */
export function correlation(pairs) {
  const answers = sum(pairs.map(pair => pair.answers));
  const teams = [...groupBy(pairs, pair => pair.team).values()].map(own => {
    const all = sum(own.map(pair => pair.answers));
    return { own, all, rate: sum(own.map(pair => pair.satisfied)) / all };
  });
  const freedom = pairs.length - teams.length;
  if (freedom === 0 || answers === pairs.length) return 0;
  const between = sum(teams.flatMap(({ own, rate }) =>
    own.map(pair => pair.answers * (pair.satisfied / pair.answers - rate) ** 2))) / freedom;
  const within = sum(pairs.map(pair => pair.satisfied * (1 - pair.satisfied / pair.answers)))
    / (answers - pairs.length);
  const size = (answers - sum(teams.map(({ own, all }) => sum(own.map(pair => pair.answers ** 2)) / all))) / freedom;
  const divisor = between + (size - 1) * within;
  return divisor > 0 ? Math.min(1, Math.max(0, (between - within) / divisor)) : 0;
}

/** The mean number of voices of the person whom a voice is of. */
const meanVoices = voices => sum(voices.map(v => v * v)) / sum(voices);

/** The design effects of the month that a night opens. */
export class Effects {
  /**
   * @param answers all entries that are answers of people who may vote
   * @param batches those that have closed by this night, its own included
   */
  constructor({ day, answers, batches, tree, retentionDays, windows }) {
    this.kept = Math.min(365, Math.max(1, retentionDays - 20));
    this.tree = tree;
    const recent = answers.filter(entry => entry.on <= day && entry.on > day - this.kept);
    const pairs = groupBy(recent, entry => `${entry.completion.person} ${entry.completion.team}`);
    const rho = correlation([...pairs.values()].map(own => ({
      team: own[0].completion.team, answers: own.length,
      satisfied: own.filter(entry => entry.answer.rating >= 4).length,
    })));
    this.windows = new Map(windows.map(days => [days, this.window(days, day, recent, batches, rho)]));
  }

  window(days, day, recent, batches, rho) {
    const covered = Math.min(days, this.kept);
    const pairs = groupBy(recent.filter(entry => entry.on > day - covered),
      entry => `${entry.completion.person} ${entry.completion.team}`);
    const voices = [...pairs.values()].map(own => ({
      person: own[0].completion.person, team: own[0].completion.team, number: this.voices(own, batches),
    }));
    const closings = batches.filter(batch => batch.day > day - days).map(batch => batch.day);
    const growth = closings.length ? Math.max(1, (day - Math.min(...closings) + 1) / covered) : 1;
    const effect = numbers => coarse(numbers.length ? 1 + (meanVoices(numbers) - 1) * growth * rho : 1);
    const organisation = effect(voices.map(pair => pair.number));
    const teams = new Map();
    for (const team of this.tree.teams.keys()) {
      const below = voices.filter(pair => this.tree.isWithin(pair.team, team));
      const people = [...groupBy(below, pair => pair.person).values()].map(own => sum(own.map(pair => pair.number)));
      if (people.length >= LEAST_PEOPLE) teams.set(team, effect(people));
    }
    const people = new Set(voices.map(pair => pair.person)).size;
    return { organisation, teams, shown: people >= LEAST_PEOPLE ? organisation : null };
  }

  /** How many voices the answers of a person about a team are, or will be. */
  voices(own, batches) {
    return new Set(own.map(entry => {
      const { team, customerTeam } = entry.completion;
      const department = this.tree.department(customerTeam);
      const above = this.tree.parent(team) === null ? [team] : this.tree.path(team).slice(1);
      const closings = batches.filter(batch => batch.day < entry.on && (batch.team === team
        ? batch.kind === `<${department}` || batch.kind === 'team' || (batch.kind === 'pool' && above.includes(team))
        : batch.kind === 'pool' && above.includes(batch.team))).map(batch => batch.day);
      return `${department} ${closings.length ? Math.max(...closings) : 'none'}`;
    })).size;
  }

  /** The effect of a team in a window. */
  of(team, days) {
    const window = this.windows.get(days);
    return window.teams.get(team) ?? window.organisation;
  }

  /** What admins are shown of a window. */
  shown(days) { return this.windows.get(days).shown; }
}
