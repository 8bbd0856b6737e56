import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { download } from '../page/api';
import { day, percent, texts, whole } from '../page/language';
import { useResource } from '../page/resource';
import { route, to } from '../page/route';
import { type Cell, type InterfaceScore, type Interfaces as Matrix, readInterfaces, type WindowName, windowOf } from '../page/scores';
import { me } from '../page/session';
import { readTeams, type Teams } from '../page/teams';
import { Histogram } from '../charts/histogram';
import { between, IntervalAxis, IntervalChart } from '../charts/interval';
import { LostTimes } from '../charts/lost-time';
import { Action } from '../ui/action';
import { departmentName } from '../ui/departments';
import { Empty } from '../ui/empty';
import { Heading } from '../ui/heading';
import { Loaded } from '../ui/loaded';
import { WhereToAct } from '../ui/where-to-act';
import { Wide } from '../ui/wide';
import { WindowChoice } from '../ui/window-choice';
import { word } from '../ui/words';

const t = texts({
  title: 'Wer arbeitet wie gut mit wem?', text: 'Jede Zeile ist eine Abteilung, die fragt, jede Spalte ein Team, das hilft. Was hakt, steht links oben beieinander.',
  nothing: 'Noch ist keine Schnittstelle veröffentlicht.', corner: 'Abteilung fragt, Team hilft', collecting: 'sammelt noch', none: 'keine Zusammenarbeit',
  legend: 'Zufrieden, Bereich (95 %):', poor: 'sicher unter dem Ziel ({target})', doubtful: 'kann beides sein', good: 'sicher darüber', both: '{department} fragt {team}',
  share: 'Zufrieden: {between}.', voices: '{voices} Stimmen, Antwortquote {responses}', side: 'Diese Schnittstelle', otherWay: 'Und umgekehrt', otherNone: 'In der anderen Richtung ist nichts veröffentlicht.', otherUnseen: 'Die andere Richtung sehen die Leitungen dort.',
  count: 'Die Zahl darunter: Stimmen.', voice: 'Stimmen', details: 'Alles über {team}', asOf: 'Veröffentlicht vom {from} bis {to}.',
}, {
  title: 'Who works how well with whom?', text: 'Each row is a department that asks, each column a team that helps. What is disturbed stands together at the top left.',
  nothing: 'No interface is published yet.', corner: 'Department asks, team helps', collecting: 'still collecting', none: 'no collaboration',
  legend: 'Satisfied, interval (95%):', poor: 'surely below the target ({target})', doubtful: 'may be either', good: 'surely above', both: '{department} asks {team}',
  share: '{between} are satisfied.', voices: '{voices} voices, response rate {responses}', side: 'This interface', otherWay: 'And the other way', otherNone: 'Nothing is published in the other direction.', otherUnseen: 'The leads there see the other direction.',
  count: 'The number below: voices.', voice: 'voices', details: 'All about {team}', asOf: 'Published from {from} to {to}.',
});

/** Where leads and admins see which departments are how satisfied with which teams. */
export default function Interfaces() {
  const window = windowOf(route.value.query);
  const teams = useResource('teams', readTeams);
  const matrix = useResource(window, signal => readInterfaces(window, signal));
  return <>
    <Heading>{t('title')}</Heading>
    <p class="soft">{t('text')}</p>
    <div class="filters"><WindowChoice chosen={window} /></div>
    <Loaded of={teams}>{known => <Loaded of={matrix} lines={8}>{all => all.cells.length === 0
      ? <Empty>{t('nothing')}</Empty> : <HeatMap matrix={all} teams={known} window={window} />}</Loaded>}</Loaded>
  </>;
}

const isScore = (cell: Cell | undefined): cell is InterfaceScore => cell?.voices !== undefined;

/** Returns the ids in the order in which those with the lowest mean share come first, those without one last. */
function sorted(cells: readonly Cell[], idOf: (cell: Cell) => string): string[] {
  const mean = (id: string) => {
    const scores = cells.filter(cell => idOf(cell) === id).filter(isScore);
    return scores.length ? scores.reduce((sum, cell) => sum + cell.csat, 0) / scores.length : 2;
  };
  return [...new Set(cells.map(idOf))].map(id => [id, mean(id)] as const)
    .sort(([one, low], [other, high]) => low - high || one.localeCompare(other)).map(([id]) => id);
}

interface MapProps {
  readonly matrix: Matrix;
  readonly teams: Teams;
  readonly window: WindowName;
}

