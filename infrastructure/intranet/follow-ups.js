import { action, el, field } from './dom.js';
import { call } from './session.js';
import { t, time } from './texts.js';

/** What customers let the leads of a team know, and how that was resolved. */
export async function followUps(render) {
  const { followUps: cases } = await call('GET', '/follow-ups');
  return [el('h1', {}, t('followUps')), el('p', { class: 'soft' }, t('followUpsText')),
    cases.length ? el('ul', { class: 'list' }, cases.map(one => entry(one, render))) : el('p', { class: 'soft' }, t('none'))];
}

function entry(one, render) {
  return el('li', {}, el('h3', {}, one.subject),
    el('p', { class: 'soft' }, `${one.requesterName} (${one.requesterId}), ${time(one.openedAt)} `,
      el('span', { class: 'badge' }, t('rating' + one.rating))),
    one.comment && el('p', { class: 'words' }, one.comment),
    one.earlier.map(resolved), one.resolvedAt ? resolved(one) : resolve(one, render));
}

function resolved({ resolvedAt, note }) {
  return el('p', { class: 'soft' }, `${t('resolved', { at: time(resolvedAt) })} ${note}`);
}

function resolve(one, render) {
  const note = el('textarea', { rows: 2, maxlength: 1000 });
  return el('div', {}, field(t('answer'), note), el('div', { class: 'actions' }, action(t('resolve'), async () => {
    await call('POST', `/follow-ups/${one.id}/resolution`, { note: note.value });
    await render();
  }, false)));
}
