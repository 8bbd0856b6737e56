import { action, attempt, el, field } from './dom.js';
import { call, me } from './session.js';
import { t, time } from './texts.js';

const teams = async () => (await call('GET', '/teams')).teams;
const names = async () => new Map((await teams()).map(team => [team.id, team.name]));
const picker = (list, attributes) => el('select', attributes, list.map(team => el('option', { value: team.id }, team.name)));

/** A list that grows page by page. */
async function pages(path, entry) {
  const list = el('ul', { class: 'list' });
  const box = el('div', {}, list);
  const load = async cursor => {
    const page = await call('GET', path + (cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''));
    list.append(...page.requests.map(entry));
    box.querySelector('.more')?.remove();
    if (page.nextCursor) box.append(el('div', { class: 'more' }, action(t('more'), () => load(page.nextCursor))));
    if (!list.children.length) box.append(el('p', { class: 'soft' }, t('none')));
  };
  await load();
  return box;
}

export async function mine(render) {
  const known = await names();
  return [el('h1', {}, t('requests')), await form(render),
    await pages('/requests?as=requester&order=newest', request => el('li', {},
      el('h3', {}, request.subject),
      el('p', { class: 'soft' }, `${t('to')} ${known.get(request.teamId) ?? request.teamId}, ${time(request.createdAt)} `,
        el('span', { class: 'badge' }, t(request.status))),
      el('div', { class: 'actions' }, mineActions(request, render))))];
}

function mineActions(request, render) {
  const post = path => async () => { await call('POST', `/requests/${request.id}/${path}`); await render(); };
  if (request.status === 'OPEN') return [action(t('cancel'), post('cancellation'))];
  if (request.status !== 'COMPLETED') return [];
  const rate = el('span');
  call('GET', `/requests/${request.id}`).then(whole => {
    if (whole.ratingUrl) rate.replaceWith(el('a', { class: 'button', href: whole.ratingUrl }, t('rate')));
  }, () => {});
  return [rate, action(t('reopen'), post('reopening'))];
}

async function form(render) {
  const list = (await teams()).filter(team => team.parentId);
  const team = picker(list, { required: true });
  const subject = el('input', { required: true, maxlength: 200 });
  const details = el('textarea', { rows: 3, maxlength: 4000 });
  const button = el('button', {}, t('send'));
  // Sent again after a lost response, the same words make the same request; other words make another one.
  let key = crypto.randomUUID();
  return el('form', { class: 'card', oninput: () => { key = crypto.randomUUID(); }, onsubmit: event => {
    event.preventDefault();
    attempt(button, async () => {
      const draft = { teamId: team.value, subject: subject.value, ...(details.value && { details: details.value }) };
      await call('POST', '/requests', draft, key);
      await render();
    });
  } }, el('h2', {}, t('newRequest')), field(t('team'), team), field(t('subject'), subject), field(t('details'), details),
  el('div', { class: 'actions' }, button));
}

export async function queue(render) {
  const known = await names();
  const all = (await teams()).filter(team => team.parentId);
  const parts = [el('h1', {}, t('queue'))];
  for (const teamId of me().teams) {
    for (const status of ['OPEN', 'COMPLETED']) {
      const order = status === 'OPEN' ? 'oldest' : 'newest';
      parts.push(el('h2', {}, `${known.get(teamId) ?? teamId}: ${t(status === 'OPEN' ? 'openOnes' : 'doneOnes')}`),
        await pages(`/requests?as=team&teamId=${teamId}&status=${status}&order=${order}`, request => el('li', {},
          el('h3', {}, request.subject),
          el('p', { class: 'soft' }, `${t('from')} ${request.requesterName}, ${time(request.createdAt)}`),
          status === 'OPEN' && work(request, all.filter(team => team.id !== teamId), render))));
    }
  }
  return parts;
}

function work(request, others, render) {
  const note = el('input', { maxlength: 2000 });
  const other = picker(others, {});
  return el('div', {}, field(t('note'), note),
    el('div', { class: 'actions' }, action(t('complete'), async () => {
      await call('POST', `/requests/${request.id}/completion`, note.value ? { note: note.value } : {});
      await render();
    }, false)),
    el('details', {}, el('summary', {}, t('transfer')), other, el('div', { class: 'actions' }, action(t('go'), async () => {
      await call('POST', `/requests/${request.id}/transfer`, { teamId: other.value });
      await render();
    }))));
}
