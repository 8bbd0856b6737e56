// The responses that every route must have shown after each night of a replay.
import { dayText, monthOf } from './calendar.mjs';
import { Cascade } from './cascade.mjs';
import { Comments } from './comments.mjs';
import { Effects } from './effects.mjs';
import { groupBy } from './groups.mjs';
import { entriesOf, readHistory } from './history.mjs';
import { leveled } from './leveling.mjs';
import { look, lookOf } from './looks.mjs';
import { openLong, placesWithWork, weeks } from './programme.mjs';
import { ranking } from './ranking.mjs';
import { Reasons } from './reasons.mjs';
import { csatOf, figures, ratingsOf } from './scores.mjs';
import { Tree } from './tree.mjs';

/** Nights start at 03:15. */
const NIGHT = 3.25;

export const WINDOWS = [30, 90, 365];

/** Lets the nights of a record pass once more, outside the product. */
export class Expected {
  constructor(record) {
    this.settings = record.world.settings;
    this.history = readHistory(record);
    this.tree = new Tree(record.world.teams, this.settings.interfaceDepth);
    this.cascade = new Cascade(this.tree, this.settings);
    this.comments = new Comments(this.settings.retentionDays);
    this.reasons = new Reasons(this.tree, this.settings);
    this.entries = entriesOf(this.history.completions);
    // Completions are handled at their interface from their own day on, rated or not.
    const handled = this.history.completions
      .map(completion => ({ completion, on: completion.completedOn, done: true }));
    this.entering = groupBy([...this.entries, ...handled], entry => entry.on);
    this.effects = new Map();
    this.remembered = new Map();
    this.first = this.history.dayOf(record.world.begin);
    // What a night showed is read at six in the morning after it.
    this.last = this.history.dayOf(Date.parse(record.world.end) - 6 * 3_600_000) - 1;
  }

  /** Lets the next night pass. */
  pass(day) {
    const before = this.cascade.batches.length;
    this.day = day;
    this.cascade.night(day, this.entering.get(day) ?? []);
    this.closed = this.cascade.batches.slice(before);
    this.comments.night(day, this.closed);
    this.reasons.night(day, this.closed);
    if (!this.effects.has(monthOf(day))) this.effects.set(monthOf(day), this.monthsEffects());
  }

  monthsEffects() {
    return new Effects({
      day: this.day, answers: this.entries.filter(entry => entry.answer), batches: this.cascade.batches,
      tree: this.tree, retentionDays: this.settings.retentionDays, windows: WINDOWS,
    });
  }

  effect(team, days, day = this.day) {
    return this.effects.get(monthOf(day))?.of(team, days) ?? 1;
  }

  /** The bodies of all routes after the night that passed last. */
  routes() {
    const routes = new Map([['/nights?limit=1', this.nights()]]);
    for (const days of WINDOWS) {
      routes.set(`/scores?window=${days}d`, this.scores(days));
      routes.set(`/interfaces?window=${days}d`, this.interfaces(days));
    }
    return routes;
  }

  nights() {
    const times = { startedAt: 'at 03:15', finishedAt: 'before 03:30' };
    return {
      nights: [{ day: dayText(this.day), ...times, batches: this.closed.length }],
      weeks: weeks(this.history.completions, this.entries, { first: this.first, last: this.day, k: this.settings.k }),
    };
  }

  head(days) {
    return {
      asOf: dayText(this.day), closedFrom: dayText(this.day - days + 1), closedTo: dayText(this.day),
      window: `${days}d`, k: this.settings.k, target: this.settings.targetPercent / 100, designEffect: this.effects.get(monthOf(this.day)).shown(days),
    };
  }

  /** The batches of a window. */
  window(days) {
    return this.cascade.batches.filter(batch => batch.day <= this.day && batch.day > this.day - days);
  }

