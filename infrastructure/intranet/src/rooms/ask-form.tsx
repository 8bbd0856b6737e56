import { useSignal } from '@preact/signals';
import { draft } from '../page/draft';
import { texts } from '../page/language';
import { say } from '../page/notice';
import { create } from '../page/requests';
import type { Teams } from '../page/teams';
import { Expected } from '../ui/expected';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { TeamPicker } from '../ui/team-picker';
import { word } from '../ui/words';
import { emptier } from './sent';

const t = texts({
  label: 'Neue Anfrage', team: 'Welches Team?', subject: 'Worum geht es?', details: 'Einzelheiten', send: 'Anfrage stellen',
  sent: 'Ihre Anfrage ist bei {team}.',
}, {
  label: 'New request', team: 'Which team?', subject: 'What is it about?', details: 'Details', send: 'Send request',
  sent: 'Your request is with {team}.',
});

/** Asks a team for something. */
export function AskForm({ teams, asked }: { readonly teams: Teams; readonly asked: () => void }) {
  const team = draft('ask.team', '');
  const subject = draft('ask.subject', '');
  const details = draft('ask.details', '');
  const tried = useSignal(false);

  const submit = async () => {
    tried.value = true;
    if (!team.value || !subject.value.trim()) return;
    const body = { teamId: team.value, subject: subject.value.trim(), ...(details.value.trim() && { details: details.value.trim() }) };
    const empty = emptier(team, subject, details);
    await create('ask', body);
    say(t('sent', { team: teams.name(body.teamId) }));
    empty();
    tried.value = false;
    asked();
  };

  const chosen = teams.get(team.value);
  return (
    <Form label={t('label')} send={t('send')} submit={submit}>
      <TeamPicker label={t('team')} teams={teams} among={teams.askable()} chosen={team} member="/teamId"
        fault={tried.value && !team.value ? word('chooseTeam') : undefined} />
      <div aria-live="polite">{chosen && <Expected team={chosen} teams={teams} />}</div>
      <Field label={t('subject')} value={subject} longest={200} member="/subject"
        fault={tried.value && !subject.value.trim() ? word('required') : undefined} />
      <Field label={t('details')} value={details} longest={4000} rows={3} optional member="/details" />
    </Form>
  );
}
