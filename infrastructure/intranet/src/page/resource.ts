import { type Signal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { Failure } from './failure';

export type Loading<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Something that the API shows, and the state of reading it. */
export interface Resource<Value> {
  readonly state: Signal<Loading<Value>>;
  /** Reads again; what is shown stays until the response is there. */
  readonly reload: () => Promise<void>;
}

/**
 * Reads something when a component first appears, and again when the key changes. Only the newest read counts: a
 * response that comes later than that of a newer one is dropped.
 */
export function useResource<Value>(key: string, read: (signal: AbortSignal) => Promise<Value>): Resource<Value> {
  const resource = useMemo(() => resourceOf(read), [key]);
  useEffect(() => {
    void resource.reload();
    return resource.giveUp;
  }, [resource]);
  return resource;
}

function resourceOf<Value>(read: (signal: AbortSignal) => Promise<Value>) {
  const state = signal<Loading<Value>>({ kind: 'loading' });
  let newest = new AbortController();
  const reload = async () => {
    newest.abort();
    const mine = newest = new AbortController();
    if (state.value.kind === 'failed') state.value = { kind: 'loading' };
    try {
      const value = await read(mine.signal);
      if (mine === newest && !mine.signal.aborted) state.value = { kind: 'ready', value };
    } catch (error) {
      if (mine !== newest || mine.signal.aborted) return;
      if (!(error instanceof Failure)) throw error;
      state.value = { kind: 'failed', failure: error };
    }
  };
  return { state, reload, giveUp: () => newest.abort() };
}
