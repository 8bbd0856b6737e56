import { percent } from '../page/language';
import type { Interval } from '../page/scores';

/** The share as a dot and its interval as a line, on an axis from 0 to 100 percent. The text beside it says the same. */
export function IntervalChart({ csat, csatLow, csatHigh }: Interval) {
  return (
    <svg class="interval" viewBox="0 0 200 20" aria-hidden="true" preserveAspectRatio="none">
      {[0, 50, 100, 150, 200].map(x => <line key={x} class="grid" x1={x} x2={x} y1="0" y2="20" />)}
      <line class="range" x1={csatLow * 200} x2={csatHigh * 200} y1="10" y2="10" />
      <line class="dot" x1={csat * 200} x2={csat * 200} y1="10" y2="10" />
    </svg>
  );
}

/** The axis above charts of intervals. */
export function IntervalAxis() {
  return <span class="axis" aria-hidden="true">{[0, 0.25, 0.5, 0.75, 1].map(share => <span key={share}>{percent(share)}</span>)}</span>;
}

/** Returns an interval as text, such as "71 % bis 79 %". */
export const between = ({ csatLow, csatHigh }: Interval): string => `${percent(csatLow)} – ${percent(csatHigh)}`;
