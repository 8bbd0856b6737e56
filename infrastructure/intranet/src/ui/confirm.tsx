import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWork } from './action';
import { WithFaults } from './faults';
import { keepFocus } from './focus';
import { word } from './words';

interface Props {
  readonly title: string;
  readonly children: ComponentChildren;
  /** The name of what is about to happen. */
  readonly go: string;
  readonly danger?: boolean;
  /** Does it. Returns false if something must be mended first; then the question stays. */
  readonly run: () => Promise<boolean | void>;
  readonly close: () => void;
}

/** Asks before something happens that cannot be undone. Escape and "cancel" do nothing. */
export function Confirm({ title, children, go, danger, run, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const work = useWork();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      // What had the focus may go with the question: then it is found once all is shown.
      queueMicrotask(() => { keepFocus(); });
    };
  }, []);
  // While it happens, nobody can turn back; how it ends is told here.
  const leave = () => { if (!work.busy) close(); };
  const press = async () => {
    await work.run(async () => { if (await run() !== false) close(); });
    dialog.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  };
  return (
    <dialog ref={dialog} aria-label={title} aria-busy={work.busy} onCancel={event => { if (work.busy) event.preventDefault(); }}
      onClose={() => work.busy ? dialog.current?.showModal() : close()}>
      <h2>{title}</h2>
      <WithFaults failure={work.failure}>{children}</WithFaults>
      <div class="actions">
        <button type="button" class={danger ? 'danger' : 'primary'} aria-disabled={work.busy}
          onClick={() => void press()}>{go}</button>
        <button type="button" aria-disabled={work.busy} onClick={leave}>{word('cancel')}</button>
      </div>
    </dialog>
  );
}
