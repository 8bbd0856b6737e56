import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useWork } from './action';
import { Trouble } from './trouble';

interface Props {
  readonly children: ComponentChildren;
  readonly send: string;
  /** Checks what was typed and sends it. Returns false, with the faults shown, if something is missing. */
  readonly submit: () => Promise<void>;
  readonly label?: string;
  readonly beside?: ComponentChildren;
}

/** A form that is sent once at a time. If a field is faulty, the focus goes to the first such field. */
export function Form({ children, send, submit, label, beside }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const work = useWork();
  const onSubmit = async (event: Event) => {
    event.preventDefault();
    await work.run(submit);
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  };
  return (
    <form ref={form} noValidate aria-label={label} onSubmit={event => void onSubmit(event)}>
      {children}
      {work.failure && <Trouble failure={work.failure} />}
      <div class="actions">
        <button class="primary" aria-disabled={work.busy}>{send}</button>
        {beside}
      </div>
    </form>
  );
}
