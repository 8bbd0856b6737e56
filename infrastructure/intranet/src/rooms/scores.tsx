import { download } from '../page/api';
import { day, percent, texts, whole } from '../page/language';
import { useResource } from '../page/resource';
import { effectsKey, readEffects } from '../page/results';
import { route, to } from '../page/route';
import { type Change, hasScore, type Overview, readOverview, type TeamRow, type TeamScore, type WindowName, windowOf } from '../page/scores';
import { me } from '../page/session';
import { between, IntervalAxis, IntervalChart } from '../charts/interval';
import { Funnel } from '../charts/funnel';
import { Action } from '../ui/action';
import { Empty } from '../ui/empty';
import { Heading } from '../ui/heading';
import { Loaded } from '../ui/loaded';
import { WhereToAct } from '../ui/where-to-act';
import { Wide } from '../ui/wide';
import { WindowChoice } from '../ui/window-choice';
import { word } from '../ui/words';
import { TeamInDepth } from './team';
import { AsOf, MeaningOfP, TeamsEffects } from './teams-effects';

const t = texts({
  title: 'Wie zufrieden sind die Menschen mit unserer Arbeit füreinander?',
  headline: 'Mit der Arbeit von „{team}“ sind zwischen {low} und {high} zufrieden. So viel sagen die Antworten mit 95 % Sicherheit.',
  nothing: 'Noch ist nichts veröffentlicht. Ergebnisse erscheinen, sobald genügend Menschen gefragt wurden und geantwortet haben.',
  noTeam: 'Von Ihren Teams gibt es hier nichts zu zeigen.',
  asOf: 'Veröffentlicht vom {from} bis {to}; die Arbeit selbst kann älter sein.',
  team: 'Team', interval: 'Bereich (95 %)', share: 'Zufrieden', voices: 'Stimmen', responses: 'Antwortquote', news: 'Verändert', tree: 'Ergebnisse der Teams',
  collecting: 'Sammelt noch. Sobald mindestens {asked} Menschen gefragt wurden und mindestens {k} geantwortet haben, steht hier etwas.',
  effects: 'Was Schulungen und Maßnahmen bewirken', effectsText: 'Geschulte oder tätig gewordene Teams werden mit den anderen verglichen, nie nur vorher mit nachher. Gezeigt wird, was für mehrere Teams zusammen gilt, nie für ein einzelnes.',
  fallen: '↓ seit {day} wirklich gefallen', risen: '↑ seit {day} wirklich gestiegen',
}, {
  title: 'How satisfied are people with our work for each other?',
  headline: 'Between {low} and {high} are satisfied with the work of “{team}”. So much the answers say with 95% certainty.',
  nothing: 'Nothing is published yet. Scores appear once enough people were asked and have answered.',
  noTeam: 'There is nothing to show of your teams here.',
  asOf: 'Published from {from} to {to}; the work itself may be older.',
  team: 'Team', interval: 'Interval (95%)', share: 'Satisfied', voices: 'Voices', responses: 'Response rate', news: 'Changed', tree: 'Scores of the teams',
  collecting: 'Still collecting. Once at least {asked} people were asked and at least {k} have answered, something stands here.',
  effects: 'What trainings and actions bring', effectsText: 'Teams that were trained or have acted are compared with the others, never before and after alone. What holds of several teams together is shown, never of a single one.',
  fallen: '↓ has really fallen since {day}', risen: '↑ has really risen since {day}',
});

/** From how many teams on a funnel plot says more than their rows do. Its limits need the design effect, which admins alone see. */
const FUNNEL_FROM = 8;

const VIEW = 'view';
const EFFECTS = 'effects';

/** Where people see how satisfied others are with the work of their teams. */
export default function Scores() {
  const [teamId] = route.value.rest;
  const { query } = route.value;
  const window = windowOf(query);
  if (!teamId && query.get(VIEW) === EFFECTS) return <EffectsOfTeams />;
  return teamId ? <TeamInDepth key={teamId} teamId={teamId} window={window} /> : <All window={window} />;
}

function All({ window }: { readonly window: WindowName }) {
  const overview = useResource(window, signal => readOverview(window, signal));
  return <>
    <Heading>{t('title')}</Heading>
    {(me().admin || me().leads.length > 0) && <p><a href={to('scores', [], { [VIEW]: EFFECTS })}>{t('effects')}</a></p>}
    <div class="filters"><WindowChoice chosen={window} /></div>
    <Loaded of={overview} lines={8}>{all => all.asOf === null ? <Empty>{t('nothing')}</Empty> : <Tree overview={all} window={window} />}</Loaded>
  </>;
}

