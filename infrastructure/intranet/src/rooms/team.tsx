import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { day, decimal, duration, percent, texts, whole } from '../page/language';
import { download } from '../page/api';
import { saveCsv } from '../page/csv';
import { type Resource, useResource } from '../page/resource';
import { to } from '../page/route';
import { hasScore, readBatches, readOverview, type TeamBatches, type TeamRow, type TeamScore, type WindowName } from '../page/scores';
import { readTeams, type Teams } from '../page/teams';
import { Histogram } from '../charts/histogram';
import { IntervalAxis, IntervalChart } from '../charts/interval';
import { LostTimes } from '../charts/lost-time';
import { Trend } from '../charts/trend';
import { Action } from '../ui/action';
import { Empty } from '../ui/empty';
import { Heading } from '../ui/heading';
import { Loaded } from '../ui/loaded';
import { WindowChoice } from '../ui/window-choice';
import { word } from '../ui/words';
import { TeamActs } from './team-action';
import { TeamPromise } from './team-promise';
import { TeamReasons } from './team-reasons';
import { TeamSelfAssessment } from './team-self-assessment';

const t = texts({
  all: 'Alle Teams', missing: 'Dieses Team gibt es nicht, oder Sie sehen seine Ergebnisse nicht.',
  headline: 'Zwischen {low} und {high} sind zufrieden (95 % Sicherheit), am ehesten {share}.',
  collecting: 'Dieses Team sammelt noch. Sobald mindestens {asked} Menschen gefragt wurden und mindestens {k} geantwortet haben, steht hier etwas.',
  idle: 'Dieses Team hat noch nichts erledigt, oder seit 90 Tagen nichts mehr.',
  figures: 'Zahlen', voices: 'Stimmen', raters: 'Menschen, mindestens', responses: 'Antwortquote', mean: 'Mittel der Bewertungen (1 bis 5)', silent: 'Wenn alle, die schweigen, unzufrieden / zufrieden wären',
  turnaround: 'Die Hälfte ist fertig nach', slow: 'Neun von zehn sind fertig nach', rank: 'Rang', rankText: 'zwischen {best} und {worst} von {teams} (90 %)', leveled: 'Strenge der Abteilungen ausgeglichen',
  noted: 'Vom Team selbst eingetragen', handedOn: 'Weitergegeben', selfSelected: 'Von sich aus bewertet, ohne Ticket und ohne Einladung', openLong: 'Seit über 14 Tagen offen', served: 'Geleistet', span: '{from} bis {to}',
  ratings: 'Bewertungen', trend: 'Verlauf', trendText: 'Jeder Strich ist ein Paket von Antworten. Wo sich die Striche überdecken, kann der Unterschied Zufall sein.',
  older: 'Ältere Pakete', comments: 'Was Menschen schreiben', commentsText: 'Gemischt und ohne Datum; es steht hier erst, wenn genügend Menschen etwas geschrieben haben.', comment: 'Kommentar', noComments: 'Noch haben zu wenige etwas geschrieben.',
  changed: 'Am {day} verglichen mit dem Zeitraum davor', fallen: 'wirklich gefallen, von {from} auf {to}', risen: 'wirklich gestiegen, von {from} auf {to}', chance: 'von {from} auf {to}; das kann Zufall sein',
}, {
  all: 'All teams', missing: 'This team does not exist, or you do not see its scores.',
  headline: 'Between {low} and {high} are satisfied (95% certainty), most likely {share}.',
  collecting: 'This team is still collecting. Once at least {asked} people were asked and at least {k} have answered, something stands here.',
  idle: 'This team has done nothing yet, or nothing for 90 days.',
  figures: 'Figures', voices: 'Voices', raters: 'People, at least', responses: 'Response rate', mean: 'Mean rating (1 to 5)', silent: 'If all silent ones were dissatisfied / satisfied',
  turnaround: 'Half is done within', slow: 'Nine of ten are done within', rank: 'Rank', rankText: 'between {best} and {worst} of {teams} (90%)', leveled: 'With the strictness of departments levelled',
  noted: 'Entered by the team itself', handedOn: 'Handed over', selfSelected: 'Rated of their own accord, without ticket or invitation', openLong: 'Open for over 14 days', served: 'Work done', span: '{from} to {to}',
  ratings: 'Ratings', trend: 'Over time', trendText: 'Each line is a batch of answers. Where lines overlap, the difference can be chance.',
  older: 'Older batches', comments: 'What people write', commentsText: 'Shuffled and without dates; it stands here only once enough people have written something.', comment: 'Comment', noComments: 'Too few have written something yet.',
  changed: 'Compared on {day} with the window before', fallen: 'really fallen, from {from} to {to}', risen: 'really risen, from {from} to {to}', chance: 'from {from} to {to}; this can be chance',
});

