import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useWork } from './action';
import { Confirm } from './confirm';
import { WithFaults } from './faults';

interface Question {
  readonly title: string;
  /** What follows. */
  readonly text: string;
  readonly go: string;
  readonly danger?: boolean;
}

/** Asks whether to go on. Returns false if nothing may happen. */
export type Ask = (question: Question) => Promise<boolean>;

interface Props {
  readonly children: ComponentChildren;
  readonly send: string;
  /** Checks what was typed and sends it. Does nothing, with the faults shown, if something is missing. */
  readonly submit: (ask: Ask) => Promise<void>;
  readonly label?: string;
  readonly beside?: ComponentChildren;
}

/** A form that is sent once at a time. If a field is faulty, the focus goes to the first such field. */
export function Form({ children, send, submit, label, beside }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const work = useWork();
  const asked = useSignal<Question & { readonly answer: (go: boolean) => void } | null>(null);
  const ask: Ask = async question => {
    const answer = await new Promise<boolean>(resolve => { asked.value = { ...question, answer: resolve }; });
    asked.value = null;
    return answer;
  };
  const onSubmit = async (event: Event) => {
    event.preventDefault();
    await work.run(() => submit(ask));
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  };
  return (
    <form ref={form} noValidate aria-label={label} onSubmit={event => void onSubmit(event)}>
      <WithFaults failure={work.failure}>{children}</WithFaults>
      <div class="actions">
        <button class="primary" aria-disabled={work.busy}>{send}</button>
        {beside}
      </div>
      {asked.value && <Confirm title={asked.value.title} go={asked.value.go} danger={asked.value.danger ?? false}
        run={async () => asked.value?.answer(true)} close={() => asked.value?.answer(false)}><p>{asked.value.text}</p></Confirm>}
    </form>
  );
}
