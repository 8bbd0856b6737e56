import { significant, texts } from '../page/language';
import type { Found } from '../page/results';
import { Wide } from '../ui/wide';

const t = texts({
  what: 'Was', interval: 'Bereich (95 %)', value: 'Unterschied', p: 'p', smallestP: 'Kleinstes mögliches p', verdict: 'Was das heißt', between: '{low} bis {high}', open: 'lässt sich bei so wenigen nicht sagen', base: 'Vergleichsquartal',
  BETTER: 'mehr als Zufall: besser', WORSE: 'mehr als Zufall: schlechter', TOGETHER: 'mehr als Zufall: bewegt sich zusammen', OPPOSITE: 'mehr als Zufall: bewegt sich entgegengesetzt', CANNOT_BE_TOLD: 'vom Zufall nicht zu trennen', PENDING: 'noch kein Urteil',
}, {
  what: 'What', interval: 'Interval (95%)', value: 'Difference', p: 'p', smallestP: 'Smallest possible p', verdict: 'What that means', between: '{low} to {high}', open: 'cannot be told of so few', base: 'quarter compared with',
  BETTER: 'more than chance: better', WORSE: 'more than chance: worse', TOGETHER: 'more than chance: moves together', OPPOSITE: 'more than chance: moves the opposite way', CANNOT_BE_TOLD: 'cannot be told from chance', PENDING: 'no verdict yet',
});

/** A difference with its name. */
export interface Difference {
  readonly name: string;
  readonly found: Found;
}

interface Props {
  readonly label: string;
  readonly differences: readonly Difference[];
  /** Writes a difference with its sign and unit. */
  readonly write: (value: number) => string;
}

/** Returns the largest distance from zero of what is to be drawn. */
export const reachOf = (differences: readonly Found[]): number =>
  Math.max(...differences.flatMap(({ value, low, high }) => [value, low ?? 0, high ?? 0].map(Math.abs)), 1e-9);

const probability = (p: number | null | undefined): string => p === null || p === undefined ? '–' : significant(p);

/** Differences as a table in which each has its interval drawn around zero. */
export function Differences({ label, differences, write }: Props) {
  const reach = reachOf(differences.map(one => one.found)) * 1.05;
  const x = (value: number) => 100 + value / reach * 100;
  const isJudged = differences.some(one => one.found.verdict !== undefined);
  return (
    <Wide label={label}><table class="differences">
      <thead><tr>
        <th scope="col">{t('what')}</th><th scope="col" class="chart">{t('interval')}</th><th scope="col" class="number">{t('value')}</th>
        <th scope="col" class="number">{t('p')}</th><th scope="col" class="number">{t('smallestP')}</th>{isJudged && <th scope="col">{t('verdict')}</th>}
      </tr></thead>
      <tbody>{differences.map(({ name, found: { value, low, high, p, smallestP, verdict } }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td class="chart">{low !== null && high !== null ? t('between', { low: write(low), high: write(high) }) : t(p === null ? 'base' : 'open')}
            <svg class="interval" viewBox="0 0 200 20" aria-hidden="true" preserveAspectRatio="none">
              <line class="zero" x1="100" x2="100" y1="0" y2="20" />
              {low !== null && high !== null && <line class="range" x1={x(low)} x2={x(high)} y1="10" y2="10" />}
              <line class="dot" x1={x(value)} x2={x(value)} y1="10" y2="10" />
            </svg></td>
          <td class="number">{write(value)}</td>
          <td class="number">{probability(p)}</td>
          <td class="number">{probability(smallestP)}</td>
          {isJudged && <td>{verdict ? t(verdict) : '–'}</td>}
        </tr>
      ))}</tbody>
    </table></Wide>
  );
}
