import { useSignal } from '@preact/signals';
import { draft } from '../page/draft';
import { texts } from '../page/language';
import { say } from '../page/notice';
import { create } from '../page/requests';
import type { Teams } from '../page/teams';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { type Ask, Form } from '../ui/form';
import { word } from '../ui/words';
import { emptier } from './sent';

const t = texts({
  label: 'Anfrage für jemanden eintragen', email: 'E-Mail-Adresse der Person', name: 'Name der Person', team: 'Team der Person', choose: 'Bitte wählen', external: 'arbeitet nicht hier (extern)',
  subject: 'Worum geht es?', details: 'Einzelheiten', send: 'Eintragen', noted: 'Die Anfrage von {name} ist eingetragen.',
  title: 'Für {name} eintragen?', text: '{name} ({email}) wird per Mail gefragt, wie es war, sobald es erledigt ist; zurückziehen kann die Anfrage nur {name}.',
}, {
  label: 'Enter a request for somebody', email: 'Mail address of the person', name: 'Name of the person', team: 'Team of the person', choose: 'Please choose', external: 'does not work here (external)',
  subject: 'What is it about?', details: 'Details', send: 'Enter', noted: 'The request of {name} is entered.',
  title: 'Enter for {name}?', text: '{name} ({email}) is asked by mail how it was once it is done; only {name} can withdraw the request.',
});

/** Stands for no team of this organisation; an empty choice is none yet. No team has this id. */
const EXTERNAL = 'external';

/** Notes what somebody asked a team for by phone or in passing. */
export function NoteForm({ teamId, teams, noted }: { readonly teamId: string; readonly teams: Teams; readonly noted: () => void }) {
  const email = draft('note.email', '');
  const name = draft('note.name', '');
  const team = draft('note.team', '');
  const subject = draft('note.subject', '');
  const details = draft('note.details', '');
  const tried = useSignal(false);
  const missing = (text: string) => tried.value && !text.trim() ? word('required') : undefined;

  const submit = async (ask: Ask) => {
    tried.value = true;
    if ([email, name, team, subject].some(field => !field.value.trim())) return;
    const body = { teamId, subject: subject.value.trim(), ...(details.value.trim() && { details: details.value.trim() }),
      requester: { email: email.value.trim(), name: name.value.trim(), ...(team.value !== EXTERNAL && { teamId: team.value }) } };
    const { name: person, email: address } = body.requester;
    if (!await ask({ title: t('title', { name: person }), text: t('text', { name: person, email: address }), go: t('send') })) return;
    const empty = emptier(email, name, team, subject, details);
    await create('note', body);
    say(t('noted', { name: person }));
    empty();
    tried.value = false;
    noted();
  };

  return (
    <Form label={t('label')} send={t('send')} submit={submit}>
      <Field label={t('name')} value={name} longest={100} member="/requester/name" fault={missing(name.value)} />
      <Field label={t('email')} value={email} longest={254} type="email" member="/requester/email" fault={missing(email.value)} />
      <Choice label={t('team')} member="/requester/teamId" chosen={team.value} choose={one => { team.value = one; }} fault={missing(team.value)}
        options={[['', t('choose')], [EXTERNAL, t('external')], ...teams.askable().map(one => [one.id, one.name] as const)]} />
      <Field label={t('subject')} value={subject} longest={200} member="/subject" fault={missing(subject.value)} />
      <Field label={t('details')} value={details} longest={4000} rows={2} optional member="/details" />
    </Form>
  );
}
