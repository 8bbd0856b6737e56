import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { call } from '../page/api';
import { saveCsv } from '../page/csv';
import { draft, forget, forgetter } from '../page/draft';
import { texts } from '../page/language';
import { say } from '../page/notice';
import { fromLines, toLines } from '../page/reason-lines';
import { useResource } from '../page/resource';
import { readTeams, type Team, type Teams } from '../page/teams';
import { sayStored } from '../page/undo';
import { Choice } from '../ui/choice';
import { NEVER, useEdited } from '../ui/edited';
import { buttonOf, NEW, useEditing } from '../ui/editing';
import { Empty } from '../ui/empty';
import { Field } from '../ui/field';
import { type Ask, Form } from '../ui/form';
import { Loaded } from '../ui/loaded';
import { word } from '../ui/words';

const t = texts({
  text: 'Teams bilden einen Baum mit einer Spitze. Die Leitung bekommt den Wochenbericht und Rückmeldungen, das Postfach die Mails über neue Anfragen.',
  none: 'Es gibt noch kein Team. Beginnen Sie mit der Spitze, etwa dem Unternehmen.', add: 'Neues Team', edit: 'Ändern', editOf: '{name} ändern',
  id: 'Kürzel', idHint: 'Kleine Buchstaben, Ziffern und Striche; es bleibt für immer.', name: 'Name', parent: 'Steht unter', top: '(Spitze des Baums)',
  leads: 'Mail-Adressen der Leitung', leadsHint: 'Eine je Zeile, höchstens 20.', mailbox: 'Postfach des Teams', synonyms: 'Wonach Menschen suchen', synonymsHint: 'Wörter, unter denen man das Team findet, etwa Laptop; eines je Zeile, höchstens 20.', good: 'Gründe, wenn es gut war', bad: 'Gründe, wenn etwas schiefging', reasonsHint: 'Höchstens fünf, je Zeile deutsch = englisch; leer: die üblichen. Andere Worte sind ein neuer Grund, der neu gezählt wird.', language: 'Sprache der Mails', de: 'Deutsch', en: 'Englisch',
  save: 'Speichern', saved: '{name} ist gespeichert.', undone: '{name} ist wieder wie zuvor.', taken: 'Dieses Kürzel hat schon ein Team.',
  askTitle: '{name} anlegen?', askText: 'Das Kürzel „{id}“ bleibt für immer, und ein Team lässt sich nicht löschen.', go: 'Anlegen', led: 'geleitet von {leads}', noLead: 'ohne Leitung',
}, {
  text: 'Teams form a tree with one top. Leads get the weekly digest and follow-ups, the mailbox gets the mails about new requests.',
  none: 'There is no team yet. Begin with the top, such as the company.', add: 'New team', edit: 'Change', editOf: 'Change {name}',
  id: 'Id', idHint: 'Small letters, digits and hyphens; it stays for ever.', name: 'Name', parent: 'Stands below', top: '(top of the tree)',
  leads: 'Mail addresses of the leads', leadsHint: 'One per line, 20 at most.', mailbox: 'Mailbox of the team', synonyms: 'What people search for', synonymsHint: 'Words under which the team is found, such as laptop; one per line, 20 at most.', good: 'Reasons when it was good', bad: 'Reasons when something went wrong', reasonsHint: 'Five at most, one per line, German = English; empty: the usual ones. Other words are a new reason, counted anew.', language: 'Language of the mails', de: 'German', en: 'English',
  save: 'Save', saved: '{name} is saved.', undone: '{name} is as it was before.', taken: 'A team has this id already.',
  askTitle: 'Add {name}?', askText: 'The id “{id}” stays for ever, and a team cannot be deleted.', go: 'Add', led: 'led by {leads}', noLead: 'without a lead',
});

const lines = (text: string): string[] => text.split('\n').map(line => line.trim()).filter(Boolean);

/** The tree of teams, each of which can be changed. */
export function TeamsPart() {
  const teams = useResource('teams', readTeams);
  const editing = useEditing();
  const done = async () => {
    editing.value = null;
    await teams.reload();
  };
  return <>
    <p class="soft">{t('text')}</p>
    <Loaded of={teams} lines={8}>{known => <>
      {known.all.length === 0 ? <Empty>{t('none')}</Empty> : <ul class="list tree"><Branch teams={known} parent={null} depth={0} editing={editing.value} edit={id => { editing.value = id; }} reload={teams.reload} done={done} /></ul>}
      {editing.value === NEW ? <TeamForm teams={known} reload={teams.reload} done={done} />
        : <button type="button" id={buttonOf(NEW)} class="primary" onClick={() => { editing.value = NEW; }}>{t('add')}</button>}
      {known.all.length > 0 && <p class="actions"><button type="button" onClick={() => saveCsv('teams.csv', COLUMNS.map(name => t(name)), inOrder(known, null).map(rowOf))}>{word('csv')}</button></p>}
    </>}</Loaded>
  </>;
}

const COLUMNS = ['id', 'name', 'parent', 'leads', 'mailbox', 'language', 'synonyms', 'good', 'bad'] as const;

/** Returns the teams below a team as the tree shows them. */
const inOrder = (teams: Teams, parent: string | null): Team[] =>
  teams.children(parent).flatMap(team => [team, ...inOrder(teams, team.id)]);

/** Returns what the page shows of a team, in the order of the columns. */
function rowOf({ id, name, parentId, leads, mailbox, locale, synonyms, reasons }: Team): (string | null | undefined)[] {
  return [id, name, parentId, leads?.join(', '), mailbox, locale && t(locale === 'en' ? 'en' : 'de'), synonyms?.join(', '),
    toLines(reasons?.good ?? []), toLines(reasons?.bad ?? [])];
}

