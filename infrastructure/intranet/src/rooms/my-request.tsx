import { useSignal } from '@preact/signals';
import { now } from '../page/clock';
import { draft } from '../page/draft';
import { texts } from '../page/language';
import { say } from '../page/notice';
import { change, readRequest, type Request } from '../page/requests';
import { type Resource, useResource } from '../page/resource';
import { to } from '../page/route';
import type { Teams } from '../page/teams';
import { Confirm } from '../ui/confirm';
import { Field } from '../ui/field';
import { Heading } from '../ui/heading';
import { Loaded } from '../ui/loaded';
import { Timeline } from '../ui/timeline';
import { stateOf } from '../ui/words';
import { isOvertaken } from './overtaken';
import { emptier } from './sent';

const t = texts({
  all: 'Alle meine Anfragen', rate: 'Wie war es? Bewerten', reopen: 'Noch nicht erledigt', withdraw: 'Zurückziehen',
  withdrawTitle: 'Anfrage zurückziehen?', withdrawText: 'Das Team arbeitet dann nicht mehr daran. Das lässt sich nicht rückgängig machen.',
  withdrawn: 'Ihre Anfrage ist zurückgezogen.', reason: 'Was fehlt noch?', reopenTitle: 'Was ist noch nicht erledigt?',
  unseen: 'Das haben Sie selbst eingetragen; außer Ihnen sieht es niemand.',
  reopenGo: 'Wieder öffnen', reopened: '{team} weiß, dass es noch nicht erledigt ist.',
  OPEN: '„{subject}“ ist schon wieder offen.', COMPLETED: '„{subject}“ ist inzwischen erledigt.', CANCELLED: '„{subject}“ ist schon zurückgezogen.',
}, {
  all: 'All my requests', rate: 'How was it? Rate', reopen: 'Not done yet', withdraw: 'Withdraw',
  withdrawTitle: 'Withdraw the request?', withdrawText: 'The team will no longer work on it. This cannot be undone.',
  withdrawn: 'Your request is withdrawn.', reason: 'What is missing?', reopenTitle: 'What is not done yet?',
  unseen: 'You entered this yourself; nobody but you sees it.',
  reopenGo: 'Open again', reopened: '{team} knows that it is not done yet.',
  OPEN: '“{subject}” is already open again.', COMPLETED: '“{subject}” is done meanwhile.', CANCELLED: '“{subject}” is already withdrawn.',
});

/** For how long after its completion the API opens a request again. */
const REOPENING_MILLIS = 14 * 86_400_000;

/** One request of the person who looks, what happened to it, and what can be done with it. */
export function MyRequest({ id, teams }: { readonly id: string; readonly teams: Resource<Teams> }) {
  const request = useResource(id, signal => readRequest(id, signal));
  return <>
    <p><a href={to('ask')}>‹ {t('all')}</a></p>
    <Loaded of={teams}>{known => <Loaded of={request}>{one => <Whole request={one} teams={known} reload={request.reload} />}</Loaded>}</Loaded>
  </>;
}

/** Does something with a request, and reads it anew. If somebody else was quicker, says what became of it. */
async function unlessOvertaken({ request, reload }: Props, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isOvertaken(error)) throw error;
    const found = await readRequest(request.id, new AbortController().signal).catch(() => request);
    say(found.status === request.status ? error.message : t(found.status, { subject: request.subject }));
  }
  await reload();
}

interface Props {
  readonly request: Request;
  readonly teams: Teams;
  readonly reload: () => Promise<void>;
}

function Whole(props: Props) {
  const { request, teams } = props;
  const asking = useSignal<'nothing' | 'withdraw' | 'reopen'>('nothing');
  const reason = draft(`reopen.${request.id}`, '');
  const close = () => { asking.value = 'nothing'; };
  const withdraw = () => unlessOvertaken(props, async () => {
    await change(request.id, 'cancellation');
    say(t('withdrawn'));
  });
  const reopen = () => unlessOvertaken(props, async () => {
    const empty = emptier(reason);
    await change(request.id, 'reopening', reason.value.trim() ? { reason: reason.value.trim() } : {});
    empty();
    say(t('reopened', { team: teams.name(request.teamId) }));
  });
  const reopens = request.completedAt !== null && !request.helped && now() - Date.parse(request.completedAt) < REOPENING_MILLIS;
  return (
    <article>
      <Heading>{request.subject}</Heading>
      <p><span class={`badge ${request.status.toLowerCase()}`}>{stateOf(request)}</span> {teams.name(request.teamId)}</p>
      {request.helped && <p class="soft">{t('unseen')}</p>}
      {request.details && <p class="words">{request.details}</p>}
      <Timeline steps={request.timeline ?? []} teams={teams} />
      <div class="actions">
        {request.ratingUrl && <a class="button primary" href={request.ratingUrl}>{t('rate')}</a>}
        {request.status === 'COMPLETED' && reopens && <button type="button" onClick={() => { asking.value = 'reopen'; }}>{t('reopen')}</button>}
        {request.status === 'OPEN' && <button type="button" onClick={() => { asking.value = 'withdraw'; }}>{t('withdraw')}</button>}
      </div>
      {asking.value === 'withdraw' &&
        <Confirm title={t('withdrawTitle')} go={t('withdraw')} danger run={withdraw} close={close}><p>{t('withdrawText')}</p></Confirm>}
      {asking.value === 'reopen' &&
        <Confirm title={t('reopenTitle')} go={t('reopenGo')} run={reopen} close={close}>
          <Field label={t('reason')} value={reason} longest={1000} rows={3} optional member="/reason" />
        </Confirm>}
    </article>
  );
}