/** A team's score in depth: what the figures are, how they moved, and what people wrote. */
export function TeamInDepth({ teamId, window }: { readonly teamId: string; readonly window: WindowName }) {
  const overview = useResource(`${teamId} ${window}`, signal => readOverview(window, signal));
  const teams = useResource('teams', readTeams);
  const batches = useResource(teamId, signal => readBatches(teamId, signal));
  const reload = async () => { await Promise.all([teams.reload(), overview.reload()]); };
  const state = overview.state.value;
  /** Stays while another window is read, so that the focus stays on the choice of it. */
  const name = useRef<string | undefined>(undefined);
  if (state.kind === 'ready') name.current = state.value.teams.find(one => one.teamId === teamId)?.name;
  return <>
    <p><a href={to('scores', [], { window })}>‹ {t('all')}</a></p>
    {name.current !== undefined && <>
      <Heading>{name.current}</Heading>
      <div class="filters"><WindowChoice chosen={window} /></div>
    </>}
    <Loaded of={overview} lines={8}>{all => {
      const row = all.teams.find(one => one.teamId === teamId);
      if (!row) return <Empty>{t('missing')}</Empty>;
      const ranked = all.teams.filter(one => hasScore(one) && one.rank).length;
      return <>
        <Figures row={row} k={all.k} ranked={ranked} openLong={all.openLong[teamId]} teams={teams} />
        {hasScore(row) && <Action run={() => download(`scores-${window}.csv`, `/scores?window=${window}`)}>{word('csv')}</Action>}
        <Loaded of={teams}>{known => <Says row={row} first={all.closedFrom} teams={known} reload={reload} />}</Loaded>
        <TeamSelfAssessment teamId={teamId} k={all.k} />
      </>;
    }}</Loaded>
    <Loaded of={batches}>{page => <History teamId={teamId} first={page} />}</Loaded>
  </>;
}

interface SaysProps {
  readonly row: TeamRow;
  /** The first day of the window. */
  readonly first: string | null;
  readonly teams: Teams;
  readonly reload: () => Promise<void>;
}

/** What the team itself says: what it promises, and what it changes. */
function Says({ row, first, teams, reload }: SaysProps) {
  const team = teams.get(row.teamId);
  return team ? <div class="columns">
    <TeamPromise row={row} first={first} team={team} teams={teams} reload={reload} />
    <TeamActs team={team} teams={teams} reload={reload} />
  </div> : null;
}

interface FiguresProps {
  readonly row: TeamRow;
  readonly k: number;
  readonly ranked: number;
  readonly openLong: number | undefined;
  readonly teams: Resource<Teams>;
}

