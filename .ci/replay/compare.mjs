// Compares what was shown with what was computed, figure by figure.

/** What tells the members of a list apart. */
const IDENTITY = ['department', 'teamId', 'closedOn', 'node', 'week', 'day'];

/** Lists that say by their order what comes first. */
const ORDERED = /(^|\.)whereToAct$/;

const isObject = value => typeof value === 'object' && value !== null;

/**
 * All figures of a body by their paths. Members of lists are found by what tells them apart, wherever they stand, and
 * where nothing does, by their place; what is null is not shown.
 */
export function figuresOf(body, path = '', found = new Map()) {
  if (Array.isArray(body) && body.some(isObject)) {
    for (const [index, member] of body.entries()) {
      const names = ORDERED.test(path) ? [] : IDENTITY.filter(key => key in member).map(key => member[key]);
      const name = names.join(' ') || index + 1;
      const place = `${path}[${name}]`;
      if (found.has(place)) throw new Error(`${place} is there twice`);
      found.set(place, true);
      figuresOf(member, place, found);
    }
  } else if (isObject(body) && !Array.isArray(body)) {
    for (const [name, value] of Object.entries(body)) figuresOf(value, path ? `${path}.${name}` : name, found);
  } else if (body !== null && body !== undefined) {
    found.set(path, Array.isArray(body) ? body.join(', ') : body);
  }
  return found;
}

const same = (a, b) => a === b || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) < 1e-9);

/** The kind of a figure: its path without what tells apart whose it is. */
const kindOf = path => path.replace(/\[[^\]]*\]/g, '').replace(/^(teams|cells|batches)\./, '') || 'places shown';

/**
 * Compares two bodies.
 *
 * @returns {{compared: Map<string, number>, differences: string[]}} how many figures of which kind were compared
 */
export function compare(computed, shown) {
  const compared = new Map(), differences = [];
  const left = figuresOf(computed), right = figuresOf(shown);
  for (const path of new Set([...left.keys(), ...right.keys()])) {
    compared.set(kindOf(path), (compared.get(kindOf(path)) ?? 0) + 1);
    if (!same(left.get(path), right.get(path))) {
      differences.push(`${path}: computed ${left.get(path) ?? 'nothing'}, shown ${right.get(path) ?? 'nothing'}`);
    }
  }
  return { compared, differences };
}
