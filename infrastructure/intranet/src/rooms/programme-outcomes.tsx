import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { call } from '../page/api';
import { saveCsv } from '../page/csv';
import { draft, forget, forgetter } from '../page/draft';
import { month, texts, whole } from '../page/language';
import { say } from '../page/notice';
import { type Better, freeId, type Hypotheses, type Outcome, THEMES, type Theme, type UnitsAre } from '../page/results';
import { useResource } from '../page/resource';
import { readTeams, type Teams } from '../page/teams';
import { Choice } from '../ui/choice';
import { NEVER, useEdited } from '../ui/edited';
import { buttonOf, NEW, useEditing } from '../ui/editing';
import { Empty } from '../ui/empty';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { Loaded } from '../ui/loaded';
import { resultWord } from '../ui/results';
import { word } from '../ui/words';
import { HypothesesPart } from './outcome-hypotheses';
import { ValuesForm } from './outcome-values';

const t = texts({
  text: 'Zahlen des Unternehmens, die anderswo entstehen: Zufriedenheit draußen, Kündigungen, Fehltage, Durchsatz, Gewinn. Je Team oder Bereich und Monat. Ob sie sich zusammen mit dem Service bewegen, den Kolleginnen und Kollegen einander geben, steht unter „Wirkung“.',
  outcomes: 'Kennzahlen', none: 'Noch gibt es keine Kennzahl.', add: 'Neue Kennzahl', edit: 'Ändern', editOf: '{name} ändern', upload: 'Werte hochladen', uploadOf: 'Werte von {name} hochladen',
  name: 'Name', nameHint: 'Etwa: Fehltage je Kopf.', unit: 'Einheit', unitHint: 'Etwa: Tage, Prozent, Euro.', better: 'Besser ist',
  theme: 'Wovon sie handelt',
  unitsAre: 'Werte gibt es je', teams: 'Team', departments: 'Bereich', save: 'Speichern', saved: '„{name}“ ist gespeichert.', stands: 'Eine Vermutung nennt sie: Sie bleibt, wie sie ist. Werte lassen sich weiter hochladen.',
  about: '{unit}, je {unitsAre}; besser ist {better}.', noValues: 'Noch keine Werte.', values: '{count} Werte von {units} {kind}, {first} bis {last}.', ofTeams: 'Teams', ofDepartments: 'Bereichen',
  id: 'Kürzel', count: 'Werte', units: 'Einheiten mit Werten', first: 'Erster Monat', last: 'Letzter Monat',
}, {
  text: 'Figures of the company that come from elsewhere: satisfaction outside, turnover, days of absence, throughput, profit. By team or department and month. Whether they move together with the service that colleagues give each other stands in “Effects”.',
  outcomes: 'Figures', none: 'There is no figure yet.', add: 'New figure', edit: 'Change', editOf: 'Change {name}', upload: 'Upload values', uploadOf: 'Upload values of {name}',
  name: 'Name', nameHint: 'Such as: days of absence per head.', unit: 'Unit', unitHint: 'Such as: days, percent, euros.', better: 'Better is',
  theme: 'What it is about',
  unitsAre: 'There are values by', teams: 'team', departments: 'department', save: 'Save', saved: '“{name}” is saved.', stands: 'A hypothesis names it: it stays as it is. Values can still be uploaded.',
  about: '{unit}, by {unitsAre}; better is {better}.', noValues: 'No values yet.', values: '{count} values of {units} {kind}, {first} to {last}.', ofTeams: 'teams', ofDepartments: 'departments',
  id: 'Id', count: 'Values', units: 'Units with values', first: 'First month', last: 'Last month',
});

interface Known extends Hypotheses {
  readonly outcomes: readonly Outcome[];
  readonly teams: Teams;
  /** So deep below the root stand departments. */
  readonly interfaceDepth: number;
}

const read = async (signal: AbortSignal): Promise<Known> => {
  const [{ outcomes }, hypotheses, teams, { interfaceDepth }] = await Promise.all([call<{ outcomes: Outcome[] }>('GET', '/outcomes', { signal }),
    call<Hypotheses>('GET', '/hypotheses', { signal }), readTeams(signal), call<{ interfaceDepth: number }>('GET', '/settings', { signal })]);
  return { outcomes, ...hypotheses, teams, interfaceDepth };
};

