import { signal } from '@preact/signals';

/** Something that worked. */
export interface Notice {
  /** Tells it from the one before. */
  readonly number: number;
  readonly text: string;
  /** Takes back what was done, if that is possible. */
  readonly undo?: () => Promise<void>;
}

const SHOWN_MILLIS = 10_000;
let timer = 0;
let count = 0;

export const notice = signal<Notice | null>(null);

/** Says that something worked: for a while, or until somebody closes it if it can be taken back. */
export function say(text: string, undo?: () => Promise<void>): void {
  clearTimeout(timer);
  notice.value = { number: ++count, text, ...undo && { undo } };
  if (!undo) timer = window.setTimeout(hush, SHOWN_MILLIS);
}

export function hush(): void {
  notice.value = null;
}
