import { day, percent, texts, whole } from '../page/language';
import type { Batch } from '../page/scores';
import { Wide } from '../ui/wide';
import { between } from './interval';

const t = texts({
  caption: 'Pakete von Antworten mit ihrem Bereich (95 %)', closed: 'Veröffentlicht am', interval: 'Bereich (95 %)', share: 'Zufrieden', voices: 'Stimmen',
  table: 'Als Tabelle',
}, {
  caption: 'Batches of answers with their interval (95%)', closed: 'Published on', interval: 'Interval (95%)', share: 'Satisfied', voices: 'Voices',
  table: 'As a table',
});

const WIDTH = 720;
const HEIGHT = 200;
const LEFT = 44;
const BOTTOM = 24;

/** The batches of a team over time, each with its interval; behind it the same as a table. */
export function Trend({ batches }: { readonly batches: readonly Batch[] }) {
  const days = batches.map(batch => Date.parse(batch.closedOn));
  const first = Math.min(...days);
  const span = Math.max(1, Math.max(...days) - first);
  const place = (at: number) => LEFT + 14 + (at - first) / span * (WIDTH - LEFT - 60);
  // Batches of one day stand beside each other, short of the next day of which there are any.
  const x = (index: number) => {
    const at = days[index] ?? first;
    const next = Math.min(...days.filter(other => other > at).map(place), WIDTH - 5);
    const before = days.slice(0, index).filter(other => other === at).length;
    const step = (next - place(at)) / days.filter(other => other === at).length;
    return place(at) + before * Math.min(9, step);
  };
  const y = (share: number) => 8 + (1 - share) * (HEIGHT - BOTTOM - 8);
  const start = batches[0];
  const end = batches.at(-1);
  return (
    <figure>
      <Wide label={t('caption')}><svg class="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('caption')}>
        {[0, 0.5, 1].map(share => <g key={share}>
          <line class="grid" x1={LEFT} x2={WIDTH} y1={y(share)} y2={y(share)} />
          <text x={LEFT - 6} y={y(share) + 4} text-anchor="end">{percent(share)}</text>
        </g>)}
        {batches.map((batch, index) => <g key={`${batch.closedOn} ${batch.node}`}>
          <title>{`${day(batch.closedOn)}: ${between(batch)}`}</title>
          <line class="range" x1={x(index)} x2={x(index)} y1={y(batch.csatLow)} y2={y(batch.csatHigh)} />
          <circle class="point" cx={x(index)} cy={y(batch.csat)} r="4" />
        </g>)}
        {start && <text x={LEFT} y={HEIGHT - 4}>{day(start.closedOn)}</text>}
        {end && end !== start && <text x={WIDTH} y={HEIGHT - 4} text-anchor="end">{day(end.closedOn)}</text>}
      </svg></Wide>
      <details><summary>{t('table')}</summary><Wide label={t('table')}><table>
        <thead><tr><th scope="col">{t('closed')}</th><th scope="col">{t('interval')}</th><th scope="col" class="number">{t('share')}</th><th scope="col" class="number">{t('voices')}</th></tr></thead>
        <tbody>{batches.map(batch => (
          <tr key={`${batch.closedOn} ${batch.node}`}>
            <th scope="row">{day(batch.closedOn)}</th><td>{between(batch)}</td><td class="number">{percent(batch.csat)}</td><td class="number">{whole(batch.voices)}</td>
          </tr>
        ))}</tbody>
      </table></Wide></details>
    </figure>
  );
}
