import { type Signal, effect, signal } from '@preact/signals';

interface Draft {
  readonly value: Signal<unknown>;
  /** What stands there while nobody types, as JSON. */
  unchanged: string;
}

const KEY = 'draft:';

const drafts = new Map<string, Draft>();

/**
 * Returns what somebody is typing under a name. What differs from the unchanged value survives a change of room, a lost
 * sign-in and a reload, and ends with the tab; all else follows the unchanged value.
 */
export function draft<Value>(name: string, unchanged: Value): Signal<Value> {
  const key = KEY + name;
  const known = drafts.get(key) ?? begin(key, unchanged);
  const now = JSON.stringify(unchanged);
  if (known.unchanged !== now) {
    const typed = sessionStorage.getItem(key) !== null;
    known.unchanged = now;
    if (!typed) known.value.value = unchanged;
    // What was typed and has been saved is no draft any more.
    else if (JSON.stringify(known.value.peek()) === now) sessionStorage.removeItem(key);
  }
  return known.value as Signal<Value>;
}

function begin(key: string, unchanged: unknown): Draft {
  const kept = sessionStorage.getItem(key);
  const started: Draft = { value: signal(kept === null ? unchanged : JSON.parse(kept)), unchanged: JSON.stringify(unchanged) };
  drafts.set(key, started);
  effect(() => {
    const typed = JSON.stringify(started.value.value);
    if (typed === started.unchanged) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, typed);
  });
  return started;
}

/** Returns whether somebody is typing something under a name that begins so. */
export const isTyped = (beginning: string): boolean => [...drafts].some(([key, one]) =>
  key.startsWith(KEY + beginning) && JSON.stringify(one.value.value) !== one.unchanged);

/** Puts all drafts whose names begin so back to what they were before anybody typed. */
export function forget(beginning: string): void {
  drafts.forEach((one, key) => {
    if (key.startsWith(KEY + beginning)) one.value.value = JSON.parse(one.unchanged);
  });
}

/**
 * Returns a function that forgets all drafts whose names begin so, except those that are other ones by then: they were
 * typed meanwhile.
 */
export function forgetter(beginning: string): () => void {
  const sent = [...drafts].filter(([key]) => key.startsWith(KEY + beginning)).map(([, one]) => [one, one.value.peek()] as const);
  return () => sent.forEach(([one, text]) => { if (one.value.peek() === text) one.value.value = JSON.parse(one.unchanged); });
}

/** Drops all drafts that an earlier start of the page left in this tab. */
export function dropDrafts(): void {
  Object.keys(sessionStorage).filter(key => key.startsWith(KEY)).forEach(key => sessionStorage.removeItem(key));
}
