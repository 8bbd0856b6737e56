import { texts, whole } from '../page/language';
import type { EventOfTeams } from '../page/results';
import { Wide } from '../ui/wide';
import { Differences, reachOf } from './differences';

const t = texts({
  label: '{name}: Unterschied zu den anderen Teams, Quartal für Quartal', text: 'Punkte: so viele von 100 waren mehr oder weniger zufrieden, als die anderen Teams erwarten lassen, mit ihrem Bereich (95 %). Vor dem Beginn sollten sie um 0 liegen; bei Maßnahmen ist das Quartal davor oft das schlechte, das zu ihnen führte.',
  table: 'Als Tabelle', tableOf: '{name}: Quartale als Tabelle', begin: 'Beginn', quarter0: 'Quartal des Beginns', quarterBefore: '1 Quartal davor', quartersBefore: '{count} Quartale davor', quarterAfter: '1 Quartal danach', quartersAfter: '{count} Quartale danach',
}, {
  label: '{name}: difference from the other teams, quarter by quarter', text: 'Points: so many in 100 more or fewer were satisfied than the other teams would lead one to expect, with their interval (95%). Before the beginning they should lie around 0; of actions the quarter before is often the poor one that led to them.',
  table: 'As a table', tableOf: '{name}: quarters as a table', begin: 'Beginning', quarter0: 'quarter of the beginning', quarterBefore: '1 quarter before', quartersBefore: '{count} quarters before', quarterAfter: '1 quarter after', quartersAfter: '{count} quarters after',
});

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 44;
const RIGHT = 12;
const TOP = 20;
const BOTTOM = 24;
/** Ticks lie on multiples of so many in 100. */
const STEP = 5;

function nameOf(quarters: number): string {
  if (quarters === 0) return t('quarter0');
  if (quarters < 0) return quarters === -1 ? t('quarterBefore') : t('quartersBefore', { count: whole(-quarters) });
  return quarters === 1 ? t('quarterAfter') : t('quartersAfter', { count: whole(quarters) });
}

interface Props {
  /** What the teams did. */
  readonly name: string;
  readonly events: readonly EventOfTeams[];
  /** Writes a difference with its sign and unit. */
  readonly write: (value: number) => string;
}

/** How teams differ from others before and since they began, quarter by quarter; behind it the same as a table. */
export function EventStudy({ name, events, write }: Props) {
  const quarters = events.map(event => event.quarters);
  const first = Math.min(...quarters, -1);
  const last = Math.max(...quarters, 0);
  const reach = Math.ceil(reachOf(events) * 100 / STEP) * STEP / 100;
  const x = (quarter: number) => LEFT + (quarter - first + 0.5) / (last - first + 1) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + (1 - value / reach) / 2 * (HEIGHT - TOP - BOTTOM);
  return (
    <figure>
      <Wide label={t('label', { name })}><svg class="trend events" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('label', { name })}>
        {[-reach, 0, reach].map(value => <g key={value}>
          <line class={value === 0 ? 'zero' : 'grid'} x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
          <text x={LEFT - 6} y={y(value) + 4} text-anchor="end">{write(value)}</text>
        </g>)}
        <line class="begin" x1={x(-0.5)} x2={x(-0.5)} y1={TOP} y2={HEIGHT - BOTTOM} />
        <text x={x(-0.5)} y={TOP - 7} text-anchor="middle">{t('begin')}</text>
        {events.map(({ quarters: quarter, value, low, high, p }) => <g key={quarter}>
          <title>{`${nameOf(quarter)}: ${write(value)}`}</title>
          {low !== null && high !== null && <line class="range" x1={x(quarter)} x2={x(quarter)} y1={y(low)} y2={y(high)} />}
          <circle class={p === null ? 'point base' : 'point'} cx={x(quarter)} cy={y(value)} r="4" />
          <text x={x(quarter)} y={HEIGHT - 6} text-anchor="middle">{whole(quarter)}</text>
        </g>)}
      </svg></Wide>
      <figcaption class="soft">{t('text')}</figcaption>
      <details><summary>{t('table')}</summary><Differences label={t('tableOf', { name })} differences={events.map(event => ({ name: nameOf(event.quarters), found: event }))} write={write} /></details>
    </figure>
  );
}
