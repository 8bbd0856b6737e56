import { percent, texts, whole } from '../page/language';
import { to } from '../page/route';
import type { Gap, WindowName } from '../page/scores';

const t = texts({
  title: 'Wo sich etwas lohnt',
  text: 'Hier liegt der ganze Bereich, in dem die Zufriedenheit sehr wahrscheinlich ist, unter dem Ziel von {target}; oben steht, wo dafür die meisten Erledigungen fehlen. Die Liste sagt, wo man zuerst hinsehen sollte, nicht wer schuld ist. Unter vielen kann auch einmal eines zufällig darauf stehen.',
  item: 'Zufrieden sind sehr wahrscheinlich {low} bis {high}. Bis zum Ziel fehlen etwa {missing} von {completions} Erledigungen.',
}, {
  title: 'Where it is worth acting',
  text: 'Here the whole range in which satisfaction most likely lies is below the target of {target}; on top is where the most pieces of work are short of it. The list says where to look first, not whose fault it is. Among many, one may be on it by chance.',
  item: 'Most likely {low} to {high} are satisfied. About {missing} of {completions} pieces of work are short of the target.',
});

interface Props {
  readonly gaps: readonly Gap[];
  readonly target: number;
  readonly window: WindowName;
  readonly name: (gap: Gap) => string;
}

/** The teams or interfaces that are surely short of the target, where most is to be gained first; nothing if there is none. */
export function WhereToAct({ gaps, target, window, name }: Props) {
  if (gaps.length === 0) return null;
  return (
    <section class="card where-to-act">
      <h2>{t('title')}</h2>
      <ol>{gaps.map(gap => (
        <li key={`${gap.department ?? ''} ${gap.teamId}`}>
          <a href={to('scores', [gap.teamId], { window })}>{name(gap)}</a>{' '}
          {t('item', { low: percent(target - gap.gapHigh), high: percent(target - gap.gapLow), missing: whole(gap.missing), completions: whole(gap.completions) })}
        </li>
      ))}</ol>
      <p class="soft">{t('text', { target: percent(target) })}</p>
    </section>
  );
}
