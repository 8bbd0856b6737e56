// The adjusted shares and the ranks of teams, by the figures page.
import { sum } from './groups.mjs';
import { digamma, logBeta } from './statistics.mjs';

export const LEAST_PLACES = 10;

const STRENGTHS = 50, VALUES = 500, OUTSIDE = 0.05 + 1e-6;

/**
 * Draws the shares of places (teams, or interfaces) towards what is usual among them.
 *
 * @param places [{satisfied, voices}], both effective numbers
 * @returns [{share, chances}], the chances being those of each of the values that the true share may have; empty where
 *     there are fewer than ten places
 */
export function drawn(places) {
  if (places.length < LEAST_PLACES) return [];
  const priors = weighed(places);
  return places.map(place => ({
    share: sum(priors.map(({ weight, mean, strength }) =>
      weight * (mean * strength + place.satisfied) / (strength + place.voices))),
    chances: distribution(place, priors),
  }));
}

/** The value at which the sum of chances first exceeds a probability. */
export function quantile(chances, probability) {
  let total = 0;
  return (chances.findIndex(chance => (total += chance) > probability) + 0.5) / VALUES;
}

/** The ranks of teams that were drawn, each {best, worst}. */
export function ranks(teams) {
  const values = teams.map(team => team.chances);
  // The probability that a team is ahead of each value.
  const ahead = values.map(value => {
    let above = 0;
    const chances = new Array(VALUES);
    for (let m = VALUES - 1; m >= 0; m--) {
      chances[m] = above + value[m] / 2;
      above += value[m];
    }
    return chances;
  });
  return values.map((own, index) => rank(own, ahead.filter((_, other) => other !== index)));
}

/** Beta priors of all strengths with their weights. */
function weighed(teams) {
  const scale = teams.length / sum(teams.map(team => 1 / team.voices));
  const priors = Array.from({ length: STRENGTHS }, (_, index) => {
    const shrinkage = (index + 0.5) / STRENGTHS;
    const strength = scale * shrinkage / (1 - shrinkage);
    const mean = likeliestMean(teams, strength);
    return { strength, mean, likelihood: logLikelihood(teams, mean, strength) };
  });
  const most = Math.max(...priors.map(prior => prior.likelihood));
  const total = sum(priors.map(prior => Math.exp(prior.likelihood - most)));
  return priors.map(prior => ({ ...prior, weight: Math.exp(prior.likelihood - most) / total }));
}

const logLikelihood = (teams, mean, strength) => sum(teams.map(({ satisfied, voices }) =>
  logBeta(mean * strength + satisfied, (1 - mean) * strength + voices - satisfied)
    - logBeta(mean * strength, (1 - mean) * strength)));

/** The likelihood has one peak in the mean: its derivative falls through 0 there. */
function likeliestMean(teams, strength) {
  const slope = mean => sum(teams.map(({ satisfied, voices }) =>
    digamma(mean * strength + satisfied) - digamma(mean * strength)
      - digamma((1 - mean) * strength + voices - satisfied) + digamma((1 - mean) * strength)));
  let low = 0.0001, high = 0.9999;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle; else high = middle;
  }
  return (low + high) / 2;
}

/** The probabilities of a team's true share being each of the values. */
function distribution({ satisfied, voices }, priors) {
  const all = new Array(VALUES).fill(0);
  for (const { weight, mean, strength } of priors) {
    const a = mean * strength + satisfied, b = (1 - mean) * strength + voices - satisfied;
    const logs = all.map((_, m) => (a - 1) * Math.log((m + 0.5) / VALUES) + (b - 1) * Math.log(1 - (m + 0.5) / VALUES));
    const most = Math.max(...logs), densities = logs.map(log => Math.exp(log - most)), total = sum(densities);
    densities.forEach((density, m) => { all[m] += weight * density / total; });
  }
  return all;
}

/** The range of ranks that leaves at most 5% on either side. */
function rank(own, others) {
  const chances = new Array(others.length + 1).fill(0);
  own.forEach((chance, m) => {
    // How many of the others are ahead of this value.
    let ahead = [1];
    for (const other of others) {
      const next = new Array(ahead.length + 1).fill(0);
      ahead.forEach((p, number) => {
        next[number] += p * (1 - other[m]);
        next[number + 1] += p * other[m];
      });
      ahead = next;
    }
    ahead.forEach((p, number) => { chances[number] += chance * p; });
  });
  let best = 0, worst = chances.length - 1;
  for (let below = chances[best]; below <= OUTSIDE; below += chances[best]) best++;
  for (let above = chances[worst]; above <= OUTSIDE; above += chances[worst]) worst--;
  return { best: best + 1, worst: worst + 1 };
}
