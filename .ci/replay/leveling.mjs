// What shares would be if all teams had the same customers, by the figures page.
import { sum } from './groups.mjs';
import { round, solve } from './statistics.mjs';

const Z = 1.959963984540054;
const RIDGE = 1 / 0.75 ** 2;

/**
 * Leveled shares by team, of teams that have cells of two departments or more.
 *
 * @param cells [{department, team, share, voices, effective}]
 */
export function leveled(cells) {
  const shares = new Map();
  for (const part of parts(cells)) {
    const teams = [...new Set(part.map(cell => cell.team))];
    if (teams.length < 2 || part.every(cell => cell.share === 1) || part.every(cell => cell.share === 0)) continue;
    const model = fit(part, teams);
    for (const team of teams) {
      if (part.filter(cell => cell.team === team).length >= 2) shares.set(team, share(model, team));
    }
  }
  return shares;
}

/** The cells, put together where departments or teams connect them. */
function parts(cells) {
  let all = [];
  for (const cell of cells) {
    const touches = part => part.some(other => other.team === cell.team || other.department === cell.department);
    all = [...all.filter(part => !touches(part)), [...all.filter(touches).flat(), cell]];
  }
  return all;
}

/** Newton's method; the penalised likelihood has one peak. */
function fit(cells, teams) {
  const departments = [...new Set(cells.map(cell => cell.department))];
  const size = 1 + departments.length + teams.length;
  const places = cell =>
    [0, 1 + departments.indexOf(cell.department), 1 + departments.length + teams.indexOf(cell.team)];
  const model = { cells, teams, departments, size, places, parameters: new Array(size).fill(0) };
  for (let step = 0; step < 100; step++) {
    const gradient = model.parameters.map((value, index) => index ? -RIDGE * value : 0);
    for (const cell of cells) {
      for (const place of places(cell)) gradient[place] += cell.effective * (cell.share - chance(model, cell));
    }
    const move = solve(curvature(model).map((row, index) => [...row, gradient[index]]));
    model.parameters = model.parameters.map((value, index) => value + move[index]);
    if (Math.max(...move.map(Math.abs)) < 1e-13) break;
  }
  return model;
}

const logistic = x => 1 / (1 + Math.exp(-x));

const chance = (model, cell) => logistic(sum(model.places(cell).map(place => model.parameters[place])));

/** The matrix of second derivatives with the sign changed. */
function curvature(model) {
  const matrix = model.parameters.map((_, row) =>
    model.parameters.map((_, column) => row && row === column ? RIDGE : 0));
  for (const cell of model.cells) {
    const weight = cell.effective * chance(model, cell) * (1 - chance(model, cell));
    for (const row of model.places(cell)) for (const column of model.places(cell)) matrix[row][column] += weight;
  }
  return matrix;
}

/** A team's share with the part's mix of customers, and its interval by the delta method on the logit's scale. */
function share(model, team) {
  const all = sum(model.cells.map(cell => cell.voices));
  const gradient = new Array(model.size).fill(0);
  let total = 0;
  for (const department of model.departments) {
    const weight = sum(model.cells.filter(cell => cell.department === department).map(cell => cell.voices)) / all;
    const cell = { department, team }, p = chance(model, cell);
    total += weight * p;
    for (const place of model.places(cell)) gradient[place] += weight * p * (1 - p);
  }
  const moved = solve(curvature(model).map((row, index) => [...row, gradient[index]]));
  const half = Z * Math.sqrt(sum(gradient.map((value, index) => value * moved[index]))) / (total * (1 - total));
  const logit = Math.log(total / (1 - total));
  return { share: round(total, 4), low: round(logistic(logit - half), 4), high: round(logistic(logit + half), 4) };
}
