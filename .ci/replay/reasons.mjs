// Which reasons a team shows, by the privacy page's section Reasons and lost time, and the figures page's section reasons.
import { groupBy } from './groups.mjs';
import { round, wilson } from './statistics.mjs';

/** The groups in which reasons freeze. */
export class Reasons {
  waiting = [];
  groups = [];

  constructor(tree, { k, teamPatience }) {
    this.tree = tree;
    this.k = k;
    this.patience = teamPatience;
  }

  /** Takes the batches that closed in a night. */
  night(day, batches) {
    const waiting = groupBy([...this.waiting, ...batches], batch => this.nodeOf(batch, day));
    this.waiting = [];
    for (const together of waiting.values()) {
      const voices = together.flatMap(batch => batch.voices);
      if (voices.length >= 4 * this.k) {
        this.groups.push({ day, within: this.tree.path(together[0].team), answers: voices.map(voice => voice.answer) });
      } else {
        this.waiting.push(...together);
      }
    }
  }

  /** Where a batch waits: at its interface, and with its team when it has waited there too long. */
  nodeOf({ team, kind, day: closed }, day) {
    return kind.startsWith('<') && day - closed <= this.patience ? `${team} ${kind}` : team;
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
