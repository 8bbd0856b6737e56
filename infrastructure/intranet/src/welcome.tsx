import { texts } from './page/language';
import { signIn, signInFailure } from './page/session';
import { LanguageSwitch } from './app';
import { Action } from './ui/action';
import { Brand } from './ui/brand';
import { Trouble } from './ui/trouble';

const t = texts({
  title: 'Wie gut arbeiten wir füreinander?',
  text: 'Bitten Sie andere Teams um Hilfe, erledigen Sie, worum Ihr Team gebeten wird, und sehen Sie, wie zufrieden die Menschen damit sind. Wie Sie antworten, zeigt Resonanz niemandem, es sei denn, Sie erlauben dem Team, Sie darauf anzusprechen: Dann erfährt seine Leitung Ihren Namen und Ihre Antwort.',
  signIn: 'Anmelden',
}, {
  title: 'How well do we work for each other?',
  text: 'Ask other teams for help, do what your team is asked for, and see how satisfied people are with it. Resonanz shows to nobody how you answer, unless you allow the team to contact you about it: then its leads learn your name and your answer.',
  signIn: 'Sign in',
});

/** What somebody sees who is not signed in. */
export function Welcome() {
  return (
    <main class="welcome">
      <Brand />
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      {signInFailure.value && <Trouble failure={signInFailure.value} />}
      <div class="actions"><Action kind="primary" run={signIn}>{t('signIn')}</Action><LanguageSwitch /></div>
    </main>
  );
}
