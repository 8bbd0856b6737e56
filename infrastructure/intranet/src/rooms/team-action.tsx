import { useSignal } from '@preact/signals';
import { draft, forgetter } from '../page/draft';
import { day, texts } from '../page/language';
import { say } from '../page/notice';
import { me } from '../page/session';
import { putPart, readTeams, type Team, type TeamAction, type Teams } from '../page/teams';
import { sayStored } from '../page/undo';
import { Action } from '../ui/action';
import { Confirm } from '../ui/confirm';
import { NEVER, useEdited } from '../ui/edited';
import { Empty } from '../ui/empty';
import { isOverdue, Said } from '../ui/expected';
import { Field } from '../ui/field';
import { type Ask, Form } from '../ui/form';
import { word } from '../ui/words';

const t = texts({
  title: 'Maßnahme', none: 'Dieses Team hat nichts angekündigt.', declared: 'Angekündigt am {day}.', done: 'Getan am {day}.',
  overdue: 'Der {day} ist vorbei. Wer fragt, liest erst wieder davon, wenn es getan ist oder ein neuer Tag genannt wird.',
  regression: 'Wer handelt, wenn die Zahlen gerade schlecht sind, sieht danach meist bessere, auch ohne etwas bewirkt zu haben; darum steht hier kein Vorher und Nachher.', effect: 'Was Maßnahmen bewirken, steht für Leitungen unter „Ergebnisse“, sobald genügend Teams gehandelt haben.',
  isDone: 'Das ist getan', hide: 'Nicht mehr zeigen', hideTitle: 'Maßnahme nicht mehr zeigen?', hideText: 'Niemand liest dann mehr davon. Aufgehoben wird sie, damit sich sagen lässt, was Maßnahmen bewirken. Das lässt sich nicht rückgängig machen.', hidden: 'Die Maßnahme wird nicht mehr gezeigt.',
  add: 'Maßnahme ankündigen', edit: 'Maßnahme ändern', text: 'Alle lesen das in ihrer nächsten Einladung und dort, wo sie das Team um etwas bitten. Bitte keine Namen und keine Zitate.', focus: 'Was haben Menschen gesagt?', focusHint: 'Ein Punkt, etwa: Antworten dauern zu lange. Ein anderer Punkt ist eine neue Maßnahme.', change: 'Was ändert sich?', due: 'Bis wann?',
  replaceTitle: 'Neue Maßnahme ankündigen?', replaceText: 'Sie tritt an die Stelle von „{focus}“. Das lässt sich nicht rückgängig machen.',
  save: 'Speichern', saved: 'Die Maßnahme ist gespeichert.', undone: 'Es steht wieder da, was vorher da stand.',
}, {
  title: 'Action', none: 'This team has announced nothing.', declared: 'Announced on {day}.', done: 'Done on {day}.',
  overdue: '{day} has passed. Who asks reads of it again once it is done or a new day is named.',
  regression: 'Who acts while figures are poor mostly sees better ones afterwards, even without having changed anything; so there is no before and after here.', effect: 'What actions bring is shown to leads under “Scores” once enough teams have acted.',
  isDone: 'This is done', hide: 'Show it no more', hideTitle: 'Show the action no more?', hideText: 'Nobody reads of it then. It is kept, so that it can be told what actions bring. This cannot be undone.', hidden: 'The action is shown no more.',
  add: 'Announce an action', edit: 'Change the action', text: 'All read this in their next invitation and where they ask the team for something. No names and no quotations, please.', focus: 'What did people say?', focusHint: 'One point, such as: answers take too long. Another point is a new action.', change: 'What changes?', due: 'By when?',
  replaceTitle: 'Announce a new action?', replaceText: 'It takes the place of “{focus}”. This cannot be undone.',
  save: 'Save', saved: 'The action is saved.', undone: 'It stands here as it stood before.',
});

interface Props {
  readonly team: Team;
  readonly teams: Teams;
  readonly reload: () => Promise<void>;
}

