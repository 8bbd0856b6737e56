import { draft, forgetter } from '../page/draft';
import { day, texts } from '../page/language';
import { say } from '../page/notice';
import { hasScore, type TeamRow, type Verdict } from '../page/scores';
import { me } from '../page/session';
import { putPart, readTeams, type ServicePromise, type Team, type Teams } from '../page/teams';
import { sayStored } from '../page/undo';
import { NEVER, useEdited } from '../ui/edited';
import { Empty } from '../ui/empty';
import { expected, satisfactionOf, turnaroundOf } from '../ui/expected';
import { Field } from '../ui/field';
import { Form } from '../ui/form';

const t = texts({
  title: 'Serviceversprechen', none: 'Dieses Team verspricht noch nichts.', from: 'So verspricht es „{team}“.',
  KEPT: 'gehalten', NOT_KEPT: 'nicht gehalten', CANNOT_BE_TOLD: 'lässt sich nicht sagen',
  verdict: '„Gehalten“ oder „nicht gehalten“ steht hier nur, wo der ganze Bereich (95 %) dafür spricht; sonst kann es Zufall sein. Es geht um den Zeitraum oben.',
  young: 'Das gilt seit {day}; die Zahlen oben reichen weiter zurück und sagen deshalb noch nichts dazu.',
  edit: 'Versprechen ändern', text: 'Alle lesen das, wo sie das Team um etwas bitten. Wer alles leert, nimmt das Versprechen zurück. Andere Zahlen gelten ab heute, und erst Zahlen von danach zeigen, ob sie gehalten werden.',
  days: 'Tage, nach denen neun von zehn Anfragen erledigt sind', daysHint: 'Von der Anfrage bis zur Erledigung; Wochenenden zählen mit.', satisfaction: 'Prozent, die mindestens zufrieden sind', satisfactionHint: '50 bis 99. Dass alle zufrieden sind, kann keine Zahl belegen.', willNotDo: 'Was das Team nicht macht',
  save: 'Speichern', saved: 'Das Versprechen ist gespeichert.', undone: 'Es gilt wieder das frühere Versprechen.',
}, {
  title: 'Promise', none: 'This team promises nothing yet.', from: 'This is what “{team}” promises.',
  KEPT: 'kept', NOT_KEPT: 'not kept', CANNOT_BE_TOLD: 'cannot be told',
  verdict: '“Kept” or “not kept” stands here only where the whole range (95%) says so; otherwise it may be chance. It is about the window above.',
  young: 'This holds since {day}; the figures above reach further back, so they tell nothing of it yet.',
  edit: 'Change the promise', text: 'All read this where they ask the team for something. Empty everything to take the promise back. Other numbers hold from today, and only figures from then on show whether they are kept.',
  days: 'Days after which nine of ten requests are done', daysHint: 'From the request to its completion; weekends count.', satisfaction: 'Percent that are satisfied at least', satisfactionHint: '50 to 99. No figure can show that all are satisfied.', willNotDo: 'What the team does not do',
  save: 'Save', saved: 'The promise is saved.', undone: 'The former promise holds again.',
});

interface Props {
  readonly row: TeamRow;
  /** The first day of the window. */
  readonly first: string | null;
  readonly team: Team;
  readonly teams: Teams;
  /** Reads teams and scores again. */
  readonly reload: () => Promise<void>;
}

/** What the customers of a team may expect, and whether figures show it kept. Its leads say what it is. */
export function TeamPromise({ row, first, team, teams, reload }: Props) {
  const leads = teams.mayLead(team, me());
  const by = teams.nearest(team, one => one.promise !== undefined);
  if (!by && !leads) return null;
  return (
    <section>
      <h2>{t('title')}</h2>
      {by?.promise ? <Lines promise={by.promise} row={row} first={first} /> : <Empty>{t('none')}</Empty>}
      {by && by !== team && <p class="soft">{t('from', { team: by.name })}</p>}
      {leads && <PromiseForm team={team} reload={reload} />}
    </section>
  );
}

interface LinesProps extends Pick<Props, 'row' | 'first'> {
  readonly promise: ServicePromise;
}

/** Shows a promise with what the row's figures say of it, which may be a minute older than the promise. */
function Lines({ promise: { turnaroundDays, satisfaction, willNotDo, since }, row, first }: LinesProps) {
  const { turnaround, satisfaction: satisfied } = row.promise?.since === since ? row.promise ?? {} : {};
  const young = since !== undefined && hasScore(row) && [first, row.served?.first].some(begin => begin && begin < since);
  return <>
    <dl>
      {turnaroundDays && <Line text={turnaroundOf(turnaroundDays)} verdict={turnaround?.days === turnaroundDays ? turnaround.verdict : undefined} />}
      {satisfaction && <Line text={satisfactionOf(satisfaction)} verdict={satisfied?.promised === satisfaction ? satisfied.verdict : undefined} />}
      {willNotDo && <Line text={expected('willNotDo', { words: willNotDo })} />}
    </dl>
    {(turnaroundDays || satisfaction) && <p class="soft">{young ? t('young', { day: day(since) }) : t('verdict')}</p>}
  </>;
}

const Line = ({ text, verdict }: { readonly text: string; readonly verdict?: Verdict | undefined }) =>
  <div><dt class="words">{text}</dt><dd><strong>{verdict && t(verdict)}</strong></dd></div>;

/** Returns what was typed as a number; what is none is left to the API to refuse. */
const numberOf = (text: string): number | string | undefined => text.trim() === '' ? undefined : Number.isNaN(Number(text)) ? text : Number(text);

function PromiseForm({ team, reload }: { readonly team: Team; readonly reload: () => Promise<void> }) {
  const name = `promise.${team.id}.`;
  const { version = NEVER, since, ...former } = team.promise ?? {};
  const days = draft(`${name}days`, String(team.promise?.turnaroundDays ?? ''));
  const satisfaction = draft(`${name}satisfaction`, String(team.promise?.satisfaction ?? ''));
  const willNotDo = draft(`${name}willNotDo`, team.promise?.willNotDo ?? '');
  const edited = useEdited(name, version, reload);
  const submit = async () => {
    const typed = { turnaroundDays: numberOf(days.value), satisfaction: numberOf(satisfaction.value), willNotDo: willNotDo.value.trim() };
    const sent = forgetter(name);
    const stored = await edited.save(read => putPart(team, 'promise', { ...typed, version: read }));
    sayStored(t('saved'), stored, async () => (await readTeams()).get(team.id)?.promise ?? { version: NEVER }, async () => {
      await putPart(team, 'promise', former);
      say(t('undone'));
      await reload();
    });
    await reload();
    sent();
  };
  return (
    <details class="card note">
      <summary>{t('edit')}</summary>
      <Form label={t('edit')} send={t('save')} submit={submit} beside={edited.beside}>
        <p class="hint">{t('text')}</p>
        <Field label={t('days')} hint={t('daysHint')} value={days} type="number" optional member="/turnaroundDays" />
        <Field label={t('satisfaction')} hint={t('satisfactionHint')} value={satisfaction} type="number" optional member="/satisfaction" />
        <Field label={t('willNotDo')} value={willNotDo} longest={500} rows={2} optional member="/willNotDo" />
      </Form>
    </details>
  );
}
