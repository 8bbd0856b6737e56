// Which batches close when, by the privacy page's sections Entry and Closing.
import { closes } from './calendar.mjs';
import { groupBy } from './groups.mjs';

/** So many of those asked seem silent at least. */
const SEEMING_SILENT = 3;

/**
 * What waits somewhere: at an interface ({team, department}), with a team ({team}) or in a team's pool ({team, pool}).
 * What waits is an entry, and since when it is there.
 */
class Place {
  waiting = [];

  come(entries, day) {
    for (const entry of entries) this.waiting.push({ entry, since: day });
  }

  /** Those asked who were never in a try, here or elsewhere. */
  newcomers() {
    return new Set(this.waiting.map(one => one.entry).filter(entry => entry.asked && !entry.tried)
      .map(entry => entry.completion.person));
  }

  leave(until) {
    const leaving = this.waiting.filter(one => one.since <= until);
    this.waiting = this.waiting.filter(one => one.since > until);
    return leaving.map(one => one.entry);
  }
}

/** The latest answer of each person among some entries. */
function voicesOf(entries) {
  const voices = new Map();
  for (const { completion, answer } of entries) {
    if (answer && !(voices.get(completion.person)?.answer.at > answer.at)) {
      voices.set(completion.person, { completion, answer });
    }
  }
  return [...voices.values()];
}

export class Cascade {
  places = new Map();
  batches = [];

  constructor(tree, settings) {
    this.tree = tree;
    this.settings = settings;
  }

  place(team, kind) {
    const key = `${team} ${kind}`;
    if (!this.places.has(key)) this.places.set(key, new Place());
    return this.places.get(key);
  }

  /** Lets a night pass, with what enters on its day. */
  night(day, entries) {
    const groups = groupBy(entries, ({ completion }) =>
      `${completion.team} <${this.tree.department(completion.customerTeam)}`);
    for (const [key, group] of groups) this.place(...key.split(' ')).come(group, day);
    if (closes(day, this.settings.closing)) this.closeAll(day);
  }

  closeAll(day) {
    const { interfacePatience, teamPatience } = this.settings;
    for (const team of this.tree.leavesFirst()) {
      const above = this.tree.parent(team) ?? team;
      for (const department of this.departments(team)) {
        this.tryOrStep(team, `<${department}`, day, interfacePatience, this.place(team, 'team'));
      }
      this.tryOrStep(team, 'team', day, teamPatience, this.place(above, 'pool'));
      this.tryOrStep(team, 'pool', day, teamPatience, above === team ? null : this.place(above, 'pool'));
    }
  }

  departments(team) {
    const start = `${team} <`;
    return [...this.places.keys()].filter(key => key.startsWith(start)).map(key => key.slice(start.length)).sort();
  }

  tryOrStep(team, kind, day, patience, above) {
    const place = this.place(team, kind);
    if (place.newcomers().size >= 3 * this.settings.k) {
      if (this.close(place, team, kind, day)) return;
      for (const { entry } of place.waiting) entry.tried = true;
    }
    if (above) above.come(place.leave(day - patience), day);
  }

  /** Closes a place whole, if it may. */
  close(place, team, kind, day) {
    const { k } = this.settings;
    const entries = place.waiting.map(one => one.entry);
    const voices = voicesOf(entries);
    const speaking = new Set(voices.map(voice => voice.completion.person));
    const asked = new Set(entries.filter(entry => entry.asked).map(entry => entry.completion.person));
    const silent = [...asked].filter(person => !speaking.has(person));
    // Help without a ticket carries no threshold, though who entered it was asked, too.
    const helped = voices.filter(voice => voice.completion.helped).map(voice => voice.completion.person);
    if (voices.length - helped.length < k || asked.size - helped.filter(person => asked.has(person)).length < 2 * k) {
      return false;
    }
    if (silent.length < SEEMING_SILENT) throw new Error(`Which voices the lot leaves out cannot be computed: ${day}`);
    this.refuseToGuess(entries.filter(entry => !entry.done));
    place.waiting = [];
    this.batches.push({ day, team, kind, within: this.tree.path(team), entries, voices, asked: asked.size });
    return true;
  }

  /**
   * Of a day with more requesters of one kind at an interface than are kept by pseudonym, nobody outside can tell who
   * was added up. That makes no difference unless one of them speaks twice in a batch.
   */
  refuseToGuess(entries) {
    const kept = Math.max(3 * this.settings.k, 10);
    const often = groupBy(entries, entry => entry.completion.person);
    const days = groupBy(entries, entry => `${entry.on} ${entry.completion.team} ${entry.completion.customerTeam} `
      + `${entry.asked} ${Boolean(entry.answer)} ${Boolean(entry.completion.helped)}`);
    for (const [day, group] of days) {
      const people = new Set(group.map(entry => entry.completion.person));
      if (people.size > kept && [...people].some(person => often.get(person).length > 1)) {
        throw new Error(`Whether somebody speaks twice cannot be computed: ${day}`);
      }
    }
  }
}
