import { useSignal } from '@preact/signals';
import { draft } from '../page/draft';
import { ago, texts, time } from '../page/language';
import type { Request } from '../page/requests';
import { useResource } from '../page/resource';
import { route, to } from '../page/route';
import { me } from '../page/session';
import { readTeams, type Teams } from '../page/teams';
import { Choice } from '../ui/choice';
import { Loaded } from '../ui/loaded';
import { Pages } from '../ui/pages';
import { NoteForm } from './note-form';
import { SelfAssessmentQuestion } from './self-assessment';
import { Work } from './work';
import { placeName } from '../ui/departments';
import { Heading } from '../ui/heading';

const t = texts({
  title: 'Wobei Ihr Team hilft', team: 'Team', status: 'Zeigen', OPEN: 'Offene', COMPLETED: 'Erledigte', CANCELLED: 'Zurückgezogene',
  order: 'Reihenfolge', oldest: 'Älteste zuerst', newest: 'Neueste zuerst', search: 'Darin suchen',
  noneOPEN: 'Es wartet gerade niemand auf Ihr Team.', noneCOMPLETED: 'Ihr Team hat hier noch nichts erledigt.', noneCANCELLED: 'Niemand hat eine Anfrage zurückgezogen.',
  nothingFound: 'Keine dieser Anfragen enthält „{words}“.', from: '{name}, {department}', reopened: 'Wieder geöffnet', note: 'Für jemanden eintragen',
}, {
  title: 'What your team helps with', team: 'Team', status: 'Show', OPEN: 'Open ones', COMPLETED: 'Done ones', CANCELLED: 'Withdrawn ones',
  order: 'Order', oldest: 'Oldest first', newest: 'Newest first', search: 'Search in these',
  noneOPEN: 'Nobody is waiting for your team right now.', noneCOMPLETED: 'Your team has done nothing here yet.', noneCANCELLED: 'Nobody has withdrawn a request.',
  nothingFound: 'None of these requests contains “{words}”.', from: '{name}, {department}', reopened: 'Opened again', note: 'Enter for somebody',
});

const STATUSES = ['OPEN', 'COMPLETED', 'CANCELLED'] as const;
const ORDERS = ['oldest', 'newest'] as const;

/** Where the people of a team see what they are asked for, and complete it. */
export default function Serve() {
  const teams = useResource('teams', readTeams);
  return <>
    <Heading>{t('title')}</Heading>
    <Loaded of={teams}>{known => <Queue teams={known} />}</Loaded>
  </>;
}

function Queue({ teams }: { readonly teams: Teams }) {
  const { teams: mine } = me();
  const { rest: [named], query } = route.value;
  const teamId = mine.find(one => one === named) ?? mine[0] ?? '';
  const status = STATUSES.find(one => one === query.get('status')) ?? 'OPEN';
  const order = ORDERS.find(one => one === query.get('order')) ?? (status === 'OPEN' ? 'oldest' : 'newest');
  const words = draft('serve.words', '');
  const version = useSignal(0);
  const changed = () => { version.value++; };
  const show = (team: string, parameters: Record<string, string>) => { location.replace(to('serve', [team], parameters)); };
  return <>
    <div class="filters">
      {mine.length > 1 && <Choice label={t('team')} chosen={teamId} choose={team => show(team, { status, order })}
        options={mine.map(team => [team, teams.name(team)])} />}
      <Choice label={t('status')} chosen={status} choose={one => show(teamId, { status: one })} options={STATUSES.map(one => [one, t(one)])} />
      <Choice label={t('order')} chosen={order} choose={one => show(teamId, { status, order: one })} options={ORDERS.map(one => [one, t(one)])} />
      <label class="field">{t('search')}<input type="search" value={words.value} onInput={event => { words.value = event.currentTarget.value; }} /></label>
    </div>
    <details class="card note"><summary>{t('note')}</summary><NoteForm teamId={teamId} teams={teams} noted={changed} /></details>
    {teamId && <SelfAssessmentQuestion key={teamId} teamId={teamId} />}
    <Pages path={`/requests?as=team&teamId=${teamId}&status=${status}&order=${order}`} version={version.value} empty={t(`none${status}`)}>
      {requests => <List requests={requests} teams={teams} words={words.value} changed={changed} />}
    </Pages>
  </>;
}

interface ListProps {
  readonly requests: readonly Request[];
  readonly teams: Teams;
  readonly words: string;
  readonly changed: () => void;
}

function List({ requests, teams, words, changed }: ListProps) {
  const wanted = words.trim().toLowerCase();
  const found = requests.filter(one => `${one.subject} ${one.requesterName}`.toLowerCase().includes(wanted));
  if (found.length === 0) return <p class="empty">{t('nothingFound', { words })}</p>;
  return (
    <ul class="list">{found.map(request => (
      <li key={request.id}>
        <h2>{request.subject}</h2>
        <p class="soft">
          {t('from', { name: request.requesterName, department: placeName(teams, request.customerTeamId) })}
          {' · '}<time dateTime={request.createdAt} title={time(request.createdAt)}>{ago(request.createdAt)}</time>
        </p>
        {request.reopenReason !== null && request.status === 'OPEN' &&
          <p class="remark"><strong>{t('reopened')}:</strong> <span class="words">{request.reopenReason || '–'}</span></p>}
        {request.status === 'OPEN' && <Work request={request} teams={teams} changed={changed} />}
      </li>
    ))}</ul>
  );
}
