import { el } from './dom.js';
import { followUps } from './follow-ups.js';
import { mine, queue } from './requests.js';
import { nights, scores } from './results.js';
import { arrive, me, signIn, signOut } from './session.js';
import { speak, t } from './texts.js';

const main = document.getElementById('main');

function rooms(person) {
  return { requests: mine, ...(person.teams.length && { queue }), ...(person.leads.length && { followUps }), scores,
    ...(person.admin && { nights }) };
}

async function render() {
  const person = me();
  if (!person) return welcome();
  const available = rooms(person);
  const room = location.hash.slice(1) in available ? location.hash.slice(1) : 'requests';
  document.getElementById('nav').replaceChildren(...Object.keys(available).map(name =>
    el('a', { href: '#' + name, 'aria-current': name === room ? 'page' : null }, t(name))));
  document.getElementById('who').replaceChildren(person.name + ' ', el('button', { class: 'quiet', onclick: signOut }, t('signOut')));
  try {
    const parts = await available[room](render);
    main.replaceChildren(...parts.flat());
  } catch (error) {
    main.replaceChildren(el('p', { class: 'error', role: 'alert' }, `${t('error')} ${error.message}`));
  }
}

function welcome() {
  main.replaceChildren(el('div', { class: 'card' }, el('h1', {}, t('welcome')), el('p', {}, t('welcomeText')),
    el('div', { class: 'actions' }, el('button', { onclick: signIn }, t('signIn')))));
}

await arrive();
speak(me()?.locale ?? navigator.language);
main.replaceChildren(el('p', { class: 'soft' }, t('loading')));
addEventListener('hashchange', () => { render().then(() => main.focus()); });
await render();
