// The formulas behind the figures, written from their sources.
import { sum } from './groups.mjs';

/** The normal distribution's 97.5% quantile. */
const Z = 1.959963984540054;

/** Rounds to so many decimals, halves away from zero, on the shortest decimal that names the double. */
export function round(number, decimals) {
  const [digits, exponent = '0'] = String(Math.abs(number)).split('e');
  const rounded = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  return Math.sign(number) * Number(`${rounded}e-${decimals}`);
}

/** Wilson's 95% interval (1927) of a share of so many voices. */
export function wilson(share, voices) {
  const centre = share + Z * Z / (2 * voices);
  const half = Z * Math.sqrt(share * (1 - share) / voices + Z * Z / (4 * voices * voices));
  const scale = 1 + Z * Z / voices;
  return [Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale)];
}

/** Newcombe's 95% interval (1998, method 10) of the difference between two shares. */
export function newcombe(before, after) {
  const [lowBefore, highBefore] = wilson(before.share, before.voices), [low, high] = wilson(after.share, after.voices);
  const difference = after.share - before.share;
  return [difference - Math.hypot(after.share - low, highBefore - before.share),
    difference + Math.hypot(high - after.share, before.share - lowBefore)];
}

const GROWTH = 1.04;

/**
 * The buckets of some durations, the shortest first (after DDSketch, Masson, Rim and Lee 2019): whole seconds, 1 at
 * least, lie in (g^(i-1), g^i], g = 1.04.
 */
const sketch = seconds => seconds.map(one => Math.ceil(Math.log(Math.max(1, Math.floor(one))) / Math.log(GROWTH)))
  .sort((a, b) => a - b);

/** A quantile right within 2%: each bucket stands for 2 g^i / (g + 1). */
export function sketchQuantile(seconds, quantile) {
  const buckets = sketch(seconds);
  return 2 * GROWTH ** buckets[Math.ceil(quantile * buckets.length) - 1] / (GROWTH + 1);
}

/** The ends of a quantile's 95% interval: the least and the most that their buckets hold; undefined where it has none. */
export function sketchInterval(seconds, quantile) {
  const buckets = sketch(seconds);
  const [lower, upper] = quantileRanks(buckets.length, quantile).map(rank => buckets[rank - 1]);
  return [lower === undefined ? undefined : Math.floor(GROWTH ** (lower - 1)) + 1,
    upper === undefined ? undefined : Math.floor(GROWTH ** upper)];
}

/** A duration, rounded to whole seconds, as ISO 8601 writes it, hours being the largest unit. */
export function duration(seconds) {
  const whole = Math.round(seconds), hours = Math.floor(whole / 3600), minutes = Math.floor(whole % 3600 / 60);
  const text = (hours ? `${hours}H` : '') + (minutes ? `${minutes}M` : '') + (whole % 60 ? `${whole % 60}S` : '');
  return `PT${text || '0S'}`;
}

export const mean = numbers => sum(numbers) / numbers.length;

/** Campbell's p-value (2007) of two shares being one: N - 1 chi-squared. */
export function pValue(before, after) {
  const all = before.voices + after.voices;
  const share = (before.share * before.voices + after.share * after.voices) / all;
  if (share === 0 || share === 1) return 1;
  const difference = after.share - before.share;
  const variance = share * (1 - share) * (1 / before.voices + 1 / after.voices);
  return chiSquaredTail(difference * difference / variance * (all - 1) / all);
}

/** The probability that chi-squared with one degree of freedom is above a value: erfc(sqrt(value / 2)). */
function chiSquaredTail(value) {
  const x = Math.sqrt(value / 2);
  if (x < 2) {
    let term = x, total = x;
    for (let n = 1; n < 200; n++) {
      term *= -x * x / n;
      total += term / (2 * n + 1);
    }
    return 1 - 2 / Math.sqrt(Math.PI) * total;
  }
  let fraction = 0;
  for (let n = 200; n > 0; n--) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}

/** Which of some p-values Benjamini and Hochberg (1995) take for discoveries at a rate of false ones. */
export function discoveries(pValues, rate) {
  const sorted = [...pValues].sort((a, b) => a - b);
  const rank = sorted.findLastIndex((value, index) => value <= rate * (index + 1) / sorted.length);
  return pValues.map(value => rank >= 0 && value <= sorted[rank]);
}

/**
 * The rank of the answer at which the median's 95% interval begins, the ranks of the effective number taken as shares of
 * all answers (Woodruff 1952).
 */
export function lowerMedianRank(answers, designEffect) {
  const effective = Math.floor(answers / designEffect);
  return effective === 0 ? 0 : Math.floor(quantileRanks(effective, 0.5)[0] * answers / effective);
}

/**
 * The ranks of the values at which a quantile's 95% interval begins and ends (Conover 1999, 3.2): how many values lie
 * below it is binomial. 0, or one more than there are values, if these are too few.
 */
export function quantileRanks(values, quantile) {
  const chance = below => Math.exp(logGamma(values + 1) - logGamma(below + 1) - logGamma(values - below + 1)
    + below * Math.log(quantile) + (values - below) * Math.log(1 - quantile));
  let lower = 0, upper = values;
  for (let tail = chance(0); tail < 0.025; tail += chance(lower)) lower++;
  for (let tail = chance(values); tail <= 0.025; tail += chance(upper)) upper--;
  return [lower, upper + 1];
}

const LANCZOS = [0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7];

/** The logarithm of the gamma function of a positive number (Lanczos 1964, with nine terms). */
export function logGamma(x) {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const series = LANCZOS.reduce((total, term, index) => total + (index ? term / (x - 1 + index) : term), 0);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series);
}

export const logBeta = (a, b) => logGamma(a) + logGamma(b) - logGamma(a + b);

/** The logarithm's derivative of the gamma function (Abramowitz and Stegun 6.3.5 and 6.3.18). */
export function digamma(x) {
  let shift = 0;
  for (; x < 10; x++) shift -= 1 / x;
  const y = 1 / (x * x);
  return shift + Math.log(x) - 0.5 / x
    - y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132 - y * 691 / 32760)))));
}

/** Solves a system of linear equations by elimination, given as a matrix with a further column. */
export function solve(rows) {
  const m = rows.map(row => [...row]), size = m.length;
  for (let column = 0; column < size; column++) {
    const pivot = m.slice(column).reduce((best, row, index) =>
      Math.abs(row[column]) > Math.abs(m[best][column]) ? column + index : best, column);
    [m[column], m[pivot]] = [m[pivot], m[column]];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = m[row][column] / m[column][column];
      for (let index = column; index <= size; index++) m[row][index] -= factor * m[column][index];
    }
  }
  return m.map((row, index) => row[size] / row[index]);
}
