import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { call } from '../page/api';
import { saveCsv } from '../page/csv';
import { draft, forget, forgetter } from '../page/draft';
import { day, texts, whole } from '../page/language';
import { say } from '../page/notice';
import { quarterName, quartersFrom, thisQuarter } from '../page/quarters';
import { freeId, type Training } from '../page/results';
import { useResource } from '../page/resource';
import { readTeams, type Teams } from '../page/teams';
import { Choice } from '../ui/choice';
import { NEVER, useEdited } from '../ui/edited';
import { buttonOf, NEW, useEditing } from '../ui/editing';
import { Empty } from '../ui/empty';
import { Field } from '../ui/field';
import { type Ask, Form } from '../ui/form';
import { Loaded } from '../ui/loaded';
import { Withdrawal } from '../ui/withdrawal';
import { word } from '../ui/words';
import { Beginnings, CohortList, cohortsOf, namesOf } from './training-beginnings';

const t = texts({
  text: 'Melden Sie eine Schulung in Service an, bevor sie beginnt: Dann kann hinterher niemand aussuchen, was geschult wurde und was es ändern sollte. Was daraus wurde, steht unter „Wirkung“.',
  none: 'Noch ist keine Schulung angemeldet.', add: 'Schulung anmelden', edit: 'Ändern', editOf: '{name} ändern',
  name: 'Name', change: 'Was sie ändern soll', changeHint: 'In einem Satz, etwa: Wer fragt, weiß sofort, wer sich kümmert und bis wann.',
  save: 'Anmelden', saved: '„{name}“ ist angemeldet.', changed: '„{name}“ ist geändert und gilt als heute angemeldet.',
  lateTitle: '„{name}“ nachträglich anmelden?', lateText: 'Die ersten Teams beginnen im laufenden oder in einem früheren Quartal. Die Schulung wird als nachträglich gekennzeichnet, steht sofort fest und lässt sich dann nur noch zurückziehen.',
  withdrawBefore: 'Sie hat noch nicht begonnen: Dann findet sie nicht statt und wird nicht ausgewertet. Sie bleibt in der Liste, als zurückgezogen. Das lässt sich nicht rückgängig machen.',
  withdrawAfter: 'Sie hat schon begonnen: Was herauskommt, wird trotzdem gezeigt, mit dem Vermerk, dass sie zurückgezogen wurde. Das lässt sich nicht rückgängig machen.', withdrawn: '„{name}“ ist zurückgezogen.',
  declaredOn: 'Angemeldet am {day}. Das Urteil fällt mit den Zahlen: {quarter}.', draws: 'Bis dahin wurde mit diesen Teams {count}-mal ausgelost.', judgedIn: 'Das Urteil fällt mit den Zahlen von', judgedInHint: 'Eine einzige Auswertung zählt, und welche, steht vorher fest: Wer immer wieder hinsieht, sieht irgendwann etwas.', isWithdrawn: 'zurückgezogen am {day}', late: 'nachträglich', drawn: 'ausgelost', begun: 'hat begonnen', ahead: 'beginnt noch', yes: 'ja', no: 'nein',
  id: 'Kürzel', quarter: 'Beginn', teams: 'Teams', declared: 'Angemeldet', withdrawnOn: 'Zurückgezogen',
}, {
  text: 'Declare a training in service before it begins: then nobody can choose afterwards what was trained and what it should change. What became of it stands in “Effects”.',
  none: 'No training is declared yet.', add: 'Declare a training', edit: 'Change', editOf: 'Change {name}',
  name: 'Name', change: 'What it should change', changeHint: 'In one sentence, such as: who asks knows at once who takes care, and by when.',
  save: 'Declare', saved: '“{name}” is declared.', changed: '“{name}” is changed and counts as declared today.',
  lateTitle: 'Declare “{name}” late?', lateText: 'The first teams begin in this quarter or an earlier one. The training is marked as late, stands at once, and can then only be withdrawn.',
  withdrawBefore: 'It has not begun: then it does not take place and is not analysed. It stays in the list as withdrawn. This cannot be undone.',
  withdrawAfter: 'It has begun: what comes out is shown all the same, with the note that it was withdrawn. This cannot be undone.', withdrawn: '“{name}” is withdrawn.',
  declaredOn: 'Declared on {day}. The verdict comes with the figures of {quarter}.', draws: 'By then lots were drawn {count} times with these teams.', judgedIn: 'The verdict comes with the figures of', judgedInHint: 'One analysis alone counts, and which one is settled before: who looks again and again sees something in the end.', isWithdrawn: 'withdrawn on {day}', late: 'late', drawn: 'drawn by lot', begun: 'has begun', ahead: 'still to begin', yes: 'yes', no: 'no',
  id: 'Id', quarter: 'Beginning', teams: 'Teams', declared: 'Declared', withdrawnOn: 'Withdrawn',
});

