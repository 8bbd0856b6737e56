import { day, decimal, signed, texts, whole } from '../page/language';
import { quarterName } from '../page/quarters';
import type { Effects, Look, NotYet, TeamsEffect, TrainingEffect } from '../page/results';
import { Differences } from '../charts/differences';
import { EventStudy } from '../charts/event-study';
import { Empty } from '../ui/empty';
import { resultWord } from '../ui/results';

const t = texts({
  asOf: 'Ausgewertet bis zum {quarter}. Die nächste Auswertung ist am {day}.', never: 'Noch ist kein Quartal ausgewertet. Die erste Auswertung ist am {day}.',
  trainings: 'Schulungen', noTraining: 'Noch ist keine Schulung angemeldet.', actions: 'Maßnahmen der Teams, zusammen',
  regression: 'Wer nach einem schlechten Quartal handelt, hat danach meist auch ohne Maßnahme ein besseres (Rückkehr zur Mitte): Deshalb wird nie nur vorher mit nachher verglichen.',
  overall: 'Insgesamt', figures: '{name}: Zahlen', points: '{value} von 100', counts: 'Gerechnet mit {trained} Teams und {untrained} anderen, aus {batches} Paketen von Antworten. Ausgelassen, weil sie über eine Quartalsgrenze reichen: {leftOut}.',
  preTrend: 'Schon vor dem Beginn: So verschieden wären diese Teams durch Zufall allein in {p} von 100 Fällen. Klein heißt, sie entwickelten sich schon vorher anders.', noPreTrend: 'Ob sie sich schon vorher anders entwickelten, lässt sich nicht sagen: Es gibt zu wenige Quartale davor.',
  p: 'p sagt, wie oft der Zufall allein so viel brächte; 0,05 heißt in 5 von 100 Fällen. Bis dahin gilt es als mehr als Zufall. Als Urteil zählt eine einzige Auswertung, und welche, stand vorher fest; sie irrt sich in einem von zwanzig Fällen, in denen nichts ist. Unter vielen Auswertungen und vielen Punkten sticht immer einmal etwas hervor.',
  mind: 'Was zu bedenken ist', looks: 'Alle Auswertungen', verdictRow: '{quarter} (Urteil)', verdictOf: 'Urteil mit den Zahlen bis zum {quarter}.', looksOf: '{name}: alle Auswertungen', looksText: 'Als Urteil zählt eine, und welche, stand vorher fest: Wer immer wieder hinsieht, sieht irgendwann etwas.', has: '{has} von {needs}', trained: 'Geschult oder tätig geworden', untrained: 'Andere Teams', units: 'Teams oder Bereiche', quarters: 'Quartale',
}, {
  asOf: 'Analysed up to {quarter}. The next analysis is on {day}.', never: 'No quarter is analysed yet. The first analysis is on {day}.',
  trainings: 'Trainings', noTraining: 'No training is declared yet.', actions: 'Actions of teams, together',
  regression: 'Who acts after a poor quarter mostly has a better one next, without any action, too (regression to the mean): so before and after alone are never compared.',
  overall: 'In all', figures: '{name}: figures', points: '{value} in 100', counts: 'Computed with {trained} teams and {untrained} others, from {batches} batches of answers. Left out because they cross the boundary of a quarter: {leftOut}.',
  preTrend: 'Before the beginning already: chance alone would make these teams differ as much in {p} of 100 cases. Small means that they developed otherwise even then.', noPreTrend: 'Whether they developed otherwise even before cannot be told: there are too few quarters before.',
  p: 'p says how often chance alone would bring as much; 0.05 means in 5 of 100 cases. Up to there it counts as more than chance. One analysis alone counts as the verdict, and which one was settled before; it errs in one of twenty cases in which there is nothing. Of many analyses and many points one always stands out some time.',
  mind: 'What to mind', looks: 'All analyses', verdictRow: '{quarter} (verdict)', verdictOf: 'Verdict with the figures up to {quarter}.', looksOf: '{name}: all analyses', looksText: 'One counts as the verdict, and which one was settled before: who looks again and again sees something in the end.', has: '{has} of {needs}', trained: 'Trained or acted', untrained: 'Other teams', units: 'Teams or departments', quarters: 'Quarters',
});

/** Returns a difference of satisfied shares as so many of 100. */
const points = (value: number): string => t('points', { value: signed(value * 100, 1) });

/** Says up to which quarter all is analysed, and when that is done next. */
export function AsOf({ asOf, nextOn }: Pick<Effects, 'asOf' | 'nextOn'>) {
  return <p class="soft">{asOf === null ? t('never', { day: day(nextOn) }) : t('asOf', { quarter: quarterName(asOf), day: day(nextOn) })}</p>;
}

