import { currentLanguage, texts } from '../page/language';
import type { Resource } from '../page/resource';
import type { TeamScore } from '../page/scores';
import type { Reason, Team, Teams } from '../page/teams';
import { Reasons } from '../charts/reasons';
import { Empty } from '../ui/empty';
import { Loaded } from '../ui/loaded';

const t = texts({
  reasons: 'Gründe', good: 'Was gut war', bad: 'Was nicht gut war', other: 'Früher angeboten',
  text: 'Gezeigt wird, wie viele einen Grund ankreuzen. Was gut war, kreuzen Zufriedene an; was nicht gut war, die anderen. Strich: Bereich (95 %).',
  collecting: 'Sammelt noch. Ein Grund steht hier erst, wenn er mindestens {k} Mal angekreuzt und mindestens {k} Mal nicht angekreuzt wurde.',
}, {
  reasons: 'Reasons', good: 'What was good', bad: 'What was not good', other: 'Offered earlier',
  text: 'Shown is how many tick a reason. The satisfied tick what was good, the others what was not. Line: interval (95%).',
  collecting: 'Still collecting. A reason stands here only once it was ticked at least {k} times, and left at least {k} times.',
});

/** The reasons that people give for their ratings of a team and of those below it. */
export function TeamReasons({ row, k, teams }: { readonly row: TeamScore; readonly k: number; readonly teams: Resource<Teams> }) {
  return (
    <section>
      <h2>{t('reasons')}</h2>
      {row.reasons.length === 0
        ? <Empty>{t('collecting', { k })}</Empty>
        : <><p class="soft">{t('text')}</p><Loaded of={teams}>{all => <Tables row={row} teams={all} />}</Loaded></>}
    </section>
  );
}

const KINDS = ['good', 'bad'] as const;

function Tables({ row, teams }: { readonly row: TeamScore; readonly teams: Teams }) {
  const lists = offering(row.teamId, teams);
  const kinds = KINDS.map(kind => {
    const known = lists.flatMap(team => team.reasons?.[kind] ?? []);
    return { kind, known, shares: row.reasons.filter(({ reason }) => find(known, reason)) };
  });
  const rest = row.reasons.filter(share => !kinds.some(({ shares }) => shares.includes(share)));
  const word = (known: readonly Reason[]) => (id: string) => find(known, id)?.[currentLanguage()] ?? id;
  return <div class="columns">
    {kinds.map(({ kind, known, shares }) => shares.length > 0 && <Reasons key={kind} kind={kind} title={t(kind)} shares={shares} word={word(known)} />)}
    {rest.length > 0 && <Reasons kind="middle" title={t('other')} shares={rest} word={word([])} />}
  </div>;
}

const find = (known: readonly Reason[], id: string): Reason | undefined => known.find(reason => reason.id === id);

/** Returns the teams from whose lists a team's reasons may come: itself, those below it, and at last all others, for lists change. */
function offering(teamId: string, teams: Teams): Team[] {
  const near = (team: Team) => team.id === teamId ? 0 : teams.above(team).some(above => above.id === teamId) ? 1 : 2;
  return [...teams.all].sort((one, other) => near(one) - near(other));
}
