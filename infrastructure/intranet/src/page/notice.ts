import { signal } from '@preact/signals';

/** Something that worked, which is said for a while. */
export interface Notice {
  readonly text: string;
  /** Takes back what was done, if that is possible. */
  readonly undo?: () => Promise<void>;
}

const SHOWN_MILLIS = 10_000;
let timer = 0;

export const notice = signal<Notice | null>(null);

/** Says that something worked. */
export function say(text: string, undo?: () => Promise<void>): void {
  clearTimeout(timer);
  notice.value = undo ? { text, undo } : { text };
  timer = window.setTimeout(hush, SHOWN_MILLIS);
}

export function hush(): void {
  notice.value = null;
}
