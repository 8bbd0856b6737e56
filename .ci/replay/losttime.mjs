// What the working time that was lost comes to, by the figures page's section lostTime.
import { sum } from './groups.mjs';
import { lowerMedianRank, round, wilson } from './statistics.mjs';

/** The classes, the least time first, each with the fewest and the most hours that it may be. */
const CLASSES = [['NONE', 0, 0], ['UP_TO_15_MINUTES', 0, 0.25], ['HALF_AN_HOUR', 0.25, 1], ['ONE_HOUR', 0.5, 2],
  ['TWO_HOURS', 1, 4], ['HALF_A_DAY', 2, 8], ['A_DAY_OR_MORE', 8, 8]];
const ABOVE_TWO_HOURS = CLASSES.findIndex(([name]) => name === 'HALF_A_DAY');
const WORKING_DAY = 8;

const down = hours => WORKING_DAY * Math.floor(hours / WORKING_DAY);
const up = hours => WORKING_DAY * Math.ceil(hours / WORKING_DAY);

/**
 * What some groups show of lost time; nothing where fewer than k are on one side of two hours.
 *
 * @param groups [{answers, crowd}]
 * @param cost   what an hour costs ({amount, currency}), or null
 */
export function lostTime(groups, { k, designEffect, cost }) {
  const named = groups.flatMap(group => group.answers).filter(answer => answer.lostTime)
    .map(answer => CLASSES.findIndex(([name]) => name === answer.lostTime)).sort((one, other) => one - other);
  const answers = named.length, above = named.filter(time => time >= ABOVE_TWO_HOURS).length;
  if (above < k || answers - above < k) return {};
  const [low, high] = wilson(above / answers, answers / designEffect);
  const hours = hoursOf(named, sum(groups.map(group => group.crowd)));
  return {
    lostTime: {
      answers, aboveTwoHours: { share: round(above / answers, 4), low: round(low, 4), high: round(high, 4) },
      ...answers >= 4 * k ? { median: median(named, k, designEffect) } : {},
      hours, ...cost ? { cost: costOf(hours, cost) } : {},
    },
  };
}

function median(named, k, designEffect) {
  const at = rank => CLASSES[named[rank - 1]][0];
  const rank = lowerMedianRank(named.length, designEffect);
  const [low, high] = rank < k ? [CLASSES[0][0], CLASSES.at(-1)[0]] : [at(rank), at(named.length + 1 - rank)];
  return { middle: at(Math.ceil(named.length / 2)), low, high };
}

function hoursOf(named, crowd) {
  const least = sum(named.map(time => CLASSES[time][1])), most = sum(named.map(time => CLASSES[time][2]));
  const silent = Math.max(0, crowd - named.length);
  return {
    low: down(least), high: up(most + WORKING_DAY * silent),
    alikeLow: down(least * (named.length + silent) / named.length),
    alikeHigh: up(most * (named.length + silent) / named.length),
  };
}

const costOf = (hours, { amount, currency }) =>
  ({ ...Object.fromEntries(Object.entries(hours).map(([name, value]) => [name, value * amount])), currency });
