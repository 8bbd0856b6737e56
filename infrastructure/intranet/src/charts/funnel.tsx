import { percent, texts, whole } from '../page/language';
import { go, to } from '../page/route';
import type { TeamScore, WindowName } from '../page/scores';
import { Wide } from '../ui/wide';

const t = texts({
  title: 'Wer ragt heraus?', label: 'Teams nach Stimmen und Anteil der Zufriedenen, mit den Grenzen des Zufalls',
  text: 'Jeder Punkt ist ein Team. Zwischen den Linien kann der Unterschied zum Ganzen Zufall sein; erst außerhalb der äußeren ragt ein Team wirklich heraus. Die Zahlen stehen in der Tabelle darüber.',
  voices: 'Stimmen', outside: 'Außerhalb: {teams}.', none: 'Außerhalb der äußeren Linien steht kein Team.',
}, {
  title: 'Who stands out?', label: 'Teams by voices and share of satisfied ones, with the limits of chance',
  text: 'Each point is a team. Between the lines the difference to the whole can be chance; only outside of the outer ones a team really stands out. The numbers are in the table above.',
  voices: 'Voices', outside: 'Outside: {teams}.', none: 'No team is outside of the outer lines.',
});

const WIDTH = 720;
const HEIGHT = 260;
const LEFT = 44;
const BOTTOM = 30;
/** Standard normal quantiles of 95% and 99.8%, as in Spiegelhalter (2005), Statistics in Medicine 24(8). */
const LIMITS = [1.96, 3.09] as const;
const STEPS = 40;

/**
 * A funnel plot (Spiegelhalter 2005): shares by number of voices, with the limits that chance leaves around the share of
 * all. The limits are those of a binomial share on voices divided by the design effect.
 */
export function Funnel({ teams, designEffect, window }: { readonly teams: readonly TeamScore[]; readonly designEffect: number; readonly window: WindowName }) {
  const voices = teams.reduce((sum, team) => sum + team.voices, 0);
  const target = teams.reduce((sum, team) => sum + team.csat * team.voices, 0) / voices;
  const most = Math.max(...teams.map(team => team.voices)) * 1.05;
  const x = (count: number) => LEFT + count / most * (WIDTH - LEFT - 8);
  const y = (share: number) => 8 + (1 - Math.min(1, Math.max(0, share))) * (HEIGHT - BOTTOM - 8);
  const error = (count: number) => Math.sqrt(target * (1 - target) * designEffect / count);
  const outside = teams.filter(team => Math.abs(team.csat - target) > LIMITS[1] * error(team.voices));
  const counts = Array.from({ length: STEPS }, (_, step) => Math.max(1, most * (step + 1) / STEPS));
  const line = (factor: number) => counts.map(count => `${x(count)},${y(target + factor * error(count))}`).join(' ');
  return (
    <figure>
      <figcaption><h2>{t('title')}</h2><p class="soft">{t('text')}</p></figcaption>
      <Wide label={t('title')}><svg class="funnel" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('label')}>
        {[0, 0.5, 1].map(share => <g key={share}>
          <line class="grid" x1={LEFT} x2={WIDTH} y1={y(share)} y2={y(share)} />
          <text x={LEFT - 6} y={y(share) + 4} text-anchor="end">{percent(share)}</text>
        </g>)}
        <line class="target" x1={LEFT} x2={WIDTH} y1={y(target)} y2={y(target)} />
        {LIMITS.flatMap(limit => [limit, -limit]).map(limit => <polyline key={limit} class={Math.abs(limit) > 2 ? 'limit' : 'limit inner'} points={line(limit)} />)}
        {teams.map(team => (
          <circle key={team.teamId} class={outside.includes(team) ? 'point outside' : 'point'}
            cx={x(team.voices)} cy={y(team.csat)} r="5" onClick={() => go(to('scores', [team.teamId], { window }))}>
            <title>{`${team.name}: ${percent(team.csat)}, ${whole(team.voices)} ${t('voices')}`}</title>
          </circle>
        ))}
        {outside.map(team => (
          <text key={team.teamId} class="name" x={x(team.voices)} y={y(team.csat) + (y(team.csat) < 24 ? 20 : -10)} text-anchor={x(team.voices) > WIDTH / 2 ? 'end' : 'start'}>{team.name}</text>
        ))}
        <text x={WIDTH} y={HEIGHT - 6} text-anchor="end">{`${t('voices')}: ${whole(Math.round(most))}`}</text>
      </svg></Wide>
      <p>{outside.length ? t('outside', { teams: outside.map(team => team.name).join(', ') }) : t('none')}</p>
    </figure>
  );
}
