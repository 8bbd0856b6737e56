import { useSignal } from '@preact/signals';
import { call } from '../page/api';
import { saveCsv } from '../page/csv';
import { draft, forgetter } from '../page/draft';
import { Failure } from '../page/failure';
import { ago, texts, whole } from '../page/language';
import { say } from '../page/notice';
import { type Resource, useResource } from '../page/resource';
import { Action } from '../ui/action';
import { useEdited } from '../ui/edited';
import { Empty } from '../ui/empty';
import { Field } from '../ui/field';
import { type Ask, Form } from '../ui/form';
import { Loaded } from '../ui/loaded';
import { Wide } from '../ui/wide';
import { word } from '../ui/words';

const t = texts({
  text: 'Andere Werkzeuge melden ihre Tickets, und Resonanz fragt nach der Erledigung. Hier steht, welches Team hinter einer Gruppe steht und welche Adresse hinter einem Konto. Ein Werkzeug selbst trägt ein, wer Resonanz betreibt; die Anleitung heißt „ticket-tools.md“.',
  none: 'Noch meldet kein Werkzeug Tickets.', kind: 'Art: {kind}',
  teams: 'Gruppen und Teams', teamsHint: 'Eine Gruppe oder ein Projekt je Zeile, dann = und die Kennung des Teams, etwa: Service Desk = it. Was nicht übernommen werden soll, bekommt - statt eines Teams, etwa: Betriebsrat = -. Was dafür wartet, wird verworfen.', people: 'Konten und Adressen', peopleHint: 'Nur wo das Werkzeug keine Adressen meldet. Ein Konto je Zeile, dann = und die Adresse.',
  line: 'In Zeile {line} fehlt der Name, das = oder was dahinter gehört.', save: 'Zuordnung speichern', saved: 'Die Zuordnung ist gespeichert. Übernommene Tickets: {count}.', again: 'Die Zuordnung ist gespeichert, aber die Zeit reichte nicht für alle Tickets. Bitte speichern Sie noch einmal. Übernommene Tickets: {count}.',
  askTitle: 'Zuordnung von {source} speichern?', askText: 'Wartende Tickets: {count}. Welche die Zuordnung kennt, die werden sofort übernommen und, wenn sie erledigt sind, die Menschen dahinter gefragt; was - bekommt, wird verworfen. Das lässt sich nicht rückgängig machen.', atLeast: 'mindestens {count}',
  entryKind: 'Art', entry: 'Eintrag', belongsTo: 'Gehört zu', groupEntry: 'Gruppe', accountEntry: 'Konto',
  waiting: 'Wartende Tickets', nobodyWaits: 'Kein Ticket wartet.', waitingText: 'Nichts davon ist verloren: Sobald die Zuordnung stimmt, werden sie übernommen.', ticket: 'Ticket', group: 'Gruppe', account: 'Konto', name: 'Name', reason: 'Es wartet, weil', since: 'Seit', more: 'Weitere zeigen',
  UNKNOWN_GROUP: 'seine Gruppe zu keinem Team gehört', UNKNOWN_TEAM: 'es das Team seiner Gruppe nicht gibt', UNKNOWN_ACCOUNT: 'sein Konto keine Adresse hat', FAULTY_ADDRESS: 'die Adresse keine ist, die das Werkzeug nennt; ordnen Sie ihr wie einem Konto die richtige zu', NO_REQUESTER: 'das Werkzeug niemanden nennt, der gefragt hat', INTERRUPTED: 'die Übernahme unterbrochen wurde',
}, {
  text: 'Other tools report their tickets, and Resonanz asks about the completion. Here it says which team stands behind a group and which address behind an account. Whoever operates Resonanz enters a tool itself; the guide is “ticket-tools.md”.',
  none: 'No tool reports tickets yet.', kind: 'Kind: {kind}',
  teams: 'Groups and teams', teamsHint: 'One group or project per line, then = and the id of the team, such as: Service Desk = it. What shall not be imported gets - in place of a team, such as: Works council = -. What waits for it is dropped.', people: 'Accounts and addresses', peopleHint: 'Only where the tool reports no addresses. One account per line, then = and the address.',
  line: 'Line {line} lacks the name, the = or what follows it.', save: 'Save the map', saved: 'The map is saved. Tickets imported: {count}.', again: 'The map is saved, but the time did not suffice for all tickets. Please save once more. Tickets imported: {count}.',
  askTitle: 'Save the map of {source}?', askText: 'Tickets that wait: {count}. Those that the map knows are imported at once and, when they are done, the people behind them are asked; what gets - is dropped. This cannot be undone.', atLeast: 'at least {count}',
  entryKind: 'Kind', entry: 'Entry', belongsTo: 'Belongs to', groupEntry: 'Group', accountEntry: 'Account',
  waiting: 'Tickets that wait', nobodyWaits: 'No ticket waits.', waitingText: 'Nothing of this is lost: as soon as the map is right, they are imported.', ticket: 'Ticket', group: 'Group', account: 'Account', name: 'Name', reason: 'It waits because', since: 'Since', more: 'Show more',
  UNKNOWN_GROUP: 'its group belongs to no team', UNKNOWN_TEAM: 'there is no such team as that of its group', UNKNOWN_ACCOUNT: 'its account has no address', FAULTY_ADDRESS: 'the address that the tool names is none; map it to the right one as an account', NO_REQUESTER: 'the tool names nobody who asked', INTERRUPTED: 'its import was interrupted',
});

