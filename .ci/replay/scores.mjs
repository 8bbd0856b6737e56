// What a union of batches says, by the figures page.
import { dayText } from './calendar.mjs';
import { sum } from './groups.mjs';
import { duration, mean, round, sketchInterval, sketchQuantile, wilson } from './statistics.mjs';

const isSatisfied = rating => rating >= 4;

/** The middle of the class of width k in which a batch's crowd lies. */
export function crowdOf(batch, k) {
  const crowd = Math.max(batch.asked, batch.voices.length + k);
  return crowd - crowd % k + (k - 1) / 2;
}

export const ratingsOf = union => union.flatMap(batch => batch.voices.map(voice => voice.answer.rating));

export const csatOf = ratings => ratings.filter(isSatisfied).length / ratings.length;

/** The figures of a union of batches that need nothing but it and the design effect. */
export function figures(union, k, designEffect) {
  const ratings = ratingsOf(union), voices = ratings.length, satisfied = ratings.filter(isSatisfied).length;
  const [low, high] = wilson(satisfied / voices, voices / designEffect);
  const crowd = sum(union.map(batch => crowdOf(batch, k)));
  const served = union.flatMap(batch => batch.entries.filter(entry => entry.asked))
    .map(entry => entry.completion.invitedOn);
  return {
    voices, raters: Math.max(...union.map(batch => batch.voices.length)),
    csat: round(satisfied / voices, 4), csatLow: round(low, 4), csatHigh: round(high, 4), mean: round(mean(ratings), 2),
    histogram: [1, 2, 3, 4, 5].map(value => ratings.filter(rating => rating === value).length),
    responseRate: round(voices / crowd, 4),
    csatIfSilentSatisfied: round((satisfied + crowd - voices) / crowd, 4),
    csatIfSilentDissatisfied: round(satisfied / crowd, 4),
    served: { first: dayText(Math.min(...served)), last: dayText(Math.max(...served)) },
    ...handling(union, k),
  };
}

/** The seconds that completions took, rated or not; a batch tells of them from k on. */
export const turnarounds = (union, k) => union.map(batch => batch.entries.filter(entry => entry.done)
  .map(({ completion }) => (completion.completedAt - completion.createdAt) / 1000))
  .filter(batch => batch.length >= k).flat();

/** A replay notes no request for others and hands none on. */
function handling(union, k) {
  const seconds = turnarounds(union, k);
  if (seconds.length === 0) return {};
  const [low, high] = sketchInterval(seconds, 0.9);
  return {
    handling: { noted: 0, handedOn: 0 },
    turnaround: {
      p50: duration(sketchQuantile(seconds, 0.5)), p90: duration(sketchQuantile(seconds, 0.9)),
      ...low && { p90Low: duration(low) }, ...high && { p90High: duration(high) },
    },
  };
}
