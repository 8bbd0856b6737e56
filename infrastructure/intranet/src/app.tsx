import { signal, useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { choose, currentLanguage, texts } from './page/language';
import { hush, notice } from './page/notice';
import { readOrganisation } from './page/organisation';
import { route, to } from './page/route';
import { type Person, person, signIn, signInLost, signOut } from './page/session';
import { Action } from './ui/action';
import { Brand } from './ui/brand';
import { Skeleton } from './ui/loaded';
import { Welcome } from './welcome';
import { word } from './ui/words';

const t = texts({
  ask: 'Anfragen', serve: 'Erledigen', scores: 'Ergebnisse', interfaces: 'Schnittstellen', followUps: 'Rückmeldungen',
  programme: 'Programm', rooms: 'Räume', signOut: 'Abmelden', language: 'English', skip: 'Zum Inhalt',
  lost: 'Ihre Anmeldung ist abgelaufen. Was Sie geschrieben haben, bleibt erhalten.',
  offline: 'Sie sind gerade nicht verbunden. Was Sie schreiben, bleibt hier stehen.',
  broken: 'Diese Seite konnte nicht geladen werden.',
}, {
  ask: 'Ask', serve: 'Serve', scores: 'Scores', interfaces: 'Interfaces', followUps: 'Follow-ups',
  programme: 'Programme', rooms: 'Rooms', signOut: 'Sign out', language: 'Deutsch', skip: 'Skip to content',
  lost: 'Your sign-in has ended. What you have written is kept.',
  offline: 'You are not connected right now. What you write stays here.',
  broken: 'This room could not be loaded.',
});

type Room = 'ask' | 'serve' | 'scores' | 'interfaces' | 'followUps' | 'programme';

/** Each room is a file of its own, loaded when somebody first enters it. */
const LOADERS: Record<Room, () => Promise<{ default: ComponentType }>> = {
  ask: () => import('./rooms/ask'),
  serve: () => import('./rooms/serve'),
  scores: () => import('./rooms/scores'),
  interfaces: () => import('./rooms/interfaces'),
  followUps: () => import('./rooms/follow-ups'),
  programme: () => import('./rooms/programme'),
};

/** Lets the browser fetch the room of the address meanwhile. If that fails, entering the room says so. */
export function fetchRoom(): void {
  const { room } = route.value;
  if (Object.hasOwn(LOADERS, room)) void LOADERS[room as Room]().catch(() => undefined);
}

/** Returns the rooms that a person may enter, in the order of the navigation. */
function roomsOf({ teams, leads, admin }: Person): Room[] {
  return [
    'ask',
    ...(teams.length ? ['serve' as const] : []),
    ...(teams.length || admin ? ['scores' as const] : []),
    ...(leads.length || admin ? ['interfaces' as const] : []),
    ...(leads.length ? ['followUps' as const] : []),
    ...(admin ? ['programme' as const] : []),
  ];
}

const online = signal(navigator.onLine);
addEventListener('online', () => { online.value = true; });
addEventListener('offline', () => { online.value = false; });

export function App() {
  const visitor = person.value;
  useEffect(() => { if (visitor) void readOrganisation(); }, [visitor]);
  if (visitor === null) return <Welcome />;
  const rooms = roomsOf(visitor);
  const room = rooms.find(one => one === route.value.room) ?? 'ask';
  return (
    <>
      <header>
        <a class="skip" href={location.hash || '#'} onClick={event => { event.preventDefault(); focusRoom(); }}>{t('skip')}</a>
        <Brand />
        <nav aria-label={t('rooms')}>
          {rooms.map(one => <a key={one} href={to(one)} aria-current={one === room ? 'page' : undefined}>{t(one)}</a>)}
        </nav>
        <div class="visitor">
          <span>{visitor.name}</span>
          <LanguageSwitch />
          <button type="button" class="quiet" onClick={signOut}>{t('signOut')}</button>
        </div>
      </header>
      {signInLost.value && <Banner text={t('lost')}><Action kind="primary" run={signIn}>{word('signInAgain')}</Action></Banner>}
      {!online.value && <Banner text={t('offline')} />}
      <main tabIndex={-1}><RoomView key={room} room={room} /></main>
      <NoticeBar />
    </>
  );
}

export function LanguageSwitch() {
  const other = currentLanguage() === 'de' ? 'en' : 'de';
  return <button type="button" class="quiet" lang={other} onClick={() => choose(other)}>{t('language')}</button>;
}

function Banner({ text, children }: { readonly text: string; readonly children?: preact.ComponentChildren }) {
  return <div class="banner" role="alert"><p>{text}</p>{children}</div>;
}

/** The rooms that were loaded in this tab. */
const loaded = signal<Partial<Record<Room, ComponentType>>>({});

function RoomView({ room }: { readonly room: Room }) {
  const broken = useSignal(false);
  const View = loaded.value[room];
  const load = async () => {
    broken.value = false;
    try {
      const { default: view } = await LOADERS[room]();
      loaded.value = { ...loaded.value, [room]: view };
    } catch {
      broken.value = true;
    }
  };
  // A room whose file is gone since a deployment is found by a new start of the page only, which needs the network.
  const again = () => navigator.onLine ? location.reload() : void load();
  useEffect(() => {
    document.title = `${t(room)} · Resonanz`;
    if (!View) void load();
  }, [room, currentLanguage()]);
  if (View) return <View />;
  if (broken.value) return <><h1>{t(room)}</h1><div class="trouble" role="alert"><p>{t('broken')}</p><button type="button" onClick={again}>{word('tryAgain')}</button></div></>;
  return <Skeleton lines={6} />;
}

/** Moves the focus past the navigation. */
function focusRoom(): void {
  firstPlace()?.focus();
}

const firstPlace = (): HTMLElement | null => document.querySelector<HTMLElement>('main h1, main');

function NoticeBar() {
  const said = notice.value;
  const bar = useRef<HTMLDivElement>(null);
  const focused = bar.current?.contains(document.activeElement);
  useLayoutEffect(() => {
    if (focused && document.activeElement === document.body) (bar.current?.querySelector('button') ?? firstPlace())?.focus();
  }, [said]);
  return (
    <div ref={bar} class="notice" role="status" aria-live="polite" data-shown={said !== null}>
      {said && <>
        <p>{said.text}</p>
        {said.undo && <Action key={said.number} run={said.undo}>{word('undo')}</Action>}
        <button type="button" class="quiet" aria-label={word('close')} onClick={hush}>×</button>
      </>}
    </div>
  );
}

