import { useSignal } from '@preact/signals';
import { call } from '../page/api';
import { draft } from '../page/draft';
import { saveFile } from '../page/file';
import { texts, whole } from '../page/language';
import { say } from '../page/notice';
import { to } from '../page/route';
import { Field } from '../ui/field';
import { type Ask, Form } from '../ui/form';
import { word } from '../ui/words';
import { emptier } from './sent';

const t = texts({
  erase: 'Einen Menschen löschen', eraseText: 'Alles, was dieser Mensch gefragt, bewertet und geschrieben hat, wird gelöscht, und ganze Pakete von Kommentaren der Teams, die ihm geholfen haben, mit ihm. Veröffentlichte Zahlen ändern sich nicht; sie enthalten keine Spur.',
  email: 'Mail-Adresse', go: 'Löschen', title: '{email} endgültig löschen?', warning: 'Das lässt sich nicht rückgängig machen. Während einer Auswertung geht es nicht; versuchen Sie es dann später.', done: '{email} ist gelöscht. Gelöschte Anfragen: {count}.', nothing: 'Zu {email} war keine Anfrage gespeichert. Stimmt die Adresse?',
  stays: 'Hier steht {email} noch', staysText: 'Das haben Admins eingetragen, und nur sie ändern es.', voterList: 'Auf der Liste derer, die zählen', leadOf: 'Als Leitung von: {ids}', mailboxOf: 'Als Postfach von: {ids}', ticketTools: 'In der Zuordnung von: {ids}',
  disclose: 'Auskunft geben', discloseText: 'Alles, was über einen Menschen gespeichert ist, als eine Datei, auch seine Bewertungen. Geben Sie sie niemandem als ihm. Wer sie abruft, wird aufgezeichnet.', load: 'Auskunft laden', loaded: 'Die Auskunft ist geladen.',
}, {
  erase: 'Erase a person', eraseText: 'All that this person asked, rated and wrote is erased, and with it whole batches of comments of the teams that helped them. Published figures do not change; they hold no trace.',
  email: 'Mail address', go: 'Erase', title: 'Erase {email} for good?', warning: 'This cannot be undone. It does not work while an evaluation runs; try again later then.', done: '{email} is erased. Requests erased: {count}.', nothing: 'No request was stored for {email}. Is the address right?',
  stays: '{email} still stands here', staysText: 'Admins have entered this, and only they change it.', voterList: 'On the list of those who vote', leadOf: 'As lead of: {ids}', mailboxOf: 'As mailbox of: {ids}', ticketTools: 'In the map of: {ids}',
  disclose: 'Disclose', discloseText: 'All that is stored about a person, as one file, their ratings included. Give it to nobody but them. Who loads it is recorded.', load: 'Load the file', loaded: 'The file is loaded.',
});

/** Where admins have entered a person, which an erasure leaves: ids of teams, names of ticket tools. */
interface StaysIn {
  readonly voterList: boolean;
  readonly leadOf: readonly string[];
  readonly mailboxOf: readonly string[];
  readonly ticketTools: readonly string[];
}

interface Erased {
  readonly erasedRequests: number;
  readonly staysIn: StaysIn;
}

/** One page of what is stored about a person. */
interface Disclosure {
  readonly requests: readonly unknown[];
  /** The place at which the next page begins, null on the last. */
  readonly next: string | null;
}

/** Erases a person, or gives out what is stored about them. */
export function Erasure() {
  return <><EraseForm /><DiscloseForm /></>;
}

function EraseForm() {
  const email = draft('erasure.email', '');
  const tried = useSignal(false);
  const stays = useSignal<{ readonly address: string; readonly staysIn: StaysIn } | null>(null);
  const erase = async (ask: Ask) => {
    tried.value = true;
    const address = email.value.trim();
    if (!address || !await ask({ title: t('title', { email: address }), text: t('warning'), go: t('go'), danger: true })) return;
    const empty = emptier(email);
    const { erasedRequests, staysIn } = await call<Erased>('POST', '/erasures', { body: { email: address } });
    say(t(erasedRequests ? 'done' : 'nothing', { email: address, count: whole(erasedRequests) }));
    stays.value = { address, staysIn };
    empty();
    tried.value = false;
  };
  return <>
    <h2>{t('erase')}</h2>
    <p class="soft">{t('eraseText')}</p>
    <Form label={t('erase')} send={t('go')} submit={erase}>
      <Field label={t('email')} value={email} longest={254} type="email" member="/email" fault={tried.value && !email.value.trim() ? word('required') : undefined} />
    </Form>
    <div role="status">{stays.value && <Stays {...stays.value} />}</div>
  </>;
}

const PLACES = [['leadOf', 'teams'], ['mailboxOf', 'teams'], ['ticketTools', 'tools']] as const;

/** Says where a person who was erased still stands, with ways there; nothing if they stand nowhere. */
function Stays({ address, staysIn }: { readonly address: string; readonly staysIn: StaysIn }) {
  const places = PLACES.filter(([place]) => staysIn[place].length > 0);
  if (!staysIn.voterList && places.length === 0) return null;
  return (
    <section class="card stays">
      <h2>{t('stays', { email: address })}</h2>
      <p class="soft">{t('staysText')}</p>
      <ul>
        {staysIn.voterList && <li><a href={to('programme', ['voters'])}>{t('voterList')}</a></li>}
        {places.map(([place, part]) => <li key={place}><a href={to('programme', [part])}>{t(place, { ids: staysIn[place].join(', ') })}</a></li>)}
      </ul>
    </section>
  );
}

/** Reads all that is stored about a person. Each page repeats all but its requests, and the last one has no note about further pages. */
async function disclosure(email: string): Promise<Disclosure> {
  const requests: unknown[] = [];
  let after: string | null = null;
  for (;;) {
    const page: Disclosure = await call<Disclosure>('POST', '/disclosures', { body: { email, ...(after !== null && { after }) } });
    requests.push(...page.requests);
    if (page.next === null) return { ...page, requests };
    after = page.next;
  }
}

function DiscloseForm() {
  const email = draft('disclosure.email', '');
  const tried = useSignal(false);
  const disclose = async () => {
    tried.value = true;
    if (!email.value.trim()) return;
    const empty = emptier(email);
    saveFile('disclosure.json', 'application/json', JSON.stringify(await disclosure(email.value.trim()), null, 2));
    say(t('loaded'));
    empty();
    tried.value = false;
  };
  return <>
    <h2>{t('disclose')}</h2>
    <p class="soft">{t('discloseText')}</p>
    <Form label={t('disclose')} send={t('load')} submit={disclose}>
      <Field label={t('email')} value={email} longest={254} type="email" member="/email" fault={tried.value && !email.value.trim() ? word('required') : undefined} />
    </Form>
  </>;
}