/** What trainings and actions brought: for admins and leads. */
export function TeamsEffects({ trainings, actions }: { readonly trainings: readonly TrainingEffect[]; readonly actions: TeamsEffect }) {
  return <>
    <h2>{t('trainings')}</h2>
    {trainings.length === 0 ? <Empty>{t('noTraining')}</Empty> : trainings.map(one => (
      <section key={one.id} class="card" aria-label={one.name}>
        <h3>{one.name}</h3>
        <Badges names={(['drawn', 'late', 'withdrawn'] as const).filter(name => one[name])} />
        <TeamsFigures name={one.name} of={one} />
      </section>
    ))}
    <h2>{t('actions')}</h2>
    <section class="card" aria-label={t('actions')}>
      <TeamsFigures name={t('actions')} of={actions} />
      {actions.caveats.length === 0 && <p class="soft">{t('regression')}</p>}
    </section>
  </>;
}

/** What marks a declaration; nothing if nothing does. */
export function Badges({ names }: { readonly names: readonly ('drawn' | 'late' | 'withdrawn' | 'afterData')[] }) {
  return names.length === 0 ? null : <p class="badges">{names.map(name => <span key={name} class="badge">{resultWord(name)}</span>)}</p>;
}

function TeamsFigures({ name, of: { asOf, effect, notYet, sentence, caveats, looks } }: { readonly name: string; readonly of: TeamsEffect }) {
  if (effect === null) return <NotYetPart sentence={sentence} notYet={notYet} />;
  const { trained, untrained, batches, leftOut, preTrendP, events } = effect;
  const verdict = effect.verdict === 'PENDING' ? null : asOf;
  return <>
    <p class="headline">{sentence}</p>
    <VerdictOf quarter={verdict} />
    <EventStudy name={name} events={events} write={value => signed(value * 100, 1)} />
    <Differences label={t('figures', { name })} differences={[{ name: t('overall'), found: effect }]} write={points} />
    <p class="soft">{preTrendP === null ? t('noPreTrend') : t('preTrend', { p: decimal(preTrendP * 100) })}</p>
    <p class="soft">{t('counts', { trained: whole(trained), untrained: whole(untrained), batches: whole(batches), leftOut: whole(leftOut) })}</p>
    <Caveats caveats={caveats} />
    <Looks name={name} looks={looks} verdict={verdict} write={points} />
  </>;
}

/** Says of which quarter the verdict is, once there is one. */
export function VerdictOf({ quarter }: { readonly quarter: string | null }) {
  return quarter === null ? null : <p class="soft">{t('verdictOf', { quarter: quarterName(quarter) })}</p>;
}

interface LooksProps {
  readonly name: string;
  readonly looks: readonly Look[];
  /** The quarter of the verdict; null before it. */
  readonly verdict: string | null;
  readonly write: (value: number) => string;
}

/** What each quarter's analysis said, of which one is the verdict. */
export function Looks({ name, looks, verdict, write }: LooksProps) {
  return <details>
    <summary>{t('looks')}</summary>
    <p class="soft">{t('looksText')}</p>
    <Differences label={t('looksOf', { name })} differences={looks.map(look => ({ name: look.asOf === verdict ? t('verdictRow', { quarter: quarterName(look.asOf) }) : quarterName(look.asOf), found: look }))} write={write} />
  </details>;
}

/** What a p means. */
export const MeaningOfP = () => <p class="soft">{t('p')}</p>;

const NEEDS = ['trained', 'untrained', 'units', 'quarters'] as const;

/** Says that there are no figures yet, and what they need. */
export function NotYetPart({ sentence, notYet }: { readonly sentence: string; readonly notYet: NotYet | null }) {
  const needs = NEEDS.flatMap(name => {
    const one = notYet?.[name];
    return one ? [[name, one] as const] : [];
  });
  return <>
    <p>{sentence}</p>
    {needs.length > 0 && <dl class="needs">{needs.map(([name, { has, needs: all }]) => (
      <div key={name}><dt>{t(name)}</dt><dd>{t('has', { has: whole(has), needs: whole(all) })}</dd></div>
    ))}</dl>}
  </>;
}

/** What else could explain figures, and what to mind. */
export function Caveats({ caveats }: { readonly caveats: readonly string[] }) {
  return caveats.length === 0 ? null : <><p><strong>{t('mind')}</strong></p><ul>{caveats.map(one => <li key={one}>{one}</li>)}</ul></>;
}
