import { money, percent, texts, whole } from '../page/language';
import { LOST_TIMES, type LostRange, type LostTime } from '../page/scores';
import { IntervalAxis, IntervalChart } from './interval';

const t = texts({
  title: 'Verlorene Arbeitszeit', NONE: 'keine', UP_TO_15_MINUTES: 'bis 15 Min.', HALF_AN_HOUR: '30 Min.', ONE_HOUR: '1 Std.', TWO_HOURS: '2 Std.', HALF_A_DAY: 'halber Tag', A_DAY_OR_MORE: 'ein Tag oder mehr',
  share: 'Mehr als zwei Stunden verloren {low} bis {high} derer, die es sagen (95 %; {answers} Antworten).',
  median: 'Die Hälfte verlor höchstens „{middle}“ (95 %: „{low}“ bis „{high}“).', noMedian: 'Für eine Mitte haben es noch zu wenige gesagt.',
  classes: 'Als Tabelle', time: 'Arbeitszeit', place: 'Wo die Mitte liegt', middle: 'am ehesten hier', within: 'vielleicht hier', outside: 'nicht hier',
  hours: 'Wie viel Arbeitszeit es zusammen war', case: 'Wenn die, die nichts sagen, …', none: '… nichts verloren haben', alike: '… so viel verloren haben wie die anderen', all: '… je einen Arbeitstag (8 Std.) verloren haben', amount: 'Stunden', cost: 'Kosten',
  least: 'mindestens {low}', most: 'höchstens {high}', between: '{low} bis {high}',
  mind: 'Geschätzt von denen, die gefragt haben. Jeder Mensch zählt je Paket von Antworten einmal, mit seiner letzten Anfrage; ein Tag oder mehr zählt als 8 Stunden.',
}, {
  title: 'Lost working time', NONE: 'none', UP_TO_15_MINUTES: 'up to 15 min', HALF_AN_HOUR: '30 min', ONE_HOUR: '1 h', TWO_HOURS: '2 h', HALF_A_DAY: 'half a day', A_DAY_OR_MORE: 'a day or more',
  share: '{low} to {high} of those who say so lost more than two hours (95%; {answers} answers).',
  median: 'Half lost “{middle}” at most (95%: “{low}” to “{high}”).', noMedian: 'Too few have said it yet for a middle.',
  classes: 'As a table', time: 'Working time', place: 'Where the middle is', middle: 'most likely here', within: 'perhaps here', outside: 'not here',
  hours: 'How much working time it was in all', case: 'If those who do not say …', none: '… have lost nothing', alike: '… have lost as much as the others', all: '… have lost a working day (8 h) each', amount: 'Hours', cost: 'Cost',
  least: 'at least {low}', most: 'at most {high}', between: '{low} to {high}',
  mind: 'Estimated by those who asked. Each person counts once in a batch of answers, with their latest request; a day or more counts as 8 hours.',
});

/** The working time that requests cost: the share above two hours, the class of the median, and the hours as a range. */
export function LostTimes({ lostTime: { answers, aboveTwoHours, median, hours, cost } }: { readonly lostTime: LostTime }) {
  const interval = { csat: aboveTwoHours.share, csatLow: aboveTwoHours.low, csatHigh: aboveTwoHours.high };
  return (
    <section class="lost-time">
      <h2>{t('title')}</h2>
      <p>{t('share', { low: percent(aboveTwoHours.low), high: percent(aboveTwoHours.high), answers: whole(answers) })}</p>
      <IntervalAxis /><IntervalChart {...interval} />
      {median ? <Middle {...median} /> : <p class="soft">{t('noMedian')}</p>}
      {hours && <Sums hours={hours} cost={cost} />}
    </section>
  );
}

/** The class of the median and those that it may be, in words, and behind it as a table. */
function Middle({ middle, low, high }: NonNullable<LostTime['median']>) {
  const place = (one: typeof LOST_TIMES[number]) => one === middle ? 'middle'
    : LOST_TIMES.indexOf(one) >= LOST_TIMES.indexOf(low) && LOST_TIMES.indexOf(one) <= LOST_TIMES.indexOf(high) ? 'within' : 'outside';
  return <>
    <p>{t('median', { middle: t(middle), low: t(low), high: t(high) })}</p>
    <details><summary>{t('classes')}</summary><table class="classes">
      <thead><tr><th scope="col">{t('time')}</th><th scope="col">{t('place')}</th></tr></thead>
      <tbody>{LOST_TIMES.map(one => <tr key={one} class={place(one)}><th scope="row">{t(one)}</th><td>{t(place(one))}</td></tr>)}</tbody>
    </table></details>
  </>;
}

/** The hours, and what they cost where that is known, never as one number. */
function Sums({ hours, cost }: { readonly hours: LostRange; readonly cost: LostTime['cost'] }) {
  const cases = (range: LostRange, write: (amount: number) => string) => {
    const { low, high, alikeLow, alikeHigh } = range;
    return [t('least', { low: write(low) }), t('between', { low: write(alikeLow), high: write(alikeHigh) }), t('most', { high: write(high) })];
  };
  const hoursOf = cases(hours, whole);
  const costOf = cost && cases(cost, amount => money(amount, cost.currency));
  return <>
    <table class="sums">
      <caption>{t('hours')}</caption>
      <thead><tr><th scope="col">{t('case')}</th><th scope="col">{t('amount')}</th>{costOf && <th scope="col">{t('cost')}</th>}</tr></thead>
      <tbody>{(['none', 'alike', 'all'] as const).map((one, index) => (
        <tr key={one}><th scope="row">{t(one)}</th><td>{hoursOf[index]}</td>{costOf && <td>{costOf[index]}</td>}</tr>
      ))}</tbody>
    </table>
    <p class="soft">{t('mind')}</p>
  </>;
}
