import { useSignal } from '@preact/signals';
import { call } from '../page/api';
import { saveCsv } from '../page/csv';
import { draft } from '../page/draft';
import { ago, texts, time } from '../page/language';
import { say } from '../page/notice';
import { useResource } from '../page/resource';
import { Empty } from '../ui/empty';
import { Field } from '../ui/field';
import { keepFocus } from '../ui/focus';
import { type Ask, Form } from '../ui/form';
import { Heading } from '../ui/heading';
import { Loaded } from '../ui/loaded';
import { word } from '../ui/words';
import { isOvertaken } from './overtaken';
import { emptier } from './sent';

const t = texts({
  title: 'Rückmeldungen', text: 'Das haben Menschen Ihrem Team gesagt, die darauf angesprochen werden dürfen. Nur die Leitung sieht es.',
  open: 'Noch nicht geklärt', none: 'Alles ist geklärt.', done: 'Geklärt', nothing: 'Noch niemand wollte angesprochen werden.',
  rating1: 'sehr unzufrieden', rating2: 'unzufrieden', answer: 'Ihre Antwort', hint: '{name} bekommt sie per Mail.',
  resolve: 'Antworten und klären', resolved: 'Ihre Antwort ist unterwegs zu {name}.', answered: 'Am {at} geantwortet:', before: 'Auf die Rückmeldung von {name} hat inzwischen jemand anderes geantwortet; Ihre Antwort wurde nicht verschickt.', gone: 'Die Rückmeldung von {name} gibt es nicht mehr, oder Sie sehen sie nicht mehr; Ihre Antwort wurde nicht verschickt.',
  opened: 'Vom', name: 'Name', address: 'Adresse', subject: 'Anfrage', rating: 'Bewertung (1 bis 5)', comment: 'Kommentar', answers: 'Antworten',
  askTitle: 'Antwort an {name} schicken?', askText: 'Die Mail geht sofort hinaus und lässt sich nicht zurückholen; der Fall ist damit geklärt.',
}, {
  title: 'Follow-ups', text: 'This is what people told your team who may be asked about it. Only leads see it.',
  open: 'Not resolved yet', none: 'All is resolved.', done: 'Resolved', nothing: 'Nobody wanted to be contacted yet.',
  rating1: 'very dissatisfied', rating2: 'dissatisfied', answer: 'Your answer', hint: '{name} gets it by mail.',
  resolve: 'Answer and resolve', resolved: 'Your answer is on its way to {name}.', answered: 'Answered on {at}:', before: 'Somebody else has answered the follow-up of {name} meanwhile; your answer was not sent.', gone: 'The follow-up of {name} is no longer there, or you no longer see it; your answer was not sent.',
  opened: 'From', name: 'Name', address: 'Address', subject: 'Request', rating: 'Rating (1 to 5)', comment: 'Comment', answers: 'Answers',
  askTitle: 'Send your answer to {name}?', askText: 'The mail goes out at once and cannot be called back; the case is then resolved.',
});

interface Resolution { readonly resolvedAt: string; readonly note: string }

interface Case extends Partial<Resolution> {
  readonly id: string;
  readonly subject: string;
  readonly requesterName: string;
  readonly requesterId: string;
  readonly openedAt: string;
  readonly rating: 1 | 2;
  readonly comment?: string | null;
  readonly earlier: readonly Resolution[];
}

/** Where leads read what people let them know, and answer. */
export default function FollowUps() {
  const cases = useResource('follow-ups', async signal =>
    (await call<{ followUps: Case[] }>('GET', '/follow-ups', { signal })).followUps);
  /** Shows the cases anew; the focus goes to the open one that takes the place of the one that was resolved. */
  const resolved = async (place: number) => {
    await cases.reload();
    requestAnimationFrame(() => {
      const open = document.querySelectorAll<HTMLElement>('.open-cases h3');
      keepFocus(open[Math.min(place, open.length - 1)]);
    });
  };
  return <>
    <Heading>{t('title')}</Heading>
    <p class="soft">{t('text')}</p>
    <Loaded of={cases}>{all => {
      const open = all.filter(one => !one.resolvedAt).sort((one, other) => one.openedAt.localeCompare(other.openedAt));
      const done = all.filter(one => one.resolvedAt);
      if (all.length === 0) return <Empty>{t('nothing')}</Empty>;
      return <>
        <h2>{t('open')}</h2>
        {open.length === 0 ? <Empty>{t('none')}</Empty> : <ul class="list open-cases">{open.map((one, place) => <OpenCase key={one.id} one={one} resolved={() => resolved(place)} />)}</ul>}
        {done.length > 0 && <>
          <h2>{t('done')}</h2>
          <ul class="list">{done.map(one => <li key={one.id}><Words one={one} /></li>)}</ul>
        </>}
        <p class="actions"><button type="button" onClick={() => saveCsv('follow-ups.csv', COLUMNS.map(name => t(name)), all.map(rowOf))}>{word('csv')}</button></p>
      </>;
    }}</Loaded>
  </>;
}

const COLUMNS = ['opened', 'name', 'address', 'subject', 'rating', 'comment', 'answers'] as const;

/** Returns what the page shows of a case, in the order of the columns. */
const rowOf = (one: Case): (string | number | null | undefined)[] =>
  [one.openedAt, one.requesterName, one.requesterId, one.subject, one.rating, one.comment, answersTo(one).map(({ note }) => note).join('\n')];

/** Returns the answers to a case, the oldest first. */
const answersTo = (one: Case): readonly Resolution[] =>
  [...one.earlier, ...(one.resolvedAt ? [{ resolvedAt: one.resolvedAt, note: one.note ?? '' }] : [])];

/** What somebody said, and what was answered before. */
function Words({ one }: { readonly one: Case }) {
  return <>
    <h3 tabIndex={-1}>{one.subject} <span class="badge">{t(`rating${one.rating}`)}</span></h3>
    <p class="soft"><a href={`mailto:${one.requesterId}`}>{one.requesterName}</a> · <time dateTime={one.openedAt} title={time(one.openedAt)}>{ago(one.openedAt)}</time></p>
    {one.comment && <blockquote class="words">{one.comment}</blockquote>}
    {answersTo(one).map(({ resolvedAt, note }) => <p key={resolvedAt} class="soft">{t('answered', { at: time(resolvedAt) })} <span class="words">{note}</span></p>)}
  </>;
}

function OpenCase({ one, resolved }: { readonly one: Case; readonly resolved: () => Promise<void> }) {
  const note = draft(`resolution.${one.id}`, '');
  const tried = useSignal(false);
  const submit = async (ask: Ask) => {
    tried.value = true;
    if (!note.value.trim()) return;
    if (!await ask({ title: t('askTitle', { name: one.requesterName }), text: t('askText'), go: t('resolve') })) return;
    const empty = emptier(note);
    try {
      await call('POST', `/follow-ups/${encodeURIComponent(one.id)}/resolution`, { body: { note: note.value.trim() } });
      empty();
      say(t('resolved', { name: one.requesterName }));
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      say(t(error.status === 409 ? 'before' : 'gone', { name: one.requesterName }));
    }
    await resolved();
  };
  return (
    <li>
      <Words one={one} />
      <Form label={`${t('resolve')}: ${one.subject}, ${one.requesterName}, ${time(one.openedAt)}`} send={t('resolve')} submit={submit}>
        <Field label={t('answer')} hint={t('hint', { name: one.requesterName })} value={note} longest={1000} rows={3} member="/note"
          fault={tried.value && !note.value.trim() ? word('required') : undefined} />
      </Form>
    </li>
  );
}
