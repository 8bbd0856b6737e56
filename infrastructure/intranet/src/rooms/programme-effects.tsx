import { download } from '../page/api';
import { signedSignificant, texts, whole } from '../page/language';
import { effectsKey, type Link, readEffects, THEMES, type Theme } from '../page/results';
import { useResource } from '../page/resource';
import { to } from '../page/route';
import { Differences } from '../charts/differences';
import { Action } from '../ui/action';
import { Loaded } from '../ui/loaded';
import { lagName, resultWord } from '../ui/results';
import { word } from '../ui/words';
import { AsOf, Badges, Caveats, Looks, MeaningOfP, NotYetPart, TeamsEffects, VerdictOf } from './teams-effects';

const t = texts({
  text: 'Guter Service unter Kolleginnen und Kollegen führt, so heißt es, zu zufriedener Kundschaft draußen, zu Stimmung und Bleiben, zu Produktivität und am Ende zu Gewinn. Hier steht, was die Zahlen dieses Unternehmens bisher dazu sagen, und was sie nicht sagen können.',
  together: 'Bewegt sich das zusammen mit dem Service?', notBecause: '„Bewegt sich zusammen mit“ heißt nicht, dass das eine das andere bewirkt. Verglichen wird jedes Team, jeder Bereich mit sich selbst zu anderen Zeiten.',
  lookedAfter: 'Insgesamt angesehen: {count}. Alle stehen hier, was auch herauskam. Von zwanzig ohne jeden Zusammenhang sieht im Schnitt eine nach einem aus.',
  needs: 'Noch nicht, braucht eine Kennzahl dazu und eine angemeldete Vermutung.', way: 'Zu den Kennzahlen', about: '{service}, {lag}; besser ist {better}.',
  figures: 'Zahlen zu {name}', link: 'Wo 10 von 100 mehr zufrieden waren', placebo: 'Gegenprobe: Service des Quartals danach', placeboText: 'Die Gegenprobe nimmt den Service des Quartals nach der Kennzahl, der sie nicht bewirkt haben kann. Hängt auch er mit ihr zusammen, dann misstrauen Sie der Zeile darüber.', noPlacebo: 'Eine Gegenprobe lässt sich mit diesen Quartalen nicht rechnen.',
  counts: 'Gerechnet mit {units} Teams oder Bereichen über höchstens {quarters} Quartale, zusammen {values} Werten, aus {batches} Paketen von Antworten. Ausgelassen, weil sie über eine Quartalsgrenze reichen: {leftOut}.',
  more: 'Ausführlich steht das in der Dokumentation unter „What the figures can say“.',
}, {
  text: 'Good service among colleagues is said to lead to satisfied customers outside, to morale and staying, to productivity, and in the end to profit. Here stands what the figures of this company say of that so far, and what they cannot say.',
  together: 'Does it move together with service?', notBecause: '“Moves together with” does not mean that one brings about the other. Each team or department is compared with itself at other times.',
  lookedAfter: 'Looked at in all: {count}. All of them stand here, whatever came out. Of twenty without any link about one looks like one.',
  needs: 'Not yet, needs a figure of it and a declared hypothesis.', way: 'To the figures', about: '{service}, {lag}; better is {better}.',
  figures: 'Figures of {name}', link: 'Where 10 in 100 more were satisfied', placebo: 'Cross-check: service of the quarter after', placeboText: 'The cross-check takes the service of the quarter after the figure, which cannot have brought it about. If that moves with it, too, mistrust the row above.', noPlacebo: 'No cross-check can be computed with these quarters.',
  counts: 'Computed with {units} teams or departments over {quarters} quarters at most, {values} values together, from {batches} batches of answers. Left out because they cross the boundary of a quarter: {leftOut}.',
  more: 'The documentation says more in “What the figures can say”.',
});

/** What the company's own data say so far: of each theme, of trainings and of actions. */
export function EffectsPart() {
  const effects = useResource(effectsKey(), readEffects);
  return <>
    <p>{t('text')}</p>
    <Loaded of={effects} lines={12}>{({ links, lookedAfter, trainings, actions, ...dates }) => {
      const themes = THEMES.filter(theme => theme !== 'other' || links?.some(link => link.theme === theme));
      return <>
        <AsOf {...dates} />
        <h2>{t('together')}</h2>
        <p>{t('notBecause')}</p>
        {lookedAfter ? <p class="soft">{t('lookedAfter', { count: whole(lookedAfter) })}</p> : null}
        {themes.map(theme => <ThemePart key={theme} theme={theme} links={links?.filter(link => link.theme === theme) ?? []} />)}
        <TeamsEffects trainings={trainings} actions={actions} />
        <MeaningOfP />
        <p class="soft">{t('more')}</p>
        <Action run={() => download('effects.csv', '/effects')}>{word('csv')}</Action>
      </>;
    }}</Loaded>
  </>;
}

function ThemePart({ theme, links }: { readonly theme: Theme; readonly links: readonly Link[] }) {
  return (
    <section class="card" aria-label={resultWord(theme)}>
      <h3>{resultWord(theme)}</h3>
      {links.length === 0 ? <p>{t('needs')} <a href={to('programme', ['outcomes'])}>{t('way')}</a></p> : links.map(link => <LinkPart key={link.id} link={link} />)}
    </section>
  );
}

function LinkPart({ link: { name, unit, better, service, lag, afterData, withdrawn, asOf, notYet, sentence, caveats, looks, link } }: { readonly link: Link }) {
  const marks = [...afterData ? ['afterData' as const] : [], ...withdrawn ? ['withdrawn' as const] : []];
  const verdict = link && link.verdict !== 'PENDING' ? asOf : null;
  const write = (value: number) => `${signedSignificant(value)} ${unit}`;
  return <div class="link">
    <h4>{name}</h4>
    <p class="soft">{t('about', { service: resultWord(service), lag: lagName(lag), better: resultWord(better) })}</p>
    <Badges names={marks} />
    {link === null ? <NotYetPart sentence={sentence} notYet={notYet} /> : <>
      <p class="headline">{sentence}</p>
      <VerdictOf quarter={verdict} />
      <Differences label={t('figures', { name: `${name}, ${resultWord(service)}` })} write={write}
        differences={[{ name: t('link'), found: link }, ...link.placebo ? [{ name: t('placebo'), found: link.placebo }] : []]} />
      <p class="soft">{t(link.placebo ? 'placeboText' : 'noPlacebo')}</p>
      <p class="soft">{t('counts', { units: whole(link.units), quarters: whole(link.quarters), values: whole(link.values), batches: whole(link.batches), leftOut: whole(link.leftOut) })}</p>
      <Caveats caveats={caveats} />
      <Looks name={`${name}, ${resultWord(service)}`} looks={looks} verdict={verdict} write={write} />
    </>}
  </div>;
}