const COLUMNS = ['ticket', 'group', 'account', 'name', 'reason', 'since'] as const;

type Reason = 'UNKNOWN_GROUP' | 'UNKNOWN_TEAM' | 'UNKNOWN_ACCOUNT' | 'FAULTY_ADDRESS' | 'NO_REQUESTER' | 'INTERRUPTED';

interface Waiting {
  readonly ticket: string;
  readonly group: string;
  readonly account: string | null;
  readonly name: string;
  readonly reason: Reason;
  readonly since: string;
}

interface Tool {
  readonly source: string;
  readonly kind: string;
  readonly version: string;
  readonly teams: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<string, string>>;
  readonly waiting: readonly Waiting[];
  readonly nextCursor: string | null;
}

interface Stored extends Tool {
  readonly imported: number;
  readonly finished: boolean;
}

interface Tools { readonly sources: readonly Tool[] }

/** The ticket tools, how their groups and accounts belong to teams and people, and which tickets wait. */
export function ToolsPart() {
  const tools = useResource('tools', signal => call<Tools>('GET', '/imports', { signal }));
  return <>
    <p class="soft">{t('text')}</p>
    <Loaded of={tools}>{({ sources }) => sources.length === 0
      ? <Empty>{t('none')}</Empty>
      : sources.map(tool => <ToolPart key={tool.source} tool={tool} tools={tools} />)}</Loaded>
  </>;
}

function ToolPart({ tool, tools }: { readonly tool: Tool; readonly tools: Resource<Tools> }) {
  return (
    <section aria-label={tool.source}>
      <h2>{tool.source}</h2>
      <p class="soft">{t('kind', { kind: tool.kind })}</p>
      <MapForm tool={tool} tools={tools} />
      {rowsOf(tool).length > 0 && <p class="actions"><button type="button" onClick={() => saveCsv(`map-${tool.source}.csv`, MAP_COLUMNS.map(name => t(name)), rowsOf(tool))}>{word('csv')}</button></p>}
      <h3>{t('waiting')}</h3>
      <WaitingList key={tool.waiting.map(one => one.ticket).join()} tool={tool} />
    </section>
  );
}

const MAP_COLUMNS = ['entryKind', 'entry', 'belongsTo'] as const;

/** Returns the map as it is stored, each entry with its kind. */
const rowsOf = ({ teams, people }: Tool): [string, string, string][] => [
  ...Object.entries(teams).map(([name, team]) => [t('groupEntry'), name, team] satisfies [string, string, string]),
  ...Object.entries(people).map(([name, address]) => [t('accountEntry'), name, address] satisfies [string, string, string])];

