import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Failure } from '../page/failure';
import { Trouble } from './trouble';

interface Props {
  readonly children: ComponentChildren;
  readonly run: () => Promise<void>;
  readonly kind?: 'primary' | 'plain' | 'danger';
  readonly label?: string;
}

/** A button that does something over the network: once at a time, and with its failure beside it. */
export function Action({ children, run, kind = 'plain', label }: Props) {
  const work = useWork();
  return (
    <span class="action">
      <button type="button" class={kind} aria-label={label} aria-disabled={work.busy} onClick={() => void work.run(run)}>{children}</button>
      {work.failure && <Trouble failure={work.failure} />}
    </span>
  );
}

/** Returns the state of some work of which one piece runs at a time, and its last failure. */
export function useWork() {
  const busy = useSignal(false);
  const failure = useSignal<Failure | null>(null);
  const run = async (work: () => Promise<void>) => {
    if (busy.value) return;
    busy.value = true;
    failure.value = null;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failure.value = error;
    } finally {
      busy.value = false;
    }
  };
  return { busy: busy.value, failure: failure.value, run };
}
