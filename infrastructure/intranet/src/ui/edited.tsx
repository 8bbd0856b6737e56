import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { draft, forget, isTyped } from '../page/draft';
import { Failure } from '../page/failure';
import { texts } from '../page/language';
import { Action } from './action';
import { keepFocus } from './focus';

const t = texts({
  changed: 'Jemand anders hat inzwischen etwas anderes gespeichert. Was Sie geschrieben haben, bleibt hier stehen; gespeichert ist es nicht.',
  compare: 'Meine Eingaben verwerfen und zeigen, was gespeichert ist',
}, {
  changed: 'Somebody else has saved something else meanwhile. What you have written stays here; it is not saved.',
  compare: 'Drop what I typed and show what is saved',
});

/** The version of what nobody has stored yet. */
export const NEVER = '0';

/** The problems of which the API speaks where somebody else has saved another state than the one that was read. */
const CHANGED = ['action', 'map', 'outcome', 'promise', 'settings', 'team', 'training', 'voters'].map(what => `urn:resonanz:problem:${what}-changed`);

/**
 * Lets nobody overwrite unseen what somebody else has saved. What was typed stays until it is dropped.
 *
 * @param beginning the beginning of the names of the drafts
 * @param version names the state that was read last
 */
export function useEdited(beginning: string, version: string, reload: () => Promise<void>) {
  const edits = draft(`edits.${beginning}`, '');
  const overtaken = useSignal(false);
  const typed = isTyped(beginning);
  // A draft replaces the state that it was made from, however often the page reads the newest one meanwhile.
  useEffect(() => {
    if (!typed || !edits.value) edits.value = version;
    if (!typed) overtaken.value = false;
  }, [typed, version]);
  /** Saves what was typed instead of the state that the drafts were made from. */
  const save = async <Stored extends { readonly version: string }>(put: (version: string) => Promise<Stored>): Promise<Stored> => {
    try {
      const stored = await put(edits.value || version);
      edits.value = stored.version;
      return stored;
    } catch (error) {
      if (!(error instanceof Failure) || !CHANGED.includes(error.type)) throw error;
      overtaken.value = true;
      // The API speaks the language of the token, which need not be that of the page.
      throw new Failure(t('changed'), error.status);
    }
  };
  const compare = async () => {
    await reload();
    forget(beginning);
    // The button goes with what was typed.
    requestAnimationFrame(() => keepFocus());
  };
  return { save, beside: overtaken.value && <Action run={compare}>{t('compare')}</Action> };
}
