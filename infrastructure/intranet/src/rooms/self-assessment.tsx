import { useSignal } from '@preact/signals';
import { draft } from '../page/draft';
import { percent, texts } from '../page/language';
import { say } from '../page/notice';
import { useResource } from '../page/resource';
import { type OwnAnswer, sendAnswer, showQuestion } from '../page/self-assessments';
import { Choice } from '../ui/choice';
import { Form } from '../ui/form';
import { Loaded } from '../ui/loaded';
import { word } from '../ui/words';

const t = texts({
  question: 'Was schätzen Sie: Wie viel Prozent Ihrer Kundinnen und Kunden sind in diesem Vierteljahr zufrieden?',
  mind: 'Niemand sieht, ob oder was Sie antworten. Nach dem Vierteljahr steht das Mittel des Teams neben dem, was die Kundinnen und Kunden sagten, sofern mindestens {asked} Menschen gefragt wurden, {k} geantwortet haben und jemand geschwiegen hat. Bis dahin können Sie Ihre Antwort ändern.',
  label: 'Zufrieden sind', choose: 'Bitte wählen', send: 'Antworten', sent: 'Ihre Einschätzung ist gespeichert. Sie können sie ändern, bis das Vierteljahr endet.',
}, {
  question: 'What do you think: what percentage of your customers are satisfied this quarter?',
  mind: 'Nobody sees whether or what you answer. After the quarter the team’s mean stands beside what the customers said, provided that at least {asked} people were asked, {k} have answered and somebody has kept silent. Until then you can change your answer.',
  label: 'Satisfied are', choose: 'Please choose', send: 'Answer', sent: 'Your estimate is saved. You can change it until the quarter ends.',
});

const STEPS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100] as const;

/**
 * Asks somebody what they believe about their own team, in one line that opens. Closed, it looks the same whether or not
 * they have answered, as others may see the screen.
 */
export function SelfAssessmentQuestion({ teamId }: { readonly teamId: string }) {
  const own = useResource(teamId, signal => showQuestion(teamId, signal));
  return (
    <details class="card note self-assessment">
      <summary>{t('question')}</summary>
      {own.state.value.kind !== 'loading' && <Loaded of={own}>{given => <Answer own={given} answered={own.reload} />}</Loaded>}
    </details>
  );
}

function Answer({ own: { teamId, quarter, percent: given, k }, answered }: { readonly own: OwnAnswer; readonly answered: () => Promise<void> }) {
  const chosen = draft(`self-assessment.${teamId}.${quarter}`, given === null ? '' : String(given));
  const tried = useSignal(false);
  const submit = async () => {
    tried.value = true;
    if (!chosen.value) return;
    await sendAnswer(teamId, Number(chosen.value));
    say(t('sent'));
    await answered();
  };
  return (
    <Form label={t('question')} send={t('send')} submit={submit}>
      <p class="soft">{t('mind', { k, asked: 2 * k })}</p>
      <Choice label={t('label')} member="/percent" chosen={chosen.value} choose={one => { chosen.value = one; }}
        fault={tried.value && !chosen.value ? word('required') : undefined}
        options={[['', t('choose')], ...STEPS.map(step => [String(step), percent(step / 100)] as const)]} />
    </Form>
  );
}
