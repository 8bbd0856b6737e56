import { useSignal } from '@preact/signals';
import { draft } from '../page/draft';
import { texts } from '../page/language';
import { create } from '../page/requests';
import type { Teams } from '../page/teams';
import { me } from '../page/session';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { TeamPicker } from '../ui/team-picker';
import { word } from '../ui/words';
import { emptier } from './sent';

const t = texts({
  open: 'Jemand hat mir geholfen', intro: 'Eine Datei, eine schnelle Antwort, ganz ohne Anfrage: Sagen Sie, wie gut es war. Das Team erfährt nicht, dass Sie etwas eingetragen haben. Möglich ist es je Team einmal in 28 Tagen.',
  team: 'Welches Team hat geholfen?', subject: 'Womit?', send: 'Weiter zur Bewertung',
}, {
  open: 'Somebody helped me', intro: 'A file, a quick answer, without any request: say how good it was. The team does not learn that you entered anything. It is possible once in 28 days for each team.',
  team: 'Which team helped?', subject: 'With what?', send: 'Go on to the rating',
});

/** Enters help that somebody got without asking for it here, and leads on to its rating. */
export function HelpedForm({ teams }: { readonly teams: Teams }) {
  const team = draft('helped.team', '');
  const subject = draft('helped.subject', '');
  const tried = useSignal(false);
  const begun = useSignal(team.value !== '' || subject.value !== '');
  const others = teams.askable().filter(one => !me().teams.includes(one.id));

  const submit = async () => {
    tried.value = true;
    if (!team.value || !subject.value.trim()) return;
    const empty = emptier(team, subject);
    const { ratingUrl } = await create('helped', { teamId: team.value, subject: subject.value.trim(), done: true });
    empty();
    tried.value = false;
    if (ratingUrl) location.assign(ratingUrl);
  };

  return (
    <details class="card note" open={begun.value}>
      <summary>{t('open')}</summary>
      <Form label={t('open')} send={t('send')} submit={submit}>
        <p class="hint">{t('intro')}</p>
        <TeamPicker label={t('team')} teams={teams} among={others} chosen={team} member="/teamId"
          fault={tried.value && !team.value ? word('chooseTeam') : undefined} />
        <Field label={t('subject')} value={subject} longest={200} member="/subject"
          fault={tried.value && !subject.value.trim() ? word('required') : undefined} />
      </Form>
    </details>
  );
}
