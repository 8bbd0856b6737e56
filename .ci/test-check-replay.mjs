// Fakes every figure of a replay in turn and sees the checker find it.
// Use: node .ci/test-check-replay.mjs LOG FOLDER   (of a replay that shows every figure: .ci/replay/busy-log.mjs)
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNumber, dayText } from './replay/calendar.mjs';
import { check, compareAll, compareNight, compute } from './replay/check.mjs';
import { invitationDifferences } from './replay/invitations.mjs';
import { readRecord } from './replay/record.mjs';
import { round, wilson } from './replay/statistics.mjs';
import { summary } from './replay/summary.mjs';

const [logFile, folder] = process.argv.slice(2);
const record = readRecord(logFile, folder);
const computed = compute(record);
const night = line => computed.nights.find(one => one.night === line.night);
const linesOf = line => record.published.filter(other => other.night === line.night);

/** What the checker says of one night of which some lines were changed. */
const differences = (line, lines) => compareNight(night(line), lines, computed.expected.history.timeOf).differences;

/** Fakes a line and sees that it was right before and is found now. */
function assertFound(line, fake) {
  assert.deepEqual(differences(line, linesOf(line)), []);
  const faked = structuredClone(line);
  fake(faked.body);
  assert.notDeepEqual(faked.body, line.body, 'nothing was faked');
  assert.notDeepEqual(differences(line, linesOf(line).map(other => other === line ? faked : other)), []);
}

/** The middle one of the lines of a route in whose body something is found. */
function lineWith(route, find) {
  const lines = record.published.filter(line => line.route.startsWith(route) && find(line.body));
  assert.notEqual(lines.length, 0, `${route} never shows it`);
  return lines[Math.floor(lines.length / 2)];
}

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The paths of all figures of an object. */
const paths = object => Object.entries(object).flatMap(([name, value]) =>
  isObject(value) ? paths(value).map(path => `${name}.${path}`) : [name]);

const valueAt = (object, path) => path.split('.').reduce((part, name) => part?.[name], object);

/** Whether something is shown; of a team without reasons there is an empty list. */
const isShown = value => (value ?? null) !== null && !(Array.isArray(value) && value.length === 0);

const SHARES = /^(csat.*|responseRate|mean|adjusted|selfSelected|share|low|high|gap.*|from|to|noted|handedOn)$/;

/** Replaces the figure at a path by another of its kind that is as near as can be. */
function replace(object, path) {
  const names = path.split('.');
  const parent = valueAt(object, names.slice(0, -1).join('.')) ?? object, name = names.at(-1);
  const holder = names.length === 1 ? object : parent;
  holder[name] = another(holder[name], name);
}

function another(value, name) {
  if (typeof value === 'boolean') return !value;
  if (isObject(value)) return { ...value, share: another(value.share, 'share') };
  if (Array.isArray(value)) return [...value.slice(0, -1), another(value.at(-1))];
  if (typeof value === 'number') return SHARES.test(name) ? round(value + 0.0001, 4) : value + 1;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayText(dayNumber(value) + 1);
  if (/^\d{4}-.*Z$/.test(value)) return new Date(Date.parse(value) + 3_600_000).toISOString();
  if (/^PT.*S$/.test(value)) return value.replace(/(\d+)S$/, (_, seconds) => `${Number(seconds) + 1}S`);
  return `${value}x`;
}

const HEAD = ['asOf', 'closedFrom', 'closedTo', 'window', 'k', 'target', 'designEffect'];
const FIGURES = ['voices', 'raters', 'csat', 'csatLow', 'csatHigh', 'mean', 'histogram', 'responseRate',
  'csatIfSilentSatisfied', 'csatIfSilentDissatisfied', 'turnaround.p50', 'turnaround.p90', 'turnaround.p90Low', 'turnaround.p90High',
  'served.first', 'served.last', 'handling.noted', 'handling.handedOn'];
