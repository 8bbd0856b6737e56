// Where shares most likely lie, and which places are short of the target, by the figures page's section likely and
// whereToAct.
import { LEAST_PLACES, quantile } from './ranking.mjs';
import { round, wilson } from './statistics.mjs';

const OUTSIDE = 0.025, MOST_SHOWN = 5;

/**
 * Where the shares of some places most likely lie: a list of {share, low, high, completions}, or of null where too few
 * completions are told.
 *
 * @param places [{satisfied, voices, completions}], the former two effective numbers
 * @param drawn  the places drawn towards what is usual, empty where there are too few of them
 */
export function likely(places, drawn, k) {
  return places.map(({ satisfied, voices, completions }, index) => {
    if (completions < k) return null;
    const plain = satisfied / voices, near = drawn[index];
    const [share, low, high] = places.length < LEAST_PLACES ? [plain, ...wilson(plain, voices)]
      : [near.share, quantile(near.chances, OUTSIDE), quantile(near.chances, 1 - OUTSIDE)];
    return {
      share: round(share, 4), low: round(low, 4), high: round(high, 4),
      completions: k * Math.floor(completions / k + 0.5),
    };
  });
}

/**
 * The places that are short of the target with their whole range, those with the most to gain first.
 *
 * @param places [{id, likely}], the id being what tells the place: {teamId} or {department, teamId}
 */
export function whereToAct(places, target) {
  const below = share => round(target - share, 4);
  // In whole ten-thousandths, so that what is equal is equal.
  const lacking = ({ likely: { share, completions } }) => completions * Math.round(10_000 * below(share));
  const name = ({ id }) => `${id.teamId} ${id.department ?? ''}`;
  return places.filter(({ likely: { high } }) => high < target)
    .sort((one, other) => lacking(other) - lacking(one) || (name(one) < name(other) ? -1 : 1))
    .slice(0, MOST_SHOWN).map(place => ({
      ...place.id, completions: place.likely.completions, share: place.likely.share, gap: below(place.likely.share),
      gapLow: below(place.likely.high), gapHigh: below(place.likely.low), missing: round(lacking(place) / 10_000, 0),
    }));
}
