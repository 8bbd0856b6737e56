// The responses that every route must have shown after each night of a replay.
import { dayText, monthOf } from './calendar.mjs';
import { Cascade } from './cascade.mjs';
import { Comments } from './comments.mjs';
import { Effects } from './effects.mjs';
import { groupBy } from './groups.mjs';
import { entriesOf, readHistory } from './history.mjs';
import { leveled } from './leveling.mjs';
import { likely, whereToAct } from './likely.mjs';
import { look, lookOf } from './looks.mjs';
import { openLong, placesWithWork, weeks } from './programme.mjs';
import { drawn, ranks } from './ranking.mjs';
import { Reasons } from './reasons.mjs';
import { csatOf, figures, ratingsOf, turnarounds } from './scores.mjs';
import { round } from './statistics.mjs';
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
    this.entries = entriesOf([...this.history.completions, ...this.history.helped]);
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
    const { shown, whereToAct } = this.windowScores(days);
    const teams = [...this.tree.teams.values()].map(team => ({
      teamId: team.id, name: team.name, parentId: team.parentId ?? null,
      ...shown.get(team.id) ?? { collecting: places.some(place => this.tree.isWithin(place.team, team.id)) },
    }));
    return {
      ...this.head(days), whereToAct, teams,
      openLong: openLong(this.history, this.history.timeOf(this.day + 1, 0), this.history.timeOf(this.day + 1, NIGHT)),
    };
  }

  /** A window's figures stay the same until a batch or a group of reasons comes or goes, or a month does. */
  state(days, batches) {
    const closings = [...new Set(batches.map(batch => batch.day))];
    return `${days} ${closings} ${this.frozen(days).map(group => group.day)} ${monthOf(this.day)}`;
  }

  /** The groups of reasons and lost time that froze in a window. */
  frozen(days) {
    return this.reasons.groups.filter(group => group.day <= this.day && group.day > this.day - days);
  }

  /** The scores of a window by team, which also change with a look. */
  windowScores(days) {
    const batches = this.window(days), looked = lookOf(this.day, days);
    return this.remember(`scores ${this.state(days, batches)} ${looked}`, () => {
      const teams = [...this.tree.teams.keys()];
      const unions = new Map(teams.map(team => [team, batches.filter(batch => batch.within.includes(team))])
        .filter(([, union]) => union.length));
      const leaves = [...unions.keys()].filter(team => this.tree.isLeaf(team));
      const places = leaves.map(team => this.place({ teamId: team }, unions.get(team), days));
      const near = drawn(places), ranked = ranks(near);
      const adjusted = new Map(near.map(({ share }, index) =>
        [leaves[index], { adjusted: round(share, 4), rank: ranked[index] }]));
      const likelyOf = this.likely(places, near);
      const extras = [adjusted, likelyOf.shown, this.leveled(days, batches), this.changes(days, looked, teams)];
      const shown = new Map([...unions].map(([team, union]) => [team, {
        ...figures(union, this.settings.k, this.effect(team, days)),
        ...this.reasons.ofTeam(team, this.frozen(days), this.effect(team, days)),
        ...Object.assign({}, ...extras.map(extra => extra.get(team))),
      }]));
      return { shown, whereToAct: likelyOf.whereToAct };
    });
  }

  /** A team or an interface as others like it are compared with it, by the effective numbers of its voices. */
  place(id, union, days) {
    const ratings = ratingsOf(union), voices = ratings.length / this.effect(id.teamId, days);
    return {
      id, satisfied: csatOf(ratings) * voices, voices, completions: turnarounds(union, this.settings.k).length,
    };
  }

  /** Where the shares of places most likely lie, by the names of the places, and where to act. */
  likely(places, near) {
    const known = likely(places, near, this.settings.k)
      .map((share, index) => ({ id: places[index].id, likely: share })).filter(place => place.likely);
    return {
      shown: new Map(known.map(place => [Object.values(place.id).join(' '), { likely: place.likely }])),
      whereToAct: whereToAct(known, this.settings.targetPercent / 100),
    };
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
    const { shown, whereToAct } = this.windowInterfaces(days);
    const collecting = placesWithWork(this.history.completions, this.tree, this.day)
      .filter(place => !shown.some(cell => cell.teamId === place.team && cell.department === place.department))
      .map(place => ({ department: place.department, teamId: place.team, collecting: true }));
    return { ...this.head(days), whereToAct, cells: [...shown, ...collecting] };
  }

  /** The scores of the interfaces in a window. */
  windowInterfaces(days) {
    const batches = this.window(days);
    return this.remember(`interfaces ${this.state(days, batches)}`, () => {
      const unions = [...cellsOf(batches).values()];
      const places = unions.map(union =>
        this.place({ department: union[0].kind.slice(1), teamId: union[0].team }, union, days));
      const likelyOf = this.likely(places, drawn(places));
      const shown = unions.map((union, index) => {
        const { id } = places[index], effect = this.effect(id.teamId, days);
        return {
          ...id, ...figures(union, this.settings.k, effect),
          ...this.reasons.ofInterface(id, this.frozen(days), effect),
          ...likelyOf.shown.get(Object.values(id).join(' ')),
        };
      });
      return { shown, whereToAct: likelyOf.whereToAct };
    });
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
