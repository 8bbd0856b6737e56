// Which reasons a team shows, by the privacy page's section Reasons and lost time, and the figures page's section reasons.
import { round, wilson } from './statistics.mjs';

/** The groups in which a team's reasons freeze. */
export class Reasons {
  waiting = new Map();
  groups = [];

  constructor(tree, k) {
    this.tree = tree;
    this.k = k;
  }

  /** Takes the batches that closed in a night. */
  night(day, batches) {
    for (const { team, voices } of batches) this.waiting.set(team, [...(this.waiting.get(team) ?? []), ...voices]);
    for (const [team, voices] of this.waiting) {
      if (voices.length >= 4 * this.k) {
        this.groups.push({ day, within: this.tree.path(team), answers: voices.map(voice => voice.answer) });
        this.waiting.delete(team);
      }
    }
  }

  /** What a team shows of the groups of some days, the largest share first. */
  shown(team, first, last, designEffect) {
    const answers = this.groups.filter(group => group.within.includes(team) && group.day >= first && group.day <= last)
      .flatMap(group => group.answers);
    const shares = [...new Set(answers.flatMap(answer => answer.offered))].map(reason => ({
      reason, offered: answers.filter(answer => answer.offered.includes(reason)).length,
      ticked: answers.filter(answer => answer.reasons.includes(reason)).length,
    }));
    return shares.filter(({ offered, ticked }) => ticked >= this.k && offered - ticked >= this.k)
      .sort((a, b) => b.ticked / b.offered - a.ticked / a.offered || (a.reason < b.reason ? -1 : 1))
      .map(({ reason, offered, ticked }) => {
        const [low, high] = wilson(ticked / offered, offered / designEffect);
        return { reason, share: round(ticked / offered, 4), low: round(low, 4), high: round(high, 4) };
      });
  }
}
