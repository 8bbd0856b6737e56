import { download } from '../page/api';
import { percent, texts, whole } from '../page/language';
import { useResource } from '../page/resource';
import { readSelfAssessments, type SelfAssessment } from '../page/self-assessments';
import { between, IntervalAxis, IntervalChart } from '../charts/interval';
import { Action } from '../ui/action';
import { Empty } from '../ui/empty';
import { Loaded } from '../ui/loaded';
import { Wide } from '../ui/wide';
import { word } from '../ui/words';

const t = texts({
  title: 'Selbsteinschätzung',
  text: 'Wie viele ihrer Kundinnen und Kunden die Menschen im Team für zufrieden hielten, und wie viele es nach deren Antworten waren. Teams überschätzen sich eher, als dass sie sich unterschätzen (Gilbert 2000). Der Bereich des Teams setzt voraus, dass alle, die nicht geantwortet haben, im Mittel dasselbe glauben.',
  none: 'Noch nichts. Etwas steht hier nach einem Vierteljahr, in dem mindestens {asked} Menschen im Team gefragt wurden, {k} geantwortet haben und jemand geschwiegen hat.',
  quarter: 'Vierteljahr', name: '{number}. Quartal {year}', interval: 'Zufrieden sind (95 %)',
  members: 'Team glaubt: {range}, am ehesten {share}', customers: 'Kundinnen und Kunden sagen: {range}, am ehesten {share}', silent: 'Von Kundinnen und Kunden ist noch nichts veröffentlicht.',
  leftOut: 'Nicht dabei: Pakete von Antworten, deren Tage nicht alle im Vierteljahr liegen ({batches}).',
}, {
  title: 'Self-assessment',
  text: 'How many of their customers the people of the team took to be satisfied, and how many were by their answers. Teams tend to overrate themselves rather than underrate (Gilbert 2000). The team’s range assumes that those who did not answer believe the same on average.',
  none: 'Nothing yet. Something stands here after a quarter in which at least {asked} people of the team were asked, {k} have answered and somebody has kept silent.',
  quarter: 'Quarter', name: 'Quarter {number}, {year}', interval: 'Satisfied are (95%)',
  members: 'Team believes: {range}, most likely {share}', customers: 'Customers say: {range}, most likely {share}', silent: 'Of customers nothing is published yet.',
  leftOut: 'Not included: batches of answers whose days do not all lie in the quarter ({batches}).',
});

/** What a team believed of itself, quarter by quarter, beside what its customers said. */
export function TeamSelfAssessment({ teamId, k }: { readonly teamId: string; readonly k: number }) {
  const published = useResource('self-assessments', readSelfAssessments);
  return (
    <section>
      <h2>{t('title')}</h2>
      <p class="soft">{t('text')}</p>
      <Loaded of={published}>{all => <Quarters rows={all.filter(one => one.teamId === teamId)} k={k} />}</Loaded>
    </section>
  );
}

function Quarters({ rows, k }: { readonly rows: readonly SelfAssessment[]; readonly k: number }) {
  if (rows.length === 0) return <Empty>{t('none', { k, asked: 2 * k })}</Empty>;
  const leftOut = rows.reduce((sum, row) => sum + row.leftOut, 0);
  return <>
    <Wide label={t('title')}><table class="scores self-assessments">
      <thead><tr><th scope="col">{t('quarter')}</th><th scope="col" class="chart">{t('interval')}<IntervalAxis /></th></tr></thead>
      <tbody>{[...rows].reverse().map(({ quarter, members, customers }) => (
        <tr key={quarter}>
          <th scope="row">{nameOf(quarter)}</th>
          <td class="chart"><Bar who="members" of={members} />{customers ? <Bar who="customers" of={customers} /> : t('silent')}</td>
        </tr>
      ))}</tbody>
    </table></Wide>
    {leftOut > 0 && <p class="soft">{t('leftOut', { batches: whole(leftOut) })}</p>}
    <Action run={() => download('self-assessments.csv', '/self-assessments')}>{word('csv')}</Action>
  </>;
}

function Bar({ who, of: { share, low, high } }: { readonly who: 'members' | 'customers'; readonly of: SelfAssessment['members'] }) {
  const interval = { csat: share, csatLow: low, csatHigh: high };
  return <>{t(who, { range: between(interval), share: percent(share) })}<IntervalChart {...interval} /></>;
}

/** Returns the name of a quarter such as 2026-Q3 for people. */
function nameOf(quarter: string): string {
  const [year = '', number = ''] = quarter.split('-Q');
  return t('name', { year, number });
}
