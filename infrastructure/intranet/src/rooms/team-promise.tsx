import { draft, forgetter } from '../page/draft';
import { texts } from '../page/language';
import { say } from '../page/notice';
import type { Promised, TeamRow, Verdict } from '../page/scores';
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
  edit: 'Versprechen ändern', text: 'Alle lesen das, wo sie das Team um etwas bitten. Wer alles leert, nimmt das Versprechen zurück.',
  days: 'Tage, nach denen neun von zehn Anfragen erledigt sind', daysHint: 'Von der Anfrage bis zur Erledigung; Wochenenden zählen mit.', satisfaction: 'Prozent, die mindestens zufrieden sind', satisfactionHint: '50 bis 99. Dass alle zufrieden sind, kann keine Zahl belegen.', willNotDo: 'Was das Team nicht macht',
  save: 'Speichern', saved: 'Das Versprechen ist gespeichert.', undone: 'Es gilt wieder das frühere Versprechen.',
}, {
  title: 'Promise', none: 'This team promises nothing yet.', from: 'This is what “{team}” promises.',
  KEPT: 'kept', NOT_KEPT: 'not kept', CANNOT_BE_TOLD: 'cannot be told',
  verdict: '“Kept” or “not kept” stands here only where the whole range (95%) says so; otherwise it may be chance. It is about the window above.',
  edit: 'Change the promise', text: 'All read this where they ask the team for something. Empty everything to take the promise back.',
  days: 'Days after which nine of ten requests are done', daysHint: 'From the request to its completion; weekends count.', satisfaction: 'Percent that are satisfied at least', satisfactionHint: '50 to 99. No figure can show that all are satisfied.', willNotDo: 'What the team does not do',
  save: 'Save', saved: 'The promise is saved.', undone: 'The former promise holds again.',
});

interface Props {
  readonly row: TeamRow;
  readonly team: Team;
  readonly teams: Teams;
  /** Reads teams and scores again. */
  readonly reload: () => Promise<void>;
}

/** What the customers of a team may expect, and whether figures show it kept. Its leads say what it is. */
export function TeamPromise({ row, team, teams, reload }: Props) {
  const leads = teams.mayLead(team, me());
  const by = teams.nearest(team, one => one.promise !== undefined);
  if (!by && !leads) return null;
  return (
    <section>
      <h2>{t('title')}</h2>
      {by?.promise ? <Lines promise={by.promise} promised={row.promise} /> : <Empty>{t('none')}</Empty>}
      {by && by !== team && <p class="soft">{t('from', { team: by.name })}</p>}
      {leads && <PromiseForm team={team} reload={reload} />}
    </section>
  );
}

/** @param promised what figures say of the promise; they may be a minute older than it */
function Lines({ promise: { turnaroundDays, satisfaction, willNotDo }, promised }: { readonly promise: ServicePromise; readonly promised: Promised | undefined }) {
  const { turnaround, satisfaction: satisfied } = promised ?? {};
  return <>
    <dl>
      {turnaroundDays && <Line text={turnaroundOf(turnaroundDays)} verdict={turnaround?.days === turnaroundDays ? turnaround.verdict : undefined} />}
      {satisfaction && <Line text={satisfactionOf(satisfaction)} verdict={satisfied?.promised === satisfaction ? satisfied.verdict : undefined} />}
      {willNotDo && <Line text={expected('willNotDo', { words: willNotDo })} />}
    </dl>
    {(turnaroundDays || satisfaction) && <p class="soft">{t('verdict')}</p>}
  </>;
}

const Line = ({ text, verdict }: { readonly text: string; readonly verdict?: Verdict | undefined }) =>
  <div><dt class="words">{text}</dt><dd><strong>{verdict && t(verdict)}</strong></dd></div>;

/** Returns what was typed as a number; what is none is left to the API to refuse. */
const numberOf = (text: string): number | string | undefined => text.trim() === '' ? undefined : Number.isNaN(Number(text)) ? text : Number(text);

function PromiseForm({ team, reload }: { readonly team: Team; readonly reload: () => Promise<void> }) {
  const name = `promise.${team.id}.`;
  const { version = NEVER, ...former } = team.promise ?? {};
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