/** What trainings and actions brought: leads see it, too. */
function EffectsOfTeams() {
  const effects = useResource(effectsKey(), readEffects);
  return <>
    <Heading>{t('effects')}</Heading>
    <p><a href={to('scores')}>{word('back')}</a></p>
    <p>{t('effectsText')}</p>
    <Loaded of={effects} lines={8}>{({ trainings, actions, ...dates }) => <>
      <AsOf {...dates} />
      <TeamsEffects trainings={trainings} actions={actions} />
      <MeaningOfP />
      <Action run={() => download('effects.csv', '/effects')}>{word('csv')}</Action>
    </>}</Loaded>
  </>;
}

interface Placed {
  readonly row: TeamRow;
  readonly depth: number;
}

/** Returns the teams that did work, each below its parent. */
function placed(rows: readonly TeamRow[]): Placed[] {
  const shown = rows.filter(row => hasScore(row) || row.collecting);
  const ids = new Set(shown.map(row => row.teamId));
  const below = (parent: string | null, depth: number): Placed[] => shown
    .filter(row => parent === null ? row.parentId === null || !ids.has(row.parentId) : row.parentId === parent)
    .sort((one, other) => one.name.localeCompare(other.name))
    .flatMap(row => [{ row, depth }, ...below(row.teamId, depth + 1)]);
  return below(null, 0);
}

function Tree({ overview, window }: { readonly overview: Overview; readonly window: WindowName }) {
  const rows = placed(overview.teams);
  const top = rows[0]?.row;
  const names = new Map(overview.teams.map(row => [row.teamId, row.name]));
  const parents = new Set(overview.teams.map(row => row.parentId));
  const leaves = overview.teams.filter(hasScore).filter(row => !parents.has(row.teamId));
  return <>
    {top && hasScore(top) && <p class="headline">{t('headline', { low: percent(top.csatLow), high: percent(top.csatHigh), team: top.name })}</p>}
    {overview.closedFrom && overview.closedTo && <p class="soft">{t('asOf', { from: day(overview.closedFrom), to: day(overview.closedTo) })}</p>}
    <WhereToAct gaps={overview.whereToAct} target={overview.target} window={window} name={gap => names.get(gap.teamId) ?? gap.teamId} />
    {rows.length === 0 ? <Empty>{t('noTeam')}</Empty> : <Wide label={t('tree')}><table class="scores">
      <thead><tr>
        <th scope="col">{t('team')}</th><th scope="col" class="chart">{t('interval')}<IntervalAxis /></th>
        <th scope="col" class="number">{t('share')}</th><th scope="col" class="number">{t('voices')}</th><th scope="col" class="number">{t('responses')}</th><th scope="col">{t('news')}</th>
      </tr></thead>
      <tbody>{rows.map(({ row, depth }) => <Row key={row.teamId} row={row} depth={depth} k={overview.k} window={window} />)}</tbody>
    </table></Wide>}
    <Action run={() => download(`scores-${window}.csv`, `/scores?window=${window}`)}>{word('csv')}</Action>
    {leaves.length >= FUNNEL_FROM && overview.designEffect && <Funnel teams={leaves} designEffect={overview.designEffect} window={window} />}
  </>;
}

function Row({ row, depth, k, window }: Placed & { readonly k: number; readonly window: WindowName }) {
  const name = <th scope="row" class={`depth-${Math.min(depth, 4)}`}><a href={to('scores', [row.teamId], { window })}>{row.name}</a></th>;
  if (!hasScore(row)) return <tr class="collecting">{name}<td colSpan={5}>{t('collecting', { k, asked: 3 * k })}</td></tr>;
  return (
    <tr>
      {name}
      <td class="chart">{between(row)}<IntervalChart {...row} /></td>
      <td class="number">{percent(row.csat)}</td>
      <td class="number">{whole(row.voices)}</td>
      <td class="number">{percent(row.responseRate)}</td>
      <td>{news(row)}</td>
    </tr>
  );
}

/** Returns what changed for real, nothing for all else. */
function news({ change }: TeamScore) {
  return change?.significant ? <strong class={isFall(change) ? 'fallen' : 'risen'}>{t(isFall(change) ? 'fallen' : 'risen', { day: day(change.decidedOn) })}</strong> : '';
}

const isFall = ({ from, to: now }: Change): boolean => now < from;
