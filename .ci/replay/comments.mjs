// Which comments a team shows, by the privacy page's section Comments.
import { monthOf } from './calendar.mjs';

const REQUESTERS = 10, WRITERS = 3;

/** The people on whose voices in a batch a release may rest; none is about help without a ticket. */
const speakers = batch =>
  batch.voices.filter(voice => !voice.completion.helped).map(voice => voice.completion.person);

const writers = batch => speakers(batch).filter(person =>
  batch.entries.some(entry => entry.completion.person === person && entry.answer?.comment));

/** The groups in which a team's comments appear. */
export class Comments {
  waiting = new Map();
  groups = [];

  constructor(retentionDays) {
    this.retentionDays = retentionDays;
  }

  /** Takes the batches that closed in a night. */
  night(day, batches) {
    for (const batch of batches) this.waiting.set(batch.team, [...(this.waiting.get(batch.team) ?? []), batch]);
    for (const [team, waiting] of this.waiting) {
      const written = waiting.flatMap(batch => batch.entries).filter(entry => entry.answer?.comment);
      if (new Set(waiting.flatMap(speakers)).size >= REQUESTERS && new Set(waiting.flatMap(writers)).size >= WRITERS) {
        const served = Math.min(...waiting.flatMap(batch => batch.entries).filter(entry => entry.asked)
          .map(entry => entry.completion.invitedOn));
        this.groups.push({ team, shownFrom: day, served, comments: written.map(entry => entry.answer.comment) });
        this.waiting.delete(team);
      }
    }
  }

  /** What a team shows on a day, in the order of the alphabet. */
  shown(team, day) {
    return this.groups.filter(group => group.team === team)
      .filter(group => monthOf(day) <= monthOf(group.served + this.retentionDays + 1))
      .flatMap(group => group.comments).sort();
  }
}