const text = (entries: Readonly<Record<string, string>>): string =>
  Object.entries(entries).map(([name, value]) => `${name} = ${value}`).join('\n');

/** Returns the entries of a text, or the number of the first line that is none. */
function entries(lines: string): Record<string, string> | number {
  const found: Record<string, string> = {};
  for (const [index, line] of lines.split('\n').entries()) {
    if (!line.trim()) continue;
    const at = line.lastIndexOf('=');
    const [name, value] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    if (at < 0 || !name || !value) return index + 1;
    found[name] = value;
  }
  return found;
}

function MapForm({ tool, tools }: { readonly tool: Tool; readonly tools: Resource<Tools> }) {
  const teams = draft(`tools.${tool.source}.teams`, text(tool.teams));
  const people = draft(`tools.${tool.source}.people`, text(tool.people));
  const edited = useEdited(`tools.${tool.source}.`, tool.version, tools.reload);
  const tried = useSignal(false);
  const fault = (of: Record<string, string> | number) => tried.value && typeof of === 'number' ? t('line', { line: of }) : undefined;
  const [teamEntries, peopleEntries] = [entries(teams.value), entries(people.value)];
  const known = whole(tool.waiting.length);
  const count = tool.nextCursor ? t('atLeast', { count: known }) : known;
  const submit = async (ask: Ask) => {
    tried.value = true;
    if (typeof teamEntries === 'number' || typeof peopleEntries === 'number') return;
    const sent = forgetter(`tools.${tool.source}.`);
    if (!await ask({ title: t('askTitle', { source: tool.source }), text: t('askText', { count }), go: t('save') })) return;
    const done = await edited.save(version => call<Stored>('PUT', `/imports/${tool.source}`,
      { body: { version, teams: teamEntries, people: peopleEntries } }));
    say(t(done.finished ? 'saved' : 'again', { count: whole(done.imported) }));
    await tools.reload();
    sent();
    tried.value = false;
  };
  return (
    <Form label={`${t('save')}: ${tool.source}`} send={t('save')} submit={submit}
      beside={edited.beside}>
      <Field label={t('teams')} hint={t('teamsHint')} value={teams} rows={4} optional member="/teams" named fault={fault(teamEntries)} />
      <Field label={t('people')} hint={t('peopleHint')} value={people} rows={4} optional member="/people" named fault={fault(peopleEntries)} />
    </Form>
  );
}

function WaitingList({ tool }: { readonly tool: Tool }) {
  const shown = useSignal(tool.waiting);
  const next = useSignal(tool.nextCursor);
  const more = async () => {
    const query = new URLSearchParams({ source: tool.source, cursor: next.value ?? '' });
    const page = (await call<Tools>('GET', `/imports?${query}`)).sources[0];
    if (!page) throw new Failure(t('none'), 404);
    shown.value = [...shown.value, ...page.waiting];
    next.value = page.nextCursor;
  };
  const save = async () => {
    while (next.value) await more();
    saveCsv(`waiting-${tool.source}.csv`, COLUMNS.map(name => t(name)), shown.value.map(one =>
      [one.ticket, one.group, one.account, one.name, t(one.reason), one.since]));
  };
  if (shown.value.length === 0 && !next.value) return <Empty>{t('nobodyWaits')}</Empty>;
  return <>
    <p class="soft">{t('waitingText')}</p>
    <Wide label={`${t('waiting')}: ${tool.source}`}><table>
      <thead><tr><th scope="col">{t('ticket')}</th><th scope="col">{t('group')}</th><th scope="col">{t('account')}</th><th scope="col">{t('reason')}</th><th scope="col">{t('since')}</th></tr></thead>
      <tbody>{shown.value.map(one => <tr key={one.ticket}><th scope="row">{one.ticket}</th><td>{one.group}</td><td>{[one.account, one.name].filter(Boolean).join(', ')}</td><td>{t(one.reason)}</td><td>{ago(one.since)}</td></tr>)}</tbody>
    </table></Wide>
    {next.value && <Action run={more}>{t('more')}</Action>}
    <Action run={save}>{word('csv')}</Action>
  </>;
}
