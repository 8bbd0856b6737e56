import { sum } from './groups.mjs';

/** The value below which so many of some numbers lie. */
const quantile = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.ceil(share * numbers.length) - 1];

/** What was compared, and how many ratings were published after how many days. */
export function summary({ expected, nights, compared, differences }) {
  const figures = sum([...compared.values()]);
  const kinds = [...compared].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${kind} ${count}`);
  if (!figures) return 'There was nothing to compare.';
  const { completions, helped } = expected.history;
  const given = [...completions, ...helped].filter(one => one.answer).length;
  // A batch is published on the morning after its night.
  const days = expected.cascade.batches.flatMap(batch => batch.entries.filter(entry => entry.answer)
    .map(entry => batch.day + 1 - entry.answer.on));
  const within = days.length
    ? `, half of them within ${quantile(days, 0.5)} days of being given, 90% within ${quantile(days, 0.9)}` : '';
  return [
    `Compared ${figures} figures of ${nights} nights: ${kinds.join(', ')}.`,
    `Published ${days.length} of ${given} ratings (${Math.round(100 * days.length / (given || 1))}%) in `
      + `${expected.cascade.batches.length} batches${within}.`,
    `${differences.length} differ.`,
  ].join('\n');
}