/** What a team changes because of what its customers said. Its leads say so. */
export function TeamActs({ team, teams, reload }: Props) {
  const leads = teams.mayLead(team, me());
  const { action } = team;
  if (!action && !leads) return null;
  return (
    <section>
      <h2>{t('title')}</h2>
      {action ? <>
        <div class="remark"><Said team={team.name} action={action} /></div>
        <p class="soft">{t('declared', { day: day(action.declaredOn) })} {action.doneOn && t('done', { day: day(action.doneOn) })}</p>
        {leads && isOverdue(action) && <p>{t('overdue', { day: day(action.due) })}</p>}
        <p class="soft">{t('regression')} {t('effect')}</p>
        {leads && <Buttons team={team} action={action} reload={reload} />}
      </> : <Empty>{t('none')}</Empty>}
      {leads && <ActionForm team={team} reload={reload} />}
    </section>
  );
}

/** Says that an action was stored. What stood there before is put back by the same words, unless its day has passed. */
function sayAction(team: Team, stored: object, former: TeamAction | undefined, reload: () => Promise<void>): void {
  if (former && isOverdue(former)) return say(t('saved'));
  const body = former ? { focus: former.focus, change: former.change, due: former.due } : {};
  sayStored(t('saved'), stored, async () => (await readTeams()).get(team.id)?.action ?? { version: NEVER }, async () => {
    await putPart(team, 'action', body);
    say(t('undone'));
    await reload();
  });
}

function Buttons({ team, action, reload }: Omit<Props, 'teams'> & { readonly action: TeamAction }) {
  const asking = useSignal(false);
  const { focus, change, due, doneOn, version } = action;
  const finish = async () => {
    sayAction(team, await putPart(team, 'action', { focus, change, due, done: true, version }), action, reload);
    await reload();
  };
  const hide = async () => {
    await putPart(team, 'action', { version });
    say(t('hidden'));
    await reload();
  };
  return <div class="actions">
    {!doneOn && <Action kind="primary" run={finish}>{t('isDone')}</Action>}
    <button type="button" onClick={() => { asking.value = true; }}>{t('hide')}</button>
    {asking.value && <Confirm title={t('hideTitle')} go={t('hide')} run={hide} close={() => { asking.value = false; }}><p>{t('hideText')}</p></Confirm>}
  </div>;
}

function ActionForm({ team, reload }: Omit<Props, 'teams'>) {
  const name = `action.${team.id}.`;
  const former = team.action;
  const open = former?.doneOn ? undefined : former;
  const focus = draft(`${name}focus`, open?.focus ?? '');
  const change = draft(`${name}change`, open?.change ?? '');
  const due = draft(`${name}due`, open?.due ?? '');
  const edited = useEdited(name, former?.version ?? NEVER, reload);
  const tried = useSignal(false);
  const missing = (text: string) => tried.value && !text.trim() ? word('required') : undefined;
  const submit = async (ask: Ask) => {
    tried.value = true;
    const said = { focus: focus.value.trim(), change: change.value.trim(), due: due.value };
    if (!said.focus || !said.change || !said.due) return;
    const replaced = former && said.focus !== open?.focus;
    if (replaced && !await ask({ title: t('replaceTitle'), text: t('replaceText', { focus: former.focus }), go: t('add') })) return;
    const sent = forgetter(name);
    const stored = await edited.save(version => putPart(team, 'action', { ...said, version }));
    if (replaced) say(t('saved'));
    else sayAction(team, stored, open, reload);
    await reload();
    sent();
    tried.value = false;
  };
  return (
    <details class="card note">
      <summary>{t(open ? 'edit' : 'add')}</summary>
      <Form label={t(open ? 'edit' : 'add')} send={t('save')} submit={submit} beside={edited.beside}>
        <p class="hint">{t('text')}</p>
        <Field label={t('focus')} hint={t('focusHint')} value={focus} longest={100} member="/focus" fault={missing(focus.value)} />
        <Field label={t('change')} value={change} longest={200} member="/change" fault={missing(change.value)} />
        <Field label={t('due')} value={due} type="date" member="/due" fault={missing(due.value)} />
      </Form>
    </details>
  );
}
