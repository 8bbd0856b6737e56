import type { Signal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { call } from '../page/api';
import { draft } from '../page/draft';
import { currentLanguage, day, texts, whole } from '../page/language';
import { quarterName, quartersFrom, thisQuarter } from '../page/quarters';
import type { Cohort, Draw } from '../page/results';
import type { Team, Teams } from '../page/teams';
import { Action } from '../ui/action';
import { Choice } from '../ui/choice';
import { useFault } from '../ui/faults';
import { keepFocus } from '../ui/focus';

const t = texts({
  legend: 'Welche Teams beginnen wann?', byLot: 'Das Los entscheidet (empfohlen)', byUs: 'Wir legen es selbst fest',
  enough: 'Auswerten lässt sich eine Schulung ab drei geschulten und sechs anderen Teams: solchen, die warten oder später beginnen.',
  among: 'Diese Teams kommen in Frage', first: 'Beginn frühestens', over: 'Verteilt über', oneQuarter: 'ein Quartal', quarters: '{count} Quartale', waiting: 'Teams, die warten', waitingHint: 'Sie sind der Vergleich.',
  draw: 'Auslosen', tooFew: 'Zum Auslosen braucht es mindestens zwei Teams, und so viele, dass in jedem Quartal eines beginnt.', drawn: 'Das Los sagt', drawnOn: 'Ausgelost am {day}. Dieselbe Frage gibt immer dasselbe Los.', nobody: 'Es wartet niemand.', wait: 'Es warten: {teams}', take: 'So übernehmen', taken: 'So beginnen sie:',
  none: 'Bitte losen Sie aus und übernehmen Sie das Ergebnis, oder legen Sie mindestens ein Team selbst fest.', never: 'wartet', begun: '{quarter} (nachträglich)',
}, {
  legend: 'Which teams begin when?', byLot: 'Lots decide (recommended)', byUs: 'We decide ourselves',
  enough: 'A training can be analysed from three trained and six other teams on: those that wait or begin later.',
  among: 'These teams may be trained', first: 'Begin at the earliest in', over: 'Spread over', oneQuarter: 'one quarter', quarters: '{count} quarters', waiting: 'Teams that wait', waitingHint: 'They are the comparison.',
  draw: 'Draw lots', tooFew: 'Lots need at least two teams, and so many that one begins in each quarter.', drawn: 'The lots say', drawnOn: 'Drawn on {day}. The same question always gets the same lots.', nobody: 'Nobody waits.', wait: 'These wait: {teams}', take: 'Take over', taken: 'They begin like this:',
  none: 'Please draw lots and take over the result, or choose at least one team yourselves.', never: 'waits', begun: '{quarter} (late)',
});

/** So many quarters ahead teams may begin, and so many ago they may have begun. */
const AHEAD = 8;
const AGO = 4;
/** Over so many quarters at most lots spread teams here. */
const MOST_SPREAD = 4;

/** When each team begins; those without a quarter wait. */
type Begins = Readonly<Record<string, string>>;

/** Returns the teams of each quarter, the first quarter first. */
export function cohortsOf(begins: Begins): Cohort[] {
  const quarters = [...new Set(Object.values(begins))].sort();
  return quarters.map(quarter => ({ quarter, teams: Object.keys(begins).filter(team => begins[team] === quarter).sort() }));
}

/** Returns the names of teams. */
export const namesOf = (teams: Teams, ids: readonly string[]): string => ids.map(id => teams.name(id)).join(', ');

/** The teams of each quarter. */
export function CohortList({ cohorts, teams }: { readonly cohorts: readonly Cohort[]; readonly teams: Teams }) {
  return <ul class="cohorts">{cohorts.map(cohort => <li key={cohort.quarter}><strong>{quarterName(cohort.quarter)}</strong>: {namesOf(teams, cohort.teams)}</li>)}</ul>;
}

interface Props {
  /** The beginning of the names of the drafts. */
  readonly drafts: string;
  /** Whether lots decide until somebody says otherwise. */
  readonly byLot: boolean;
  readonly begins: Signal<Begins>;
  readonly teams: Teams;
  /** Whether somebody has tried to send it. */
  readonly tried: boolean;
}

/** Which teams begin when: as lots say, or as the admin does. */
export function Beginnings({ drafts, byLot, begins, teams, tried }: Props) {
  const lots = draft(`${drafts}lots`, byLot);
  const id = useId();
  const found = useFault('/cohorts');
  const fault = found ?? (tried && Object.keys(begins.value).length === 0 ? t('none') : undefined);
  const leaves = teams.all.filter(team => teams.children(team.id).length === 0).sort((one, other) => one.name.localeCompare(other.name));
  const way = (one: boolean, text: string) => <label><input type="radio" name={id} checked={lots.value === one} onChange={() => { lots.value = one; }} /> {text}</label>;
  return (
    <fieldset class="field">
      <legend>{t('legend')}</legend>
      <p class="hint">{t('enough')}</p>
      <div class="choices" role="radiogroup" aria-label={t('legend')} tabIndex={-1} aria-invalid={fault !== undefined} aria-describedby={fault ? `${id}-fault` : undefined}>{way(true, t('byLot'))}{way(false, t('byUs'))}</div>
      {lots.value ? <Lots drafts={drafts} begins={begins} leaves={leaves} teams={teams} /> : <Own begins={begins} leaves={leaves} />}
      {fault && <p class="fault" id={`${id}-fault`}>{fault}</p>}
    </fieldset>
  );
}

function Own({ begins, leaves }: { readonly begins: Signal<Begins>; readonly leaves: readonly Team[] }) {
  const now = thisQuarter();
  const chosen = Object.values(begins.value);
  const quarters = [...new Set([...quartersFrom(now, -AGO, AGO + 1 + AHEAD), ...chosen])].sort();
  const choose = (team: string, quarter: string) => {
    const { [team]: _, ...others } = begins.value;
    begins.value = quarter ? { ...others, [team]: quarter } : others;
  };
  return <div class="filters">{leaves.map(team => <Choice key={team.id} label={team.name} chosen={begins.value[team.id] ?? ''} choose={quarter => choose(team.id, quarter)}
    options={[['', t('never')], ...quarters.map(one => [one, one <= now ? t('begun', { quarter: quarterName(one) }) : quarterName(one)] as const)]} />)}</div>;
}

interface LotsProps {
  readonly drafts: string;
  readonly begins: Signal<Begins>;
  readonly leaves: readonly Team[];
  readonly teams: Teams;
}

function Lots({ drafts, begins, leaves, teams }: LotsProps) {
  const among = draft<readonly string[]>(`${drafts}among`, leaves.map(team => team.id));
  const first = draft(`${drafts}first`, quartersFrom(thisQuarter(), 1, 1)[0] ?? '');
  const spread = draft(`${drafts}spread`, 1);
  const waiting = draft<number | null>(`${drafts}waiting`, null);
  const taken = useRef<HTMLParagraphElement>(null);
  const answer = draft<{ readonly question: string; readonly draw: Draw } | null>(`${drafts}draw`, null);
  const chosen = leaves.map(team => team.id).filter(id => among.value.includes(id));
  const fewest = spread.value === 1 ? 1 : 0;
  const most = chosen.length - spread.value;
  const untrained = Math.max(fewest, Math.min(waiting.value ?? Math.round(chosen.length / 2), most));
  const question = { teams: chosen, quarters: quartersFrom(first.value, 0, spread.value), untrained };
  const asked = JSON.stringify([currentLanguage(), question]);
  const drawn = answer.value?.question === asked ? answer.value.draw : null;
  const draw = async () => {
    const result = await call<Draw>('POST', '/trainings/draws', { body: question });
    answer.value = { question: asked, draw: result };
  };
  const isDrawable = chosen.length > 1 && most >= fewest;
  const toggle = (id: string) => { among.value = among.value.includes(id) ? among.value.filter(one => one !== id) : [...among.value, id]; };
  const cohorts = cohortsOf(begins.value);
  const isTaken = drawn !== null && JSON.stringify(cohorts) === JSON.stringify(drawn.cohorts.map(({ quarter, teams: ids }) => ({ quarter, teams: [...ids].sort() })));
  const take = (cohortsDrawn: readonly Cohort[]) => {
    begins.value = Object.fromEntries(cohortsDrawn.flatMap(cohort => cohort.teams.map(team => [team, cohort.quarter])));
    // The button goes.
    requestAnimationFrame(() => keepFocus(taken.current));
  };
  return <>
    <fieldset class="inner"><legend>{t('among')}</legend><div class="filters">{leaves.map(team => (
      <label key={team.id} class="tick"><input type="checkbox" checked={among.value.includes(team.id)} onChange={() => toggle(team.id)} /> {team.name}</label>
    ))}</div></fieldset>
    <div class="filters">
      <Choice label={t('first')} chosen={first.value} choose={one => { first.value = one; }} options={quartersFrom(thisQuarter(), 1, AHEAD).map(one => [one, quarterName(one)])} />
      <Choice label={t('over')} chosen={String(spread.value)} choose={one => { spread.value = Number(one); }}
        options={Array.from({ length: MOST_SPREAD }, (_, index) => [String(index + 1), index === 0 ? t('oneQuarter') : t('quarters', { count: index + 1 })])} />
      {isDrawable && <Choice label={t('waiting')} hint={t('waitingHint')} chosen={String(untrained)} choose={one => { waiting.value = Number(one); }}
        options={Array.from({ length: most - fewest + 1 }, (_, index) => [String(index + fewest), whole(index + fewest)])} />}
    </div>
    {isDrawable ? <Action run={draw}>{t('draw')}</Action> : <p class="hint">{t('tooFew')}</p>}
    <div role="status">{drawn && <section class="remark lots">
      <h2>{t('drawn')}</h2>
      <CohortList cohorts={drawn.cohorts} teams={teams} />
      <p>{drawn.untrained.length ? t('wait', { teams: namesOf(teams, drawn.untrained) }) : t('nobody')}</p>
      <p class="soft">{drawn.why}</p>
      <p class="soft">{t('drawnOn', { day: day(drawn.drawnOn) })}</p>
      {!isTaken && <button type="button" onClick={() => take(drawn.cohorts)}>{t('take')}</button>}
    </section>}
    {cohorts.length > 0 && <><p ref={taken} class="taken" tabIndex={-1}><strong>{t('taken')}</strong></p><CohortList cohorts={cohorts} teams={teams} /></>}</div>
  </>;
}