  scores(days) {
    const places = placesWithWork(this.history.completions, this.tree, this.day);
    const shown = this.windowScores(days);
    const teams = [...this.tree.teams.values()].map(team => ({
      teamId: team.id, name: team.name, parentId: team.parentId ?? null,
      ...shown.get(team.id) ?? { collecting: places.some(place => this.tree.isWithin(place.team, team.id)) },
    }));
    return {
      ...this.head(days), teams,
      openLong: openLong(this.history, this.history.timeOf(this.day + 1, 0), this.history.timeOf(this.day + 1, NIGHT)),
    };
  }

  /**
   * The scores of a window by team. They stay the same until a batch comes or goes, a month or a look; reasons freeze
   * with a batch, and leave the window with it.
   */
  windowScores(days) {
    const batches = this.window(days), looked = lookOf(this.day, days);
    const closings = [...new Set(batches.map(batch => batch.day))];
    return this.remember(`scores ${days} ${closings} ${this.reasons.groups.length} ${monthOf(this.day)} ${looked}`, () => {
      const teams = [...this.tree.teams.keys()];
      const unions = new Map(teams.map(team => [team, batches.filter(batch => batch.within.includes(team))])
        .filter(([, union]) => union.length));
      const extras = [this.ranks(days, unions), this.leveled(days, batches), this.changes(days, looked, teams)];
      return new Map([...unions].map(([team, union]) => [team, {
        ...figures(union, this.settings.k, this.effect(team, days)),
        reasons: this.reasons.shown(team, this.day - days + 1, this.day, this.effect(team, days)),
        ...Object.assign({}, ...extras.map(extra => extra.get(team))),
      }]));
    });
  }

  ranks(days, unions) {
    const leaves = [...unions.keys()].filter(team => this.tree.isLeaf(team));
    const found = ranking(leaves.map(team => {
      const ratings = ratingsOf(unions.get(team)), voices = ratings.length / this.effect(team, days);
      return { satisfied: csatOf(ratings) * voices, voices };
    }));
    return new Map(leaves.map((team, index) => [team, found[index]]));
  }

  leveled(days, batches) {
    const cells = [...cellsOf(batches).values()].map(union => {
      const ratings = ratingsOf(union), { team, kind } = union[0];
      return {
        department: kind.slice(1), team, share: csatOf(ratings), voices: ratings.length,
        effective: ratings.length / this.effect(team, days),
      };
    });
    return new Map([...leveled(cells)].filter(([team]) => this.tree.isLeaf(team))
      .map(([team, share]) => [team, { leveled: share }]));
  }

  changes(days, looked, teams) {
    const found = this.remember(`look ${days} ${looked}`, () =>
      look(looked, days, this.cascade.batches, teams, team => this.effect(team, days, looked)));
    return new Map([...found].map(([team, change]) => [team, { change }]));
  }

  interfaces(days) {
    const cells = cellsOf(this.window(days));
    const shown = [...cells.values()].map(union => ({
      department: union[0].kind.slice(1), teamId: union[0].team,
      ...figures(union, this.settings.k, this.effect(union[0].team, days)),
    }));
    const collecting = placesWithWork(this.history.completions, this.tree, this.day)
      .filter(place => !cells.has(`${place.team} <${place.department}`))
      .map(place => ({ department: place.department, teamId: place.team, collecting: true }));
    return { ...this.head(days), cells: [...shown, ...collecting] };
  }

  batches(teamId) {
    const batches = this.cascade.batches.filter(batch => batch.team === teamId).map(batch => ({
      closedOn: dayText(batch.day), node: batch.kind.replace('<', 'department:'),
      ...figures([batch], this.settings.k, 1),
    }));
    return {
      teamId, name: this.tree.teams.get(teamId).name, batches, comments: this.comments.shown(teamId, this.day + 1),
    };
  }

  remember(key, compute) {
    if (!this.remembered.has(key)) this.remembered.set(key, compute());
    return this.remembered.get(key);
  }
}

/** The batches that closed at interfaces, by interface. */
const cellsOf = batches =>
  groupBy(batches.filter(batch => batch.kind.startsWith('<')), batch => `${batch.team} ${batch.kind}`);