interface BranchProps {
  readonly teams: Teams;
  readonly parent: string | null;
  readonly depth: number;
  readonly editing: string | null;
  readonly edit: (id: string) => void;
  readonly reload: () => Promise<void>;
  readonly done: () => Promise<void>;
}

function Branch({ teams, parent, depth, editing, edit, reload, done }: BranchProps) {
  return <>{teams.children(parent).flatMap(team => [
    <li key={team.id} class={`depth-${Math.min(depth, 4)}`}>
      {editing === team.id ? <TeamForm team={team} teams={teams} reload={reload} done={done} /> : <div class="row">
        <div><strong>{team.name}</strong> <p class="soft">{team.leads?.length ? t('led', { leads: team.leads.join(', ') }) : t('noLead')}</p></div>
        <button type="button" id={buttonOf(team.id)} aria-label={t('editOf', { name: team.name })} onClick={() => edit(team.id)}>{t('edit')}</button>
      </div>}
    </li>,
    <Branch key={`${team.id} below`} teams={teams} parent={team.id} depth={depth + 1} editing={editing} edit={edit} reload={reload} done={done} />,
  ])}</>;
}

/** Stores a team; an id that no team has adds one. Returns it as it is stored. */
const put = ({ id, ...body }: Team): Promise<Stored> => call<Stored>('PUT', `/teams/${encodeURIComponent(id)}`, { body });

type Stored = Team & { readonly version: string };

interface FormProps {
  /** The team that is changed; without it, one is added. */
  readonly team?: Team;
  readonly teams: Teams;
  readonly reload: () => Promise<void>;
  /** Closes the form. */
  readonly done: () => Promise<void>;
}

function TeamForm({ team, teams, reload, done }: FormProps) {
  const key = team?.id ?? 'new';
  const id = draft(`team.${key}.id`, team?.id ?? '');
  const name = draft(`team.${key}.name`, team?.name ?? '');
  const parent = draft(`team.${key}.parent`, team ? team.parentId ?? '' : teams.children(null)[0]?.id ?? '');
  const leads = draft(`team.${key}.leads`, team?.leads?.join('\n') ?? '');
  const synonyms = draft(`team.${key}.synonyms`, team?.synonyms?.join('\n') ?? '');
  const good = draft(`team.${key}.good`, toLines(team?.reasons?.good ?? []));
  const bad = draft(`team.${key}.bad`, toLines(team?.reasons?.bad ?? []));
  const mailbox = draft(`team.${key}.mailbox`, team?.mailbox ?? '');
  const locale = draft(`team.${key}.locale`, team?.locale ?? 'de');
  const edited = useEdited(`team.${key}.`, team?.version ?? NEVER, reload);
  const tried = useSignal(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  const missing = (text: string) => tried.value && !text.trim() ? word('required') : undefined;
  const taken = !team && teams.get(id.value.trim()) !== undefined;
  const typed = (): Team => ({ id: id.value.trim(), name: name.value.trim(), parentId: parent.value || null,
    leads: leads.value.split(/[\s,;]+/).filter(Boolean), mailbox: mailbox.value.trim() || null, synonyms: lines(synonyms.value),
    reasons: { good: fromLines(lines(good.value), team?.reasons?.good ?? []), bad: fromLines(lines(bad.value), team?.reasons?.bad ?? []) }, locale: locale.value });
  const submit = async (ask: Ask) => {
    tried.value = true;
    const now = typed();
    if (!now.id || !now.name || taken) return;
    if (!team && !await ask({ title: t('askTitle', { name: now.name }), text: t('askText', { id: now.id }), go: t('go') })) return;
    const sent = forgetter(`team.${key}.`);
    const stored = await edited.save(version => put({ ...now, version }));
    const saved = t('saved', { name: now.name });
    if (!team) say(saved);
    else sayStored(saved, stored, async () => (await readTeams()).get(team.id), async () => {
      const { version, promise, action, ...former } = team;
      await put(former);
      say(t('undone', { name: team.name }));
      await done();
    });
    sent();
    await done();
  };
  return <div ref={place}>
    <Form label={team ? t('editOf', { name: team.name }) : t('add')} send={t('save')} submit={submit}
      beside={<>{edited.beside}<button type="button" onClick={() => { forget(`team.${key}.`); void done(); }}>{word('cancel')}</button></>}>
      {!team && <Field label={t('id')} hint={t('idHint')} value={id} longest={63} member="/id" fault={tried.value && taken ? t('taken') : missing(id.value)} />}
      <Field label={t('name')} value={name} longest={100} member="/name" fault={missing(name.value)} />
      <Choice label={t('parent')} member="/parentId" chosen={parent.value} choose={one => { parent.value = one; }}
        options={[['', t('top')], ...teams.all.filter(one => one.id !== team?.id).map(one => [one.id, one.name] as const)]} />
      <Field label={t('synonyms')} hint={t('synonymsHint')} value={synonyms} rows={3} optional member="/synonyms" />
      <Field label={t('good')} hint={t('reasonsHint')} value={good} rows={5} optional member="/reasons/good" />
      <Field label={t('bad')} hint={t('reasonsHint')} value={bad} rows={5} optional member="/reasons/bad" />
      <Field label={t('leads')} hint={t('leadsHint')} value={leads} rows={3} optional member="/leads" />
      <Field label={t('mailbox')} value={mailbox} longest={254} type="email" optional member="/mailbox" />
      <Choice label={t('language')} member="/locale" chosen={locale.value} choose={one => { locale.value = one; }} options={[['de', t('de')], ['en', t('en')]]} />
    </Form>
  </div>;
}