const COMPARISONS = ['adjusted', 'rank.best', 'rank.worst', 'leveled.share', 'leveled.low', 'leveled.high',
  'change.from', 'change.to', 'change.low', 'change.high', 'change.significant', 'change.decidedOn',
  'change.before.first', 'change.before.last', 'change.after.first', 'change.after.last'];
const LOST_TIME = ['answers', 'aboveTwoHours.share', 'aboveTwoHours.low', 'aboveTwoHours.high', 'median.middle',
  'median.low', 'median.high', 'hours.low', 'hours.high', 'hours.alikeLow', 'hours.alikeHigh', 'cost.low', 'cost.high',
  'cost.alikeLow', 'cost.alikeHigh', 'cost.currency'].map(figure => `lostTime.${figure}`);
const LIKELY = ['likely.share', 'likely.low', 'likely.high', 'likely.completions'];
const GAP = ['teamId', 'completions', 'share', 'gap', 'gapLow', 'gapHigh', 'missing'];
const LISTS = [
  ['/scores?', 'teams', ['teamId', 'name', 'parentId', 'collecting', 'reasons', 'selfSelected', ...FIGURES,
    ...COMPARISONS, ...LOST_TIME, ...LIKELY]],
  ['/interfaces?', 'cells', ['department', 'teamId', 'collecting', ...FIGURES, ...LOST_TIME, ...LIKELY]],
  ['/scores?', 'whereToAct', GAP],
  ['/interfaces?', 'whereToAct', ['department', ...GAP]],
  ['/teams/', 'batches', ['closedOn', 'node', ...FIGURES]],
  ['/nights', 'nights', ['day', 'startedAt', 'finishedAt', 'batches']],
  ['/nights', 'weeks', ['week', 'completions', 'invitations', 'answers']],
];

test('nothing differs in the record as it is', () => {
  assert.deepEqual(compareAll(computed, record.published).differences, []);
});

test('every member that the API shows is faked below', () => {
  for (const [route, list, figures] of LISTS) {
    const lines = record.published.filter(line => line.route.startsWith(route));
    const shown = new Set(lines.flatMap(line => line.body[list]).flatMap(paths));
    // Nobody in a replay is asked twice or refused: these are null throughout.
    const known = [...figures, 'quarantined', 'refusedAttempts'];
    assert.deepEqual([...shown].filter(path => !known.includes(path) && !known.includes(path.split('.')[0])), [], `${route} ${list}`);
  }
});

for (const [route, list, figures] of LISTS) {
  for (const figure of figures) {
    const has = member => isShown(valueAt(member, figure));
    test(`a faked ${figure} of ${route} ${list} is found`, () => {
      const line = lineWith(route, body => body[list].some(has));
      assertFound(line, body => replace(body[list].find(has), figure));
    });
    test(`a missing ${figure} of ${route} ${list} is found`, () => {
      const line = lineWith(route, body => body[list].some(has));
      assertFound(line, body => { delete body[list].find(has)[figure.split('.')[0]]; });
    });
  }
  test(`a missing member of ${route} ${list} is found`, () => {
    assertFound(lineWith(route, body => body[list].length), body => body[list].pop());
  });
  test(`a further member of ${route} ${list} is found`, () => {
    const key = { teams: 'teamId', cells: 'department', batches: 'closedOn', nights: 'day', weeks: 'week',
      whereToAct: 'teamId' }[list];
    assertFound(lineWith(route, body => body[list].length),
      body => body[list].push({ ...body[list][0], [key]: another(body[list][0][key]) }));
  });
}

for (const figure of HEAD) {
  for (const route of ['/scores?', '/interfaces?']) {
    test(`a faked ${figure} of ${route} is found`, () => {
      assertFound(lineWith(route, body => (body[figure] ?? null) !== null), body => replace(body, figure));
    });
  }
}

test('a faked number of requests that are open for long is found', () => {
  const line = lineWith('/scores?', body => Object.keys(body.openLong).length);
  assertFound(line, body => replace(body.openLong, Object.keys(body.openLong)[0]));
  assertFound(line, body => { body.openLong = {}; });
});

