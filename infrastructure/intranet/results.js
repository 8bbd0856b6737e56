import { el } from './dom.js';
import { call } from './session.js';
import { day, decimal, percent, t, time } from './texts.js';

let window = '90d';

export async function scores(render) {
  const json = await call('GET', `/scores?window=${window}`);
  const select = el('select', { onchange: () => { window = select.value; render(); } }, ['30d', '90d', '365d'].map(name =>
    el('option', { value: name, selected: name === window }, t('d' + name.slice(0, -1)))));
  return [el('h1', {}, t('scores')), el('label', {}, t('window'), select),
    el('p', { class: 'soft' }, json.asOf
      ? t('asOf', { from: day(json.closedFrom), day: day(json.closedTo) }) : t('noScores')),
    !json.asOf ? [] : wide(t('scores'), el('table', {},
      el('thead', {}, el('tr', {}, head(t('team')), head(t('csat'), true), head(t('interval')), head(t('mean'), true),
        head(t('voices'), true), head(t('rate2'), true), head(t('news')))),
      el('tbody', {}, json.teams.flatMap(team =>
        [row(team, json.k), ...work({ ...team, openLong: json.openLong[team.teamId] })]))))];
}

/** A table that may be wider than the window; keys scroll it, too. */
const wide = (label, table) => el('div', { class: 'table', role: 'region', tabindex: 0, 'aria-label': label }, table);
const head = (text, number = false) => el('th', { scope: 'col', class: number ? 'number' : null }, text);
const number = text => el('td', { class: 'number' }, text);

function row(team, k) {
  const name = el('th', { scope: 'row' }, team.name);
  if (!team.voices) return el('tr', {}, name, el('td', { class: 'collecting', colspan: 6 },
    team.collecting ? t('collecting', { k, asked: 3 * k }) : t('idle')));
  return el('tr', {}, name, number(percent(team.csat)), el('td', {}, interval(team)), number(decimal(team.mean)),
    number(team.voices), number(percent(team.responseRate)), el('td', {}, news(team)));
}

/** When the work was done, and what a team may do to its own score: a line below it. */
function work({ served, handling, openLong }) {
  const parts = [served && t('served', { from: day(served.first), to: day(served.last) }),
    handling?.noted != null && t('noted', { share: percent(handling.noted) }),
    handling && t('handedOn', { share: percent(handling.handedOn) }), openLong && t('openLong', { count: openLong })]
    .filter(Boolean);
  return parts.length ? [el('tr', { class: 'work' }, el('td', { colspan: 7 }, parts.join(' · ')))] : [];
}

/** What changed for real. */
function news({ change }) {
  return change?.significant ? t(change.to < change.from ? 'fallen' : 'risen',
    { from: percent(change.from), to: percent(change.to), day: day(change.decidedOn) }) : '';
}

/** The interval as a line on a scale from 0 to 100 percent. */
function interval(team) {
  const label = `${percent(team.csatLow)} – ${percent(team.csatHigh)}`;
  return el('svg', { class: 'interval', viewBox: '0 0 100 12', role: 'img', 'aria-label': label, preserveAspectRatio: 'none' },
    el('line', { class: 'axis', x1: 0, x2: 100, y1: 6, y2: 6 }),
    el('line', { class: 'range', x1: team.csatLow * 100, x2: team.csatHigh * 100, y1: 6, y2: 6 }),
    el('circle', { class: 'point', cx: team.csat * 100, cy: 6, r: 2.5 }));
}

export async function nights() {
  const json = await call('GET', '/nights');
  const columns = ['completions', 'invitations', 'answers', 'quarantined', 'refusedAttempts'];
  return [el('h1', {}, t('nights')), wide(t('nights'), el('table', {},
    el('thead', {}, el('tr', {}, head(t('day')), head(t('finished')), head(t('batches'), true))),
    el('tbody', {}, json.nights.map(night => el('tr', {}, el('th', { scope: 'row' }, day(night.day)),
      el('td', {}, time(night.finishedAt)), number(night.batches ?? '–')))))),
  el('h2', {}, t('weeks')), el('p', {}, t('weeksNote')), wide(t('weeks'), el('table', {},
    el('thead', {}, el('tr', {}, head(t('week')), columns.map(name => head(t(name), true)))),
    el('tbody', {}, json.weeks.map(week => el('tr', {}, el('th', { scope: 'row' }, week.week),
      columns.map(name => number(week[name] ?? '–')))))))];
}