interface Known {
  readonly trainings: readonly Training[];
  readonly teams: Teams;
}

const read = async (signal: AbortSignal): Promise<Known> => {
  const [{ trainings }, teams] = await Promise.all([call<{ trainings: Training[] }>('GET', '/trainings', { signal }), readTeams(signal)]);
  return { trainings, teams };
};

/** Stores a training; an id that none has declares one. */
const put = ({ id, name, change, cohorts, judgedIn }: Pick<Training, 'id' | 'name' | 'change' | 'cohorts' | 'judgedIn'>, more: { readonly version: string; readonly withdrawn?: true }) =>
  call<Training>('PUT', `/trainings/${encodeURIComponent(id)}`, { body: { name, change, cohorts, judgedIn, ...more } });

/** The trainings in service: declared, drawn by lot, and withdrawn here. */
export function Trainings() {
  const known = useResource('trainings', read);
  const editing = useEditing();
  const done = async () => {
    editing.value = null;
    await known.reload();
  };
  return <>
    <p class="soft">{t('text')}</p>
    <Loaded of={known} lines={8}>{({ trainings, teams }) => <>
      {trainings.length === 0 ? <Empty>{t('none')}</Empty> : <ul class="list">{trainings.map(one => <li key={one.id}>
        {editing.value === one.id
          ? <TrainingForm training={one} trainings={trainings} teams={teams} reload={known.reload} done={done} />
          : <Row training={one} teams={teams} edit={() => { editing.value = one.id; }} reload={known.reload} />}
      </li>)}</ul>}
      {editing.value === NEW ? <TrainingForm trainings={trainings} teams={teams} reload={known.reload} done={done} />
        : <button type="button" id={buttonOf(NEW)} class="primary" onClick={() => { editing.value = NEW; }}>{t('add')}</button>}
      {trainings.length > 0 && <p class="actions"><button type="button" onClick={() => saveCsv('trainings.csv', COLUMNS.map(name => t(name)), trainings.flatMap(one => rowsOf(one, teams)))}>{word('csv')}</button></p>}
    </>}</Loaded>
  </>;
}

const COLUMNS = ['id', 'name', 'change', 'quarter', 'teams', 'judgedIn', 'declared', 'late', 'drawn', 'begun', 'withdrawnOn'] as const;

/** Returns what the page shows of a training, a row for each quarter in which teams begin. */
const rowsOf = ({ id, name, change, cohorts, judgedIn, declaredOn, late, drawn, begun, withdrawnOn }: Training, teams: Teams) =>
  cohorts.map(cohort => [id, name, change, cohort.quarter, namesOf(teams, cohort.teams), judgedIn, declaredOn, t(late ? 'yes' : 'no'), t(drawn ? 'yes' : 'no'), t(begun ? 'yes' : 'no'), withdrawnOn]);

interface RowProps {
  readonly training: Training;
  readonly teams: Teams;
  readonly edit: () => void;
  readonly reload: () => Promise<void>;
}

