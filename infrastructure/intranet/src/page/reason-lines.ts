import type { Reason } from './teams';

const LONGEST_ID = 30;

/** Returns reasons as lines that somebody may edit: the German words, an equals sign, the English ones. */
export function toLines(reasons: readonly Reason[]): string {
  return reasons.map(reason => `${reason.de} = ${reason.en}`).join('\n');
}

/**
 * Returns the reasons that lines name; words in one language stand for both. A known reason keeps its id as long as
 * nobody changes its words. Other words are another reason, because figures about the old one do not speak of them.
 */
export function fromLines(lines: readonly string[], known: readonly Reason[]): Reason[] {
  const taken = new Set(known.map(reason => reason.id));
  return lines.map(line => {
    const [de = '', en = de] = line.split('=').map(words => words.trim());
    return known.find(reason => reason.de === de && reason.en === en) ?? { id: newId(idOf(en) || idOf(de) || 'reason', taken), de, en };
  });
}

/** Returns an id that no other reason has, and takes it. */
function newId(words: string, taken: Set<string>): string {
  const letters = ['', ...'bcdefghijklmnopqrstuvwxyz'].map(letter => letter && `-${letter}`);
  const id = letters.map(letter => words.slice(0, LONGEST_ID - letter.length) + letter).find(one => !taken.has(one)) ?? words;
  taken.add(id);
  return id;
}

const idOf = (words: string): string =>
  words.toLowerCase().replace(/ß/g, 'ss').normalize('NFD').replace(/\p{M}/gu, '').replace(/[^a-z]+/g, '-').replace(/^-+/, '').slice(0, LONGEST_ID).replace(/-+$/, '');
