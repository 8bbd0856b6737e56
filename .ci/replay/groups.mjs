/** A Map from keys to the lists of what has them. */
export function groupBy(list, keyOf) {
  const groups = new Map();
  for (const one of list) {
    const key = keyOf(one);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(one);
  }
  return groups;
}

export const sum = numbers => numbers.reduce((total, number) => total + number, 0);