function Row({ training, teams, edit, reload }: RowProps) {
  const { id, name, change, cohorts, judgedIn, declaredOn, late, drawn, draws, begun, version, withdrawnOn } = training;
  const withdraw = async () => {
    await put(training, { version, withdrawn: true });
    say(t('withdrawn', { name }));
    await reload();
  };
  return <>
    <h2>{name}</h2>
    <p class="badges">
      <span class={begun && !withdrawnOn ? 'badge open' : 'badge'}>{withdrawnOn ? t('isWithdrawn', { day: day(withdrawnOn) }) : t(begun ? 'begun' : 'ahead')}</span>
      {drawn && <span class="badge">{t('drawn')}</span>}{late && <span class="badge">{t('late')}</span>}
    </p>
    <p class="words">{change}</p>
    <CohortList cohorts={cohorts} teams={teams} />
    <p class="soft">{t('declaredOn', { day: day(declaredOn), quarter: quarterName(judgedIn) })}{draws > 1 && ` ${t('draws', { count: whole(draws) })}`}</p>
    {!withdrawnOn && <div class="actions">
      {!begun && <button type="button" id={buttonOf(id)} aria-label={t('editOf', { name })} onClick={edit}>{t('edit')}</button>}
      <Withdrawal name={name} text={t(begun ? 'withdrawAfter' : 'withdrawBefore')} run={withdraw} />
    </div>}
  </>;
}

interface FormProps {
  /** The training that is changed; without it, one is declared. */
  readonly training?: Training;
  readonly trainings: readonly Training[];
  readonly teams: Teams;
  readonly reload: () => Promise<void>;
  /** Closes the form. */
  readonly done: () => Promise<void>;
}

/** How many quarters from the last beginning on are offered for the verdict. */
const VERDICTS = 21;

function TrainingForm({ training, trainings, teams, reload, done }: FormProps) {
  const beginning = `training.${training?.id ?? 'new'}.`;
  const id = draft(`${beginning}id`, training?.id ?? '');
  const name = draft(`${beginning}name`, training?.name ?? '');
  const change = draft(`${beginning}change`, training?.change ?? '');
  const begins = draft<Readonly<Record<string, string>>>(`${beginning}begins`,
    Object.fromEntries((training?.cohorts ?? []).flatMap(cohort => cohort.teams.map(team => [team, cohort.quarter]))));
  const judgedIn = draft(`${beginning}judgedIn`, training?.judgedIn ?? '');
  const edited = useEdited(beginning, training?.version ?? NEVER, reload);
  const tried = useSignal(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  const missing = (text: string) => tried.value && !text.trim() ? word('required') : undefined;
  const cohorts = cohortsOf(begins.value);
  const verdicts = quartersFrom(cohorts.at(-1)?.quarter ?? thisQuarter(), 0, VERDICTS);
  const verdict = verdicts.find(one => one === judgedIn.value) ?? verdicts[1] ?? '';
  const submit = async (ask: Ask) => {
    tried.value = true;
    const first = cohorts[0];
    const said = { name: name.value.trim(), change: change.value.trim(), cohorts, judgedIn: verdict };
    if (!said.name || !said.change || !first) return;
    if (first.quarter <= thisQuarter() && !await ask({ title: t('lateTitle', { name: said.name }), text: t('lateText'), go: t('save') })) return;
    // A second try after a lost response names the same training.
    if (!id.value) id.value = freeId(said.name, trainings);
    const sent = forgetter(beginning);
    await edited.save(version => put({ id: id.value, ...said }, { version }));
    say(t(training ? 'changed' : 'saved', { name: said.name }));
    sent();
    await done();
  };
  return <div ref={place}>
    <Form label={training ? t('editOf', { name: training.name }) : t('add')} send={t('save')} submit={submit}
      beside={<>{edited.beside}<button type="button" onClick={() => { forget(beginning); void done(); }}>{word('cancel')}</button></>}>
      <Field label={t('name')} value={name} longest={100} member="/name" fault={missing(name.value)} />
      <Field label={t('change')} hint={t('changeHint')} value={change} longest={300} member="/change" fault={missing(change.value)} />
      <Beginnings drafts={beginning} byLot={training?.drawn ?? true} begins={begins} teams={teams} tried={tried.value} />
      {cohorts.length > 0 && <Choice label={t('judgedIn')} hint={t('judgedInHint')} member="/judgedIn" chosen={verdict} choose={one => { judgedIn.value = one; }} options={verdicts.map(one => [one, quarterName(one)])} />}
    </Form>
  </div>;
}
