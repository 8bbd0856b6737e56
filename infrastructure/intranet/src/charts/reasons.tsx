import { percent, texts } from '../page/language';
import type { ReasonShare } from '../page/scores';
import { between, IntervalAxis } from './interval';

const t = texts({
  caption: 'Anteil der Antworten, die einen Grund nennen', reason: 'Grund', share: 'Genannt', interval: 'Bereich (95 %)',
}, {
  caption: 'Share of the answers that give a reason', reason: 'Reason', share: 'Given', interval: 'Interval (95%)',
});

interface Props {
  readonly kind: 'good' | 'bad' | 'middle';
  readonly title: string;
  readonly shares: readonly ReasonShare[];
  readonly word: (reason: string) => string;
}

/** The shares of reasons of one kind as a table whose cells are bars, each with its interval as a line. */
export function Reasons({ kind, title, shares, word }: Props) {
  return (
    <table class="histogram reasons">
      <caption>{title}<span class="visually-hidden">: {t('caption')}</span></caption>
      <thead><tr>
        <th scope="col">{t('reason')}</th><th scope="col" class="chart">{t('interval')}<IntervalAxis /></th><th scope="col" class="number">{t('share')}</th>
      </tr></thead>
      <tbody>{shares.map(({ reason, share, low, high }) => (
        <tr key={reason}>
          <th scope="row">{word(reason)}</th>
          <td class="chart">{between({ csat: share, csatLow: low, csatHigh: high })}
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect class={kind} width={share * 100} height="10" /><line class="range" x1={low * 100} x2={high * 100} y1="5" y2="5" />
            </svg></td>
          <td class="number">{percent(share)}</td>
        </tr>
      ))}</tbody>
    </table>
  );
}