function HeatMap({ matrix, teams, window }: MapProps) {
  const opened = useSignal<Cell | null>(null);
  const departments = sorted(matrix.cells, cell => cell.department);
  const providers = sorted(matrix.cells, cell => cell.teamId);
  const at = new Map(matrix.cells.map(cell => [`${cell.department} ${cell.teamId}`, cell]));
  return <>
    {matrix.closedFrom && matrix.closedTo && <p class="soft">{t('asOf', { from: day(matrix.closedFrom), to: day(matrix.closedTo) })}</p>}
    <WhereToAct gaps={matrix.whereToAct} target={matrix.target} window={window}
      name={gap => t('both', { department: departmentName(teams, gap.department ?? ''), team: teams.name(gap.teamId) })} />
    <Wide label={t('title')}><table class="heat">
      <thead><tr><td><small>{t('corner')}</small></td>{providers.map(id => <th key={id} scope="col">{teams.name(id)}</th>)}</tr></thead>
      <tbody>{departments.map(department => (
        <tr key={department}>
          <th scope="row">{departmentName(teams, department)}</th>
          {providers.map(id => <HeatCell key={id} cell={at.get(`${department} ${id}`)} target={matrix.target}
            opened={opened.value !== null && opened.value === at.get(`${department} ${id}`)} press={cell => { opened.value = opened.value === cell ? null : cell; }} />)}
        </tr>
      ))}</tbody>
    </table></Wide>
    <p class="legend">{t('legend')} <span class="poor">{t('poor', { target: percent(matrix.target) })}</span> <span class="doubtful">{t('doubtful')}</span> <span class="good">{t('good')}</span> <span class="hidden">{t('collecting')}</span> {t('count')}</p>
    <Action run={() => download(`interfaces-${window}.csv`, `/interfaces?window=${window}`)}>{word('csv')}</Action>
    {isScore(opened.value ?? undefined) && <BothSides cell={opened.value as InterfaceScore} matrix={matrix} teams={teams} window={window} />}
  </>;
}

/** Returns the class of a cell. The interval decides, not the point. */
const grade = ({ csatLow, csatHigh }: InterfaceScore, target: number): 'poor' | 'doubtful' | 'good' => csatHigh < target ? 'poor' : csatLow > target ? 'good' : 'doubtful';

interface CellProps {
  readonly cell: Cell | undefined;
  readonly target: number;
  /** True if both its sides are shown. */
  readonly opened: boolean;
  /** Shows both sides of the cell, or hides them if they are shown. */
  readonly press: (cell: Cell) => void;
}

function HeatCell({ cell, target, opened, press }: CellProps) {
  if (cell === undefined) return <td class="nothing"><span class="visually-hidden">{t('none')}</span></td>;
  if (!isScore(cell)) return <td class="hidden">{t('collecting')}</td>;
  return <td class={grade(cell, target)}><button type="button" aria-expanded={opened} onClick={() => press(cell)}>{between(cell)}<small>{whole(cell.voices)}<span class="visually-hidden"> {t('voice')}</span></small><span class="visually-hidden"> {t(grade(cell, target), { target: percent(target) })}</span></button></td>;
}

/** One interface, and the same two in the other direction. */
function BothSides({ cell, matrix, teams, window }: MapProps & { readonly cell: InterfaceScore }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [cell]);
  const back = matrix.cells.filter(isScore).filter(one => isWithin(teams, cell.teamId, one.department) && isWithin(teams, one.teamId, cell.department));
  return (
    <section class="card">
      <h2 ref={heading} tabIndex={-1}>{t('side')}</h2>
      <Side cell={cell} teams={teams} />
      <p><a href={to('scores', [cell.teamId], { window })}>{t('details', { team: teams.name(cell.teamId) })}</a></p>
      <h2>{t('otherWay')}</h2>
      {back.length === 0 ? <p class="soft">{t(seesTeamsOf(teams, cell.department) ? 'otherNone' : 'otherUnseen')}</p> : back.map(one => <Side key={one.teamId} cell={one} teams={teams} />)}
    </section>
  );
}

/** Returns whether the visitor sees the interfaces of all teams of a department: admins do, and those who lead it. */
function seesTeamsOf(teams: Teams, department: string): boolean {
  const { admin, leads } = me();
  // Those who stand in no department serve nobody.
  return admin || teams.get(department) === undefined || leads.some(lead => isWithin(teams, department, lead));
}

/** Returns whether a team is a department or below it, at whatever level departments are. */
function isWithin(teams: Teams, id: string, department: string): boolean {
  const team = teams.get(id);
  return team !== undefined && [team, ...teams.above(team)].some(one => one.id === department);
}

function Side({ cell, teams }: { readonly cell: InterfaceScore; readonly teams: Teams }) {
  return <>
    <h3>{t('both', { department: departmentName(teams, cell.department), team: teams.name(cell.teamId) })}</h3>
    <p>{t('share', { between: between(cell) })} <span class="soft">{t('voices', { voices: whole(cell.voices), responses: percent(cell.responseRate) })}</span></p>
    <IntervalAxis /><IntervalChart {...cell} />
    <Histogram counts={cell.histogram} />
    {cell.lostTime && <LostTimes lostTime={cell.lostTime} />}
  </>;
}