test('an adjusted share, a rank or a leveled share that is not defined is found', () => {
  const line = lineWith('/scores?', body => body.teams.some(team => team.voices && !team.adjusted));
  assertFound(line, body => { body.teams.find(team => team.voices && !team.adjusted).adjusted = 0.5; });
  const raw = lineWith('/scores?', body => body.teams.some(team => team.voices && !team.leveled));
  assertFound(raw, body => {
    body.teams.find(team => team.voices && !team.leveled).leveled = { share: 0.5, low: 0.4, high: 0.6 };
  });
});

test('a faked figure of a reason, one too many, two in the other order and the reasons of another team are found', () => {
  const line = lineWith('/scores?', body => body.teams.some(team => team.reasons?.length > 1));
  const of = body => body.teams.find(team => team.reasons?.length > 1);
  for (const figure of ['reason', 'share', 'low', 'high']) {
    assertFound(line, body => replace(of(body).reasons[0], figure));
  }
  assertFound(line, body => of(body).reasons.pop());
  assertFound(line, body => of(body).reasons.push({ reason: 'wonderful', share: 0.5, low: 0.4, high: 0.6 }));
  assertFound(line, body => of(body).reasons.reverse());
  const none = lineWith('/scores?', body => body.teams.some(team => team.reasons?.length === 0));
  assertFound(none, body => body.teams.find(team => team.reasons?.length === 0).reasons.push(of(line.body).reasons[0]));
});

test('lost time that is not shown, and that of its team at an interface, are found', () => {
  for (const [route, list] of [['/scores?', 'teams'], ['/interfaces?', 'cells']]) {
    const hides = member => member.voices && !member.lostTime, shows = member => member.lostTime;
    const line = lineWith(route, body => body[list].some(hides) && body[list].some(shows));
    assertFound(line, body => { body[list].find(hides).lostTime = body[list].find(shows).lostTime; });
  }
  const shown = record.published.filter(line => line.route.startsWith('/scores?')).flatMap(line => line.body.teams)
    .filter(team => team.lostTime).map(team => team.lostTime);
  assert.ok(shown.some(one => !one.median), 'every lost time has a median');
  assert.ok(shown.some(one => one.median?.low === 'NONE' && one.median.high === 'A_DAY_OR_MORE'), 'no median is wide');
  const other = (cell, team) => cell.lostTime && team.lostTime?.answers > cell.lostTime.answers;
  const teamOf = (line, cell) => linesOf(line).find(one => one.route === line.route.replace('interfaces', 'scores'))
    .body.teams.find(team => team.teamId === cell.teamId);
  const line = record.published.find(one => one.route.startsWith('/interfaces?')
    && one.body.cells.some(cell => other(cell, teamOf(one, cell))));
  assertFound(line, body => {
    const cell = body.cells.find(one => other(one, teamOf(line, one)));
    cell.lostTime = teamOf(line, cell).lostTime;
  });
});

test('where a share most likely lies is found at a team with children, and as that of another window', () => {
  const line = lineWith('/scores?', body => body.teams.some(team => team.likely));
  assertFound(line, ({ teams }) => {
    teams.find(team => team.teamId === 'company').likely = teams.find(team => team.likely).likely;
  });
  // Fewer than ten are shown as they are, ten and more drawn towards what is usual.
  for (const [route, list] of [['/scores?', 'teams'], ['/interfaces?', 'cells']]) {
    const isDrawn = member => member.likely && member.likely.share !== member.csat;
    lineWith(route, body => body[list].some(isDrawn));
    const raw = lineWith(route, body => body[list].some(member => member.likely) && !body[list].some(isDrawn));
    assertFound(raw, body => {
      const { likely } = body[list].find(member => member.likely);
      likely.share = round(likely.share - 0.01, 4);
    });
  }
});