/** The company's figures, their values, and which of them are declared to move together with service. */
export function Outcomes() {
  const known = useResource('outcomes', read);
  const editing = useEditing();
  const uploading = useEditing(uploadOf);
  const done = async () => {
    editing.value = null;
    uploading.value = null;
    await known.reload();
  };
  return <>
    <p class="soft">{t('text')}</p>
    <Loaded of={known} lines={8}>{({ outcomes, teams, interfaceDepth, hypotheses, lookedAfter }) => <>
      <h2>{t('outcomes')}</h2>
      {outcomes.length === 0 ? <Empty>{t('none')}</Empty> : <ul class="list">{outcomes.map(one => <li key={one.id}>
        {editing.value === one.id ? <OutcomeForm outcome={one} outcomes={outcomes} reload={known.reload} done={done} /> : <>
          <h3>{one.name}</h3>
          <p>{t('about', { unit: one.unit, unitsAre: t(one.unitsAre), better: resultWord(one.better) })} {t('theme')}: {resultWord(one.theme)}.</p>
          <p class="soft">{coveredBy(one)} {one.linked && t('stands')}</p>
          {uploading.value === one.id ? <ValuesForm outcome={one} units={unitsOf(one, teams, interfaceDepth)} done={done} /> : <p class="actions">
            <button type="button" id={uploadOf(one.id)} aria-label={t('uploadOf', { name: one.name })} onClick={() => { uploading.value = one.id; }}>{t('upload')}</button>
            {!one.linked && <button type="button" id={buttonOf(one.id)} aria-label={t('editOf', { name: one.name })} onClick={() => { editing.value = one.id; }}>{t('edit')}</button>}
          </p>}
        </>}
      </li>)}</ul>}
      {editing.value === NEW ? <OutcomeForm outcomes={outcomes} reload={known.reload} done={done} />
        : <button type="button" id={buttonOf(NEW)} class="primary" onClick={() => { editing.value = NEW; }}>{t('add')}</button>}
      {outcomes.length > 0 && <p class="actions"><button type="button" onClick={() => saveCsv('outcomes.csv', COLUMNS.map(name => t(name)), outcomes.map(rowOf))}>{word('csv')}</button></p>}
      {outcomes.length > 0 && <HypothesesPart outcomes={outcomes} hypotheses={hypotheses} lookedAfter={lookedAfter} reload={known.reload} />}
    </>}</Loaded>
  </>;
}

const uploadOf = (id: string): string => `upload-${id}`;

const COLUMNS = ['id', 'name', 'unit', 'better', 'theme', 'unitsAre', 'count', 'units', 'first', 'last'] as const;

/** Returns what the page shows of an outcome, in the order of the columns. */
const rowOf = ({ id, name, unit, better, theme, unitsAre, values }: Outcome) =>
  [id, name, unit, resultWord(better), resultWord(theme), t(unitsAre), values.count, values.units, values.first, values.last];

/** Returns what values there are, in words. */
function coveredBy({ unitsAre, values: { units, count, first, last } }: Outcome): string {
  if (first === null || last === null) return t('noValues');
  return t('values', { count: whole(count), units: whole(units), kind: t(unitsAre === 'teams' ? 'ofTeams' : 'ofDepartments'), first: month(first), last: month(last) });
}

/** Returns the ids of the teams or departments of which an outcome has values. */
const unitsOf = (outcome: Outcome, teams: Teams, depth: number): string[] => teams.all
  .filter(team => outcome.unitsAre === 'departments' ? teams.above(team).length === depth : teams.children(team.id).length === 0).map(team => team.id);

interface FormProps {
  /** The outcome that is changed; without it, one is added. */
  readonly outcome?: Outcome;
  readonly outcomes: readonly Outcome[];
  readonly reload: () => Promise<void>;
  /** Closes the form. */
  readonly done: () => Promise<void>;
}

function OutcomeForm({ outcome, outcomes, reload, done }: FormProps) {
  const beginning = `outcome.${outcome?.id ?? 'new'}.`;
  const id = draft(`${beginning}id`, outcome?.id ?? '');
  const name = draft(`${beginning}name`, outcome?.name ?? '');
  const unit = draft(`${beginning}unit`, outcome?.unit ?? '');
  const better = draft<Better>(`${beginning}better`, outcome?.better ?? 'higher');
  const theme = draft<Theme>(`${beginning}theme`, outcome?.theme ?? 'customers');
  const unitsAre = draft<UnitsAre>(`${beginning}unitsAre`, outcome?.unitsAre ?? 'departments');
  const edited = useEdited(beginning, outcome?.version ?? NEVER, reload);
  const tried = useSignal(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  const missing = (text: string) => tried.value && !text.trim() ? word('required') : undefined;
  const submit = async () => {
    tried.value = true;
    const said = { name: name.value.trim(), unit: unit.value.trim(), better: better.value, theme: theme.value, unitsAre: unitsAre.value };
    if (!said.name || !said.unit) return;
    // A second try after a lost response names the same outcome.
    if (!id.value) id.value = freeId(said.name, outcomes);
    const sent = forgetter(beginning);
    await edited.save(version => call<Outcome>('PUT', `/outcomes/${encodeURIComponent(id.value)}`, { body: { version, ...said } }));
    say(t('saved', { name: said.name }));
    sent();
    await done();
  };
  return <div ref={place}>
    <Form label={outcome ? t('editOf', { name: outcome.name }) : t('add')} send={t('save')} submit={submit}
      beside={<>{edited.beside}<button type="button" onClick={() => { forget(beginning); void done(); }}>{word('cancel')}</button></>}>
      <Field label={t('name')} hint={t('nameHint')} value={name} longest={100} member="/name" fault={missing(name.value)} />
      <Field label={t('unit')} hint={t('unitHint')} value={unit} longest={20} member="/unit" fault={missing(unit.value)} />
      <Choice label={t('better')} member="/better" chosen={better.value} choose={one => { better.value = one as Better; }} options={[['higher', resultWord('higher')], ['lower', resultWord('lower')]]} />
      <Choice label={t('theme')} member="/theme" chosen={theme.value} choose={one => { theme.value = one as Theme; }} options={THEMES.map(one => [one, resultWord(one)])} />
      <Choice label={t('unitsAre')} member="/unitsAre" chosen={unitsAre.value} choose={one => { unitsAre.value = one as UnitsAre; }} options={[['departments', t('departments')], ['teams', t('teams')]]} />
    </Form>
  </div>;
}
