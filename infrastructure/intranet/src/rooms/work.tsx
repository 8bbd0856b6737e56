import { useSignal } from '@preact/signals';
import { draft } from '../page/draft';
import { texts } from '../page/language';
import { say } from '../page/notice';
import { change, readRequest, type Request } from '../page/requests';
import { useResource } from '../page/resource';
import { me } from '../page/session';
import type { Teams } from '../page/teams';
import { Confirm } from '../ui/confirm';
import { Field } from '../ui/field';
import { Loaded } from '../ui/loaded';
import { TeamPicker } from '../ui/team-picker';
import { word } from '../ui/words';
import { isOvertaken } from './overtaken';

const t = texts({
  open: 'Einzelheiten und erledigen', nothing: 'Es gibt keine weiteren Einzelheiten.', note: 'Anmerkung für die Person', done: 'Erledigt',
  doneTitle: 'Anfrage erledigt?', doneText: 'Dann wird {name} per Mail gefragt, wie es war, sofern nicht schon genug Mails dorthin gingen; das lässt sich nicht rückgängig machen.',
  saidDone: '„{subject}“ ist erledigt. {name} kann jetzt sagen, wie es war.', before: '„{subject}“ hatte {by} schon erledigt.',
  transfer: 'Weitergeben', transferTitle: 'An welches Team weitergeben?', team: 'Team', reason: 'Grund', saidTransfer: '„{subject}“ ist jetzt bei {team}.',
  withdrawn: '„{subject}“ wurde inzwischen zurückgezogen.', moved: '„{subject}“ ist inzwischen bei {team}.',
  gone: '„{subject}“ liegt nicht mehr bei Ihrem Team.', news: '„{subject}“ hat sich inzwischen geändert; hier steht der neue Stand.',
}, {
  open: 'Details and completion', nothing: 'There are no further details.', note: 'Note for the person', done: 'Done',
  doneTitle: 'Is the request done?', doneText: '{name} is then asked by mail how it was, unless they already got enough mails; this cannot be undone.',
  saidDone: '“{subject}” is done. {name} can now say how it was.', before: '“{subject}” was already done by {by}.',
  transfer: 'Hand over', transferTitle: 'Hand over to which team?', team: 'Team', reason: 'Reason', saidTransfer: '“{subject}” is now with {team}.',
  withdrawn: '“{subject}” was withdrawn meanwhile.', moved: '“{subject}” is with {team} meanwhile.',
  gone: '“{subject}” is no longer with your team.', news: '“{subject}” has changed meanwhile; here is how it stands now.',
});

interface Props {
  readonly request: Request;
  readonly teams: Teams;
  readonly changed: () => void;
}

/** Does something with a request. If somebody else was quicker, says what became of it, and the list is read anew. */
async function unlessOvertaken({ request, teams, changed }: Props, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isOvertaken(error)) throw error;
    const now = await readRequest(request.id, new AbortController().signal).catch(() => null);
    say(whatBecame(request, now, teams));
    changed();
  }
}

/** Returns what became of a request, null for one that the person sees no more. */
function whatBecame({ subject, teamId }: Request, now: Request | null, teams: Teams): string {
  if (now === null) return t('gone', { subject });
  if (now.teamId !== teamId) return t('moved', { subject, team: teams.name(now.teamId) });
  if (now.status === 'CANCELLED') return t('withdrawn', { subject });
  return now.status === 'COMPLETED' ? t('before', { subject, by: now.completedBy ?? '' }) : t('news', { subject });
}

/** What a team can do with an open request: read its details, complete it, hand it over. */
export function Work({ request, teams, changed }: Props) {
  const open = useSignal(false);
  return (
    <details onToggle={event => { open.value = event.currentTarget.open; }}>
      <summary>{t('open')}</summary>
      {open.value && <Details request={request} teams={teams} changed={changed} />}
    </details>
  );
}

function Details(props: Props) {
  const { request } = props;
  const whole = useResource(request.id, signal => readRequest(request.id, signal));
  const asking = useSignal<'nothing' | 'completion' | 'transfer'>('nothing');
  const close = () => { asking.value = 'nothing'; };
  return <>
    <Loaded of={whole} lines={2}>{one => <p class={one.details ? 'words' : 'soft'}>{one.details ?? t('nothing')}</p>}</Loaded>
    <div class="actions">
      <button type="button" class="primary" onClick={() => { asking.value = 'completion'; }}>{t('done')}</button>
      <button type="button" onClick={() => { asking.value = 'transfer'; }}>{t('transfer')}</button>
    </div>
    {asking.value === 'completion' && <Complete {...props} close={close} />}
    {asking.value === 'transfer' && <HandOver {...props} close={close} />}
  </>;
}

function Complete(props: Props & { readonly close: () => void }) {
  const { request, changed, close } = props;
  const note = draft(`note.${request.id}`, '');
  const complete = () => unlessOvertaken(props, async () => {
    const done = await change(request.id, 'completion', { completion: request.completion + 1, ...(note.value.trim() && { note: note.value.trim() }) });
    const { subject, requesterName: name } = request;
    say(done.completedBy === me().email ? t('saidDone', { subject, name }) : t('before', { subject, by: done.completedBy ?? '' }));
    note.value = '';
    changed();
  });
  return (
    <Confirm title={t('doneTitle')} go={t('done')} run={complete} close={close}>
      <p>{t('doneText', { name: request.requesterName })}</p>
      <Field label={t('note')} value={note} longest={2000} rows={2} optional member="/note" />
    </Confirm>
  );
}

function HandOver(props: Props & { readonly close: () => void }) {
  const { request, teams, changed, close } = props;
  const team = draft(`transfer.${request.id}.team`, '');
  const reason = draft(`transfer.${request.id}`, '');
  const tried = useSignal(false);
  const handOver = async () => {
    tried.value = true;
    if (!team.value) return false;
    await unlessOvertaken(props, async () => {
      await change(request.id, 'transfer', { teamId: team.value, ...(reason.value.trim() && { reason: reason.value.trim() }) });
      say(t('saidTransfer', { subject: request.subject, team: teams.name(team.value) }));
      reason.value = team.value = '';
      changed();
    });
    return true;
  };
  return (
    <Confirm title={t('transferTitle')} go={t('transfer')} run={handOver} close={close}>
      <TeamPicker label={t('team')} teams={teams} among={teams.askable().filter(one => one.id !== request.teamId)} chosen={team} member="/teamId"
        fault={tried.value && !team.value ? word('chooseTeam') : undefined} />
      <Field label={t('reason')} value={reason} longest={1000} rows={2} optional member="/reason" />
    </Confirm>
  );
}