test('gaps in another order, more than five, and one where there is none are found', () => {
  for (const route of ['/scores?', '/interfaces?']) {
    const line = lineWith(route, body => body.whereToAct.length > 1);
    assertFound(line, body => body.whereToAct.reverse());
    const none = lineWith(route, body => !body.whereToAct.length);
    assertFound(none, body => body.whereToAct.push(line.body.whereToAct[0]));
  }
  const most = lineWith('/interfaces?', body => body.whereToAct.length === 5);
  assertFound(most, body => body.whereToAct.push(body.whereToAct[4]));
});

test('a share of help without a ticket where none is shown is found', () => {
  const none = team => team.voices && !team.selfSelected;
  const line = lineWith('/scores?', body => body.teams.some(none));
  assertFound(line, body => { body.teams.find(none).selfSelected = 0.2; });
});

test('a figure where nothing is shown is found', () => {
  const line = lineWith('/scores?', body => body.teams.some(team => !team.voices));
  assertFound(line, body => { body.teams.find(team => !team.voices).voices = 5; });
});

test('a batch that closes a week later is found', () => {
  const line = lineWith('/teams/', body => body.batches.length > 1);
  assertFound(line, body => { body.batches[0].closedOn = dayText(dayNumber(body.batches[0].closedOn) + 7); });
});

test('a batch that is shown a week late is found', () => {
  assertFound(lineWith('/teams/', body => body.batches.length), body => body.batches.pop());
  assertFound(lineWith('/nights', body => body.nights[0].batches > 0), body => { body.nights[0].batches -= 1; });
});

test('a crowd of the next class is found', () => {
  assertFound(lineWith('/teams/', body => body.batches.length), ({ batches: [batch] }) => {
    const satisfied = batch.histogram[3] + batch.histogram[4];
    const crowd = Math.round(batch.voices / batch.responseRate) + record.world.settings.k;
    batch.responseRate = round(batch.voices / crowd, 4);
    batch.csatIfSilentSatisfied = round((satisfied + crowd - batch.voices) / crowd, 4);
    batch.csatIfSilentDissatisfied = round(satisfied / crowd, 4);
  });
});

test('the totals of weeks that are shifted by one are found', () => {
  assertFound(lineWith('/nights', body => body.weeks.length > 1), ({ weeks }) => {
    const names = weeks.map(week => week.week);
    weeks.forEach((week, index) => { week.week = names[(index + 1) % names.length]; });
  });
});

test('collecting where nothing was completed, or nothing for 90 days, is found', () => {
  const line = lineWith('/interfaces?', body => body.cells.length);
  assertFound(line, body => body.cells.push({ department: 'department-9', teamId: 'team-1', collecting: true }));
  const idle = lineWith('/scores?', body => body.teams.some(team => team.collecting === false));
  assertFound(idle, body => { body.teams.find(team => team.collecting === false).collecting = true; });
});

test('intervals by another design effect than that of the answers are found, though the effect shown fits them', () => {
  const line = lineWith('/scores?', body => body.designEffect > 1);
  assertFound(line, body => {
    body.designEffect += 0.5;
    for (const team of body.teams.filter(one => one.voices)) {
      const satisfied = team.histogram[3] + team.histogram[4];
      const [low, high] = wilson(satisfied / team.voices, team.voices / body.designEffect);
      Object.assign(team, { csatLow: round(low, 4), csatHigh: round(high, 4) });
    }
  });
});

test('a voice that says something else throughout is found', () => {
  const line = lineWith('/teams/', body => body.batches.some(batch => batch.histogram[0] > 0));
  assertFound(line, body => {
    const batch = body.batches.find(one => one.histogram[0] > 0);
    batch.histogram[0] -= 1;
    batch.histogram[1] += 1;
    batch.mean = round(batch.mean + 1 / batch.voices, 2);
  });
});

