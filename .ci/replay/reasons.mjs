// Which reasons and lost time are shown, by the privacy page's section Reasons and lost time, and the figures page.
import { groupBy, sum } from './groups.mjs';
import { lostTime } from './losttime.mjs';
import { crowdOf } from './scores.mjs';
import { round, wilson } from './statistics.mjs';

/** The groups in which reasons and lost time freeze. */
export class Reasons {
  waiting = [];
  groups = [];

  constructor(tree, { k, teamPatience, costPerHour }) {
    this.tree = tree;
    this.k = k;
    this.patience = teamPatience;
    this.cost = costPerHour;
  }

  /** Takes the batches that closed in a night. */
  night(day, batches) {
    const waiting = groupBy([...this.waiting, ...batches], batch => this.nodeOf(batch, day));
    this.waiting = [];
    for (const [node, together] of waiting) {
      const voices = together.flatMap(batch => batch.voices);
      if (voices.length >= 4 * this.k) {
        this.groups.push({
          day, node, within: this.tree.path(together[0].team), answers: voices.map(voice => voice.answer),
          helped: voices.filter(voice => voice.completion.helped).length,
          crowd: sum(together.map(batch => crowdOf(batch, this.k))),
        });
      } else {
        this.waiting.push(...together);
      }
    }
  }

  /** Where a batch waits: at its interface, and with its team when it has waited there too long. */
  nodeOf({ team, kind, day: closed }, day) {
    return kind.startsWith('<') && day - closed <= this.patience ? `${team} ${kind}` : team;
  }

  /** What a team shows of the groups of a window. */
  ofTeam(team, frozen, designEffect) {
    const groups = frozen.filter(group => group.within.includes(team));
    return {
      reasons: this.shares(groups, designEffect), ...this.selfSelected(groups), ...this.lostTime(groups, designEffect),
    };
  }

  /** What an interface shows of those that froze at it. */
  ofInterface({ teamId, department }, frozen, designEffect) {
    return this.lostTime(frozen.filter(group => group.node === `${teamId} <${department}`), designEffect);
  }

  /** The share of voices about help without a ticket. */
  selfSelected(groups) {
    const voices = sum(groups.map(group => group.answers.length)), helped = sum(groups.map(group => group.helped));
    return helped >= this.k && voices - helped >= this.k ? { selfSelected: round(helped / voices, 4) } : {};
  }

  lostTime(groups, designEffect) {
    return lostTime(groups, { k: this.k, designEffect, cost: this.cost });
  }

  /** The shares of those who ticked a reason, the largest first. */
  shares(groups, designEffect) {
    const answers = groups.flatMap(group => group.answers);
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