function Figures({ row, k, ranked, openLong, teams }: FiguresProps) {
  if (!hasScore(row)) return <>
    <Empty>{t(row.collecting ? 'collecting' : 'idle', { k, asked: 3 * k })}</Empty>
    {openLong && <p>{t('openLong')}: {whole(openLong)}</p>}
  </>;
  return <>
    <p class="headline">{t('headline', { low: percent(row.csatLow), high: percent(row.csatHigh), share: percent(row.csat) })}</p>
    <div class="card"><IntervalAxis /><IntervalChart {...row} /></div>
    <ChangeLine row={row} />
    <div class="columns">
      <section><h2>{t('ratings')}</h2><Histogram counts={row.histogram} /></section>
      <section><h2>{t('figures')}</h2><dl>{entries(row, ranked, openLong).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl></section>
    </div>
    <TeamReasons row={row} k={k} teams={teams} />
    {row.lostTime && <LostTimes lostTime={row.lostTime} />}
  </>;
}

function entries(row: TeamScore, ranked: number, openLong: number | undefined): [string, string][] {
  const { turnaround, handling, selfSelected, rank, leveled, served } = row;
  return [
    [t('voices'), whole(row.voices)],
    [t('raters'), whole(row.raters)],
    [t('responses'), percent(row.responseRate)],
    [t('silent'), `${percent(row.csatIfSilentDissatisfied)} / ${percent(row.csatIfSilentSatisfied)}`],
    [t('mean'), decimal(row.mean)],
    ...(rank ? [[t('rank'), t('rankText', { best: rank.best, worst: rank.worst, teams: ranked })] satisfies [string, string]] : []),
    ...(leveled ? [[t('leveled'), `${percent(leveled.low)} – ${percent(leveled.high)}`] satisfies [string, string]] : []),
    ...(turnaround ? [[t('turnaround'), duration(turnaround.p50)] satisfies [string, string], [t('slow'), duration(turnaround.p90)] satisfies [string, string]] : []),
    ...(served ? [[t('served'), t('span', { from: day(served.first), to: day(served.last) })] satisfies [string, string]] : []),
    ...(handling?.noted !== undefined ? [[t('noted'), percent(handling.noted)] satisfies [string, string]] : []),
    ...(handling ? [[t('handedOn'), percent(handling.handedOn)] satisfies [string, string]] : []),
    ...(selfSelected !== undefined ? [[t('selfSelected'), percent(selfSelected)] satisfies [string, string]] : []),
    ...(openLong ? [[t('openLong'), whole(openLong)] satisfies [string, string]] : []),
  ];
}

function ChangeLine({ row: { change } }: { readonly row: TeamScore }) {
  if (!change) return null;
  const values = { from: percent(change.from), to: percent(change.to) };
  const verdict = !change.significant ? 'chance' : change.to < change.from ? 'fallen' : 'risen';
  return <p><span class="soft">{t('changed', { day: day(change.decidedOn) })}:</span> <strong class={verdict}>{t(verdict, values)}</strong></p>;
}

/** Returns texts that are the same as one, with their number. */
const counted = (texts: readonly string[]): Map<string, number> =>
  texts.reduce((counts, text) => counts.set(text, (counts.get(text) ?? 0) + 1), new Map<string, number>());

function History({ teamId, first }: { readonly teamId: string; readonly first: TeamBatches }) {
  const shown = useSignal(first);
  const path = `/teams/${encodeURIComponent(teamId)}/scores`;
  /** The pages that are shown, the oldest last. */
  const paths = useSignal([path]);
  const grow = async () => {
    const cursor = shown.value.nextCursor ?? '';
    const page = await readBatches(teamId, new AbortController().signal, cursor);
    paths.value = [...paths.value, `${path}?cursor=${encodeURIComponent(cursor)}`];
    shown.value = { ...shown.value, batches: [...page.batches, ...shown.value.batches], nextCursor: page.nextCursor };
  };
  const { batches, comments = [], nextCursor } = shown.value;
  return <>
    {batches.length > 0 && <section>
      <h2>{t('trend')}</h2>
      <p class="soft">{t('trendText')}</p>
      <Trend batches={batches} />
      <div class="actions">
        {nextCursor && <Action run={grow}>{t('older')}</Action>}
        <Action run={() => download(`batches-${teamId}.csv`, ...[...paths.value].reverse())}>{word('csv')}</Action>
      </div>
    </section>}
    <section>
      <h2>{t('comments')}</h2>
      <p class="soft">{t('commentsText')}</p>
      {comments.length === 0 ? <Empty>{t('noComments')}</Empty> : <ul class="list">{[...counted(comments)].map(([comment, times]) => <li key={comment} class="words">{comment}{times > 1 && <small class="soft"> × {whole(times)}</small>}</li>)}</ul>}
      {comments.length > 0 && <p class="actions"><button type="button" onClick={() => saveCsv(`comments-${teamId}.csv`, [t('comment')], comments.map(comment => [comment]))}>{word('csv')}</button></p>}
    </section>
  </>;
}
