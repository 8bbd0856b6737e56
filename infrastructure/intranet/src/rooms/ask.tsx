import { useSignal } from '@preact/signals';
import { ago, texts, time } from '../page/language';
import { readTeams, type Teams } from '../page/teams';
import { type Resource, useResource } from '../page/resource';
import { route, to } from '../page/route';
import { Heading } from '../ui/heading';
import { Loaded } from '../ui/loaded';
import { Pages } from '../ui/pages';
import { stateOf } from '../ui/words';
import { AskForm } from './ask-form';
import { HelpedForm } from './helped-form';
import { MyRequest } from './my-request';

const t = texts({
  title: 'Wobei brauchen Sie Hilfe?', mine: 'Meine Anfragen', none: 'Sie haben noch um nichts gebeten.',
  asked: '{team} gefragt', done: 'von {team} erledigt', helped: '{team} hat geholfen',
}, {
  title: 'What do you need help with?', mine: 'My requests', none: 'You have not asked for anything yet.',
  asked: 'asked {team}', done: 'done by {team}', helped: '{team} helped',
});

/** Where somebody asks teams for help and sees what became of it. */
export default function Ask() {
  const teams = useResource('teams', readTeams);
  const [id] = route.value.rest;
  return id ? <MyRequest id={id} teams={teams} /> : <Overview teams={teams} />;
}

function Overview({ teams }: { readonly teams: Resource<Teams> }) {
  const version = useSignal(0);
  return <>
    <Heading>{t('title')}</Heading>
    <Loaded of={teams}>{known => <>
      <AskForm teams={known} asked={() => { version.value++; }} />
      <HelpedForm teams={known} />
      <h2>{t('mine')}</h2>
      <Pages path="/requests?as=requester&order=newest" version={version.value} empty={t('none')}>{requests =>
        <ul class="list">{requests.map(request => (
          <li key={request.id}>
            <a href={to('ask', [request.id])}>{request.subject}</a>
            <span class={`badge ${request.status.toLowerCase()}`}>{stateOf(request)}</span>
            <p class="soft" title={time(request.completedAt ?? request.createdAt)}>
              {t(request.helped ? 'helped' : request.status === 'COMPLETED' ? 'done' : 'asked', { team: known.name(request.teamId) })} · {ago(request.completedAt ?? request.createdAt)}
            </p>
          </li>
        ))}</ul>
      }</Pages>
    </>}</Loaded>
  </>;
}