test('comments that are missing, written by nobody, in another order or shown too early are found', () => {
  const line = lineWith('/teams/', body => body.comments.length > 1);
  assertFound(line, body => body.comments.pop());
  assertFound(line, body => body.comments.push('Written by nobody.'));
  assertFound(line, body => body.comments.reverse());
  const early = lineWith('/teams/', body => body.batches.length && !body.comments.length);
  assertFound(early, body => body.comments.push(...line.body.comments));
});

test('a route that was not read, a night that is missing and an empty record are found', () => {
  for (const route of ['/scores?window=30d', '/interfaces?window=365d', '/nights']) {
    const line = lineWith(route, () => true);
    assert.notDeepEqual(differences(line, linesOf(line).filter(other => other !== line)), []);
  }
  const { night: one } = record.published.at(-1);
  assert.notDeepEqual(compareAll(computed, record.published.filter(line => line.night !== one)).differences, []);
  assert.notDeepEqual(compareAll(computed, []).differences, []);
  assert.notDeepEqual(compareAll({ ...computed, nights: [] }, []).differences, []);
});

test('a record in which nothing was rated or no night was read fails and says so', () => {
  const unrated = check({ ...record, events: record.events.filter(event => event.event !== 'rated'), published: [] });
  assert.ok(unrated.differences.includes('No voices was there to compare'));
  assert.doesNotMatch(summary(unrated), /NaN|undefined|Infinity/);
  const empty = compareAll({ ...computed, nights: [] }, []);
  assert.notDeepEqual(empty.differences, []);
  assert.match(summary(empty), /nothing to compare/);
});

test('a lost invitation, and one too many, are found', () => {
  const { history, settings } = computed.expected;
  const invited = history.completions.filter(one => one.invitedAt);
  const found = completions => invitationDifferences({ ...history, completions }, settings);
  const without = ({ invitedAt, invitedOn, ...rest }) => rest;
  assert.deepEqual(found(history.completions), []);
  // What comes last takes nobody else's place.
  const last = invited.toSorted((one, other) => one.invitedAt - other.invitedAt).at(-1);
  assert.deepEqual(found(history.completions.map(one => one === last ? without(one) : one)),
    [`${last.key} lost its invitation`]);
  const more = ['a', 'b', 'c'].map(name => ({ ...last, key: name, invitedAt: last.invitedAt + 1 }));
  assert.notDeepEqual(found([...history.completions, ...more]), []);
  const events = record.events.filter(event => event.event !== 'invited');
  assert.notDeepEqual(check({ ...record, events }).differences.filter(one => /lost its invitation/.test(one)), []);
});

test('another answer, or one that came too late for its batch, changes what must be shown', () => {
  const { answer } = computed.expected.cascade.batches.flatMap(batch => batch.entries
    .filter(entry => entry.asked && entry.answer?.rating > 1 && batch.day < entry.on + 8))[0];
  const fake = change => check({ ...record, events: record.events.map(event =>
    event.event === 'rated' && event.externalId === answer.externalId && event.completion === answer.completion
      ? { ...event, ...change } : event) }).differences;
  assert.notDeepEqual(fake({ rating: 1 }), []);
  const frozen = computed.expected.reasons.groups.flatMap(group => group.answers)
    .find(one => one.reasons.includes('quick'));
  assert.notDeepEqual(check({ ...record, events: record.events.map(event => event.event === 'rated'
    && event.externalId === frozen.externalId && event.completion === frozen.completion
    ? { ...event, reasons: [] } : event) }).differences, []);
  const lost = computed.expected.reasons.groups.flatMap(group => group.answers)
    .find(one => one.lostTime === 'A_DAY_OR_MORE');
  assert.notDeepEqual(check({ ...record, events: record.events.map(event => event.event === 'rated'
    && event.externalId === lost.externalId && event.completion === lost.completion
    ? { ...event, lostTime: 'NONE' } : event) }).differences, []);
  assert.notDeepEqual(fake({ at: new Date(answer.at + 10 * 86_400_000).toISOString() }), []);
});
