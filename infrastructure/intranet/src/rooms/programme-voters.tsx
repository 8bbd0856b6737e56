import { call, download } from '../page/api';
import { saveCsv } from '../page/csv';
import { draft, forgetter } from '../page/draft';
import { texts, whole } from '../page/language';
import { say } from '../page/notice';
import { useResource } from '../page/resource';
import { sayStored } from '../page/undo';
import { Action } from '../ui/action';
import { useEdited } from '../ui/edited';
import { Empty } from '../ui/empty';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { Loaded } from '../ui/loaded';
import { Wide } from '../ui/wide';
import { word } from '../ui/words';

const t = texts({
  text: 'Eine Bewertung zählt nur von Menschen, die Resonanz kennt: die sich hier schon angemeldet und um etwas gebeten haben, oder die auf dieser Liste stehen.',
  domains: 'Domänen', domainsHint: 'Die des Unternehmens und seiner Partner, eine je Zeile. Öffentliche Mail-Anbieter gehen nicht.', addresses: 'Einzelne Adressen', addressesHint: 'Eine je Zeile.',
  save: 'Liste speichern', saved: 'Die Liste ist gespeichert. Sie gilt für Antworten, die von nun an eingehen.', undone: 'Die frühere Liste gilt wieder.',
  unknown: 'Antworten von Unbekannten', unknownText: 'Nach Domäne, gerundet; sie zählen nirgends. Kennen Sie eine Domäne, so nehmen Sie sie in die Liste auf.', nobody: 'Von Unbekannten kam nichts, was sich zeigen lässt.', domain: 'Domäne', people: 'Adressen', kind: 'Art', entry: 'Eintrag', address: 'Adresse',
}, {
  text: 'A rating counts only if it comes from people whom Resonanz knows: who have signed in here and asked for something, or who stand on this list.',
  domains: 'Domains', domainsHint: 'Those of the company and its partners, one per line. Public mail providers do not work.', addresses: 'Single addresses', addressesHint: 'One per line.',
  save: 'Save the list', saved: 'The list is saved. It holds for answers that come in from now on.', undone: 'The former list holds again.',
  unknown: 'Answers of unknown people', unknownText: 'By domain, rounded; they count nowhere. If you know a domain, put it on the list.', nobody: 'Nothing that can be shown came from unknown people.', domain: 'Domain', people: 'Addresses', kind: 'Kind', entry: 'Entry', address: 'Address',
});

interface VoterList {
  /** Names this state of the list. */
  readonly version: string;
  readonly addresses: readonly string[];
  readonly domains: readonly string[];
  readonly unknown: readonly { readonly domain: string; readonly addresses: number }[];
}

/** Who may vote without having called the API. */
export function Voters() {
  const list = useResource('voters', signal => call<VoterList>('GET', '/voters', { signal }));
  return <>
    <p class="soft">{t('text')}</p>
    <Loaded of={list}>{known => <>
      <VoterForm list={known} changed={list.reload} />
      {known.domains.length + known.addresses.length > 0 && <p class="actions"><button type="button" onClick={() => saveCsv('voters.csv', [t('kind'), t('entry')], rowsOf(known))}>{word('csv')}</button></p>}
      <h2>{t('unknown')}</h2>
      <p class="soft">{t('unknownText')}</p>
      {known.unknown.length === 0 ? <Empty>{t('nobody')}</Empty> : <><Wide label={t('unknown')}><table>
        <thead><tr><th scope="col">{t('domain')}</th><th scope="col" class="number">{t('people')}</th></tr></thead>
        <tbody>{known.unknown.map(one => <tr key={one.domain}><th scope="row">{one.domain}</th><td class="number">{whole(one.addresses)}</td></tr>)}</tbody>
      </table></Wide>
      <Action run={() => download('unknown-voters.csv', '/voters')}>{word('csv')}</Action></>}
    </>}</Loaded>
  </>;
}

/** Returns the list as it is stored, each entry with its kind. */
const rowsOf = ({ domains, addresses }: VoterList): [string, string][] =>
  [...domains.map(one => [t('domain'), one] satisfies [string, string]), ...addresses.map(one => [t('address'), one] satisfies [string, string])];

const lines = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

type Listed = Pick<VoterList, 'addresses' | 'domains'>;

const listed = ({ addresses, domains }: VoterList): Listed => ({ addresses, domains });

/** Stores a list. Returns it as it is stored. */
const put = (body: Listed & { readonly version?: string }): Promise<VoterList> => call<VoterList>('PUT', '/voters', { body });

const read = async (): Promise<Listed> => listed(await call<VoterList>('GET', '/voters'));

function VoterForm({ list, changed }: { readonly list: VoterList; readonly changed: () => Promise<void> }) {
  const domains = draft('voters.domains', list.domains.join('\n'));
  const addresses = draft('voters.addresses', list.addresses.join('\n'));
  const edited = useEdited('voters.', list.version, changed);
  const submit = async () => {
    const sent = forgetter('voters.');
    const body = { addresses: lines(addresses.value), domains: lines(domains.value) };
    const stored = await edited.save(version => put({ ...body, version }));
    sayStored(t('saved'), listed(stored), read, async () => {
      await put(listed(list));
      say(t('undone'));
      await changed();
    });
    await changed();
    sent();
  };
  return (
    <Form label={t('save')} send={t('save')} submit={submit} beside={edited.beside}>
      <Field label={t('domains')} hint={t('domainsHint')} value={domains} rows={4} optional member="/domains" />
      <Field label={t('addresses')} hint={t('addressesHint')} value={addresses} rows={4} optional member="/addresses" />
    </Form>
  );
}
