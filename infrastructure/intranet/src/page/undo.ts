import { texts } from './language';
import { say } from './notice';

const t = texts({
  changed: 'Inzwischen hat jemand anderes das geändert. „Rückgängig“ nimmt auch diese Änderung zurück.',
}, {
  changed: 'Somebody else has changed this since. “Undo” takes that change back, too.',
});

/**
 * Says that something was stored, and offers to take that back. If somebody else has changed it since, says so first
 * and offers it again.
 *
 * @param stored what the API says that it stored
 * @param read reads the same anew
 * @param takeBack stores what was there before, and says so
 */
export function sayStored<Value>(text: string, stored: Value, read: () => Promise<Value | undefined>, takeBack: () => Promise<void>): void {
  offer(text, JSON.stringify(stored), async () => JSON.stringify(await read()), takeBack);
}

function offer(text: string, known: string, read: () => Promise<string>, takeBack: () => Promise<void>): void {
  say(text, async () => {
    const now = await read();
    if (now === known) await takeBack();
    else offer(t('changed'), now, read, takeBack);
  });
}
