import { call, download } from '../page/api';
import { day, texts, time, whole } from '../page/language';
import { useResource } from '../page/resource';
import { Action } from '../ui/action';
import { Empty } from '../ui/empty';
import { Loaded } from '../ui/loaded';
import { Wide } from '../ui/wide';
import { word } from '../ui/words';

const t = texts({
  text: 'Resonanz wertet jeden Tag einzeln aus. Wochenzahlen gelten der ganzen Organisation, sind gerundet und fehlen, wo sie zu klein sind.',
  days: 'Auswertungen nach Tagen', weeks: 'Nach Wochen', mails: 'Wie es den Mails geht', none: 'Noch wurde kein Tag ausgewertet.', noWeeks: 'Noch keine Woche ist groß genug, um sie zu zeigen.', running: 'läuft noch oder wird fortgesetzt',
  day: 'Tag', finished: 'Fertig', batches: 'Pakete', week: 'Woche', completions: 'Erledigungen', invitations: 'Einladungen', answers: 'Antworten', quarantined: 'Vermutlich automatisch', refusedAttempts: 'Abgewiesen',
  bounced: 'Unzustellbar', complained: 'Als Spam gemeldet', optedOut: 'Abbestellt',
}, {
  text: 'Resonanz evaluates each day on its own. Weekly numbers are of the whole organisation, rounded, and missing where they are too small.',
  days: 'Evaluations by day', weeks: 'By week', mails: 'How the mails fare', none: 'No day was evaluated yet.', noWeeks: 'No week is large enough to be shown yet.', running: 'still running, or to be continued',
  day: 'Day', finished: 'Finished', batches: 'Batches', week: 'Week', completions: 'Completions', invitations: 'Invitations', answers: 'Answers', quarantined: 'Probably automatic', refusedAttempts: 'Refused',
  bounced: 'Bounced', complained: 'Reported as spam', optedOut: 'Unsubscribed',
});

interface Evaluation { readonly day: string; readonly finishedAt: string | null; readonly batches: number | null }

const COUNTS = ['completions', 'invitations', 'answers', 'quarantined', 'refusedAttempts'] as const;
const MAILS = ['bounced', 'complained', 'optedOut'] as const;

type Week<Count extends string> = Readonly<Record<Count, number | null>> & { readonly week: string };

/** How the evaluations ran, what weeks brought, and how the mails fare. */
export function Evaluations() {
  const nights = useResource('nights', signal => call<{ nights: Evaluation[]; weeks: Week<typeof COUNTS[number]>[] }>('GET', '/nights', { signal }));
  const mails = useResource('mails', signal => call<{ weeks: Week<typeof MAILS[number]>[] }>('GET', '/mail-health', { signal }));
  return <>
    <p class="soft">{t('text')}</p>
    <Loaded of={nights} lines={8}>{({ nights: days, weeks }) => <>
      <h2>{t('weeks')}</h2>
      <Weeks label={t('weeks')} weeks={weeks} counts={COUNTS} path="/nights?by=week" name="weeks.csv" />
      <h2>{t('mails')}</h2>
      <Loaded of={mails}>{health => <Weeks label={t('mails')} weeks={health.weeks} counts={MAILS} path="/mail-health" name="mail-health.csv" />}</Loaded>
      <h2>{t('days')}</h2>
      {days.length === 0 ? <Empty>{t('none')}</Empty> : <>
        <Wide label={t('days')}><table>
          <thead><tr><th scope="col">{t('day')}</th><th scope="col">{t('finished')}</th><th scope="col" class="number">{t('batches')}</th></tr></thead>
          <tbody>{days.map(one => (
            <tr key={one.day}><th scope="row">{day(one.day)}</th><td>{one.finishedAt ? time(one.finishedAt) : t('running')}</td><td class="number">{one.batches === null ? '–' : whole(one.batches)}</td></tr>
          ))}</tbody>
        </table></Wide>
        <Action run={() => download('evaluations.csv', '/nights')}>{word('csv')}</Action>
      </>}
    </>}</Loaded>
  </>;
}

interface WeeksProps<Count extends string> {
  readonly label: string;
  readonly weeks: readonly Week<Count>[];
  readonly counts: readonly Count[];
  readonly path: string;
  readonly name: string;
}

function Weeks<Count extends typeof COUNTS[number] | typeof MAILS[number]>({ label, weeks, counts, path, name }: WeeksProps<Count>) {
  if (weeks.length === 0) return <Empty>{t('noWeeks')}</Empty>;
  return <>
    <Wide label={label}><table>
      <thead><tr><th scope="col">{t('week')}</th>{counts.map(count => <th key={count} scope="col" class="number">{t(count)}</th>)}</tr></thead>
      <tbody>{weeks.map(week => (
        <tr key={week.week}><th scope="row">{week.week}</th>{counts.map(count => <td key={count} class="number">{numberOf(week[count])}</td>)}</tr>
      ))}</tbody>
    </table></Wide>
    <Action run={() => download(name, path)}>{word('csv')}</Action>
  </>;
}

const numberOf = (count: number | null | undefined): string => typeof count === 'number' ? whole(count) : '–';
