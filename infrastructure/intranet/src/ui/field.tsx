import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { useFault } from './faults';
import { word } from './words';

interface Props {
  readonly label: string;
  readonly value: Signal<string>;
  /** What is wrong with it before it is sent. */
  readonly fault?: string | undefined;
  /** The JSON pointer of the member that it fills; what the API finds wrong there is shown at the field. */
  readonly member?: string;
  /** True if the member holds values by their names, which are told with what is wrong with them. */
  readonly named?: boolean;
  readonly hint?: string;
  readonly longest?: number;
  /** The number of lines; one line without it. */
  readonly rows?: number;
  readonly optional?: boolean;
  readonly type?: 'text' | 'email' | 'number' | 'date';
}

/** A text that somebody types, with its label, a hint, and what is wrong with it. */
export function Field({ label, value, fault: own, member, named, hint, longest, rows, optional, type = 'text' }: Props) {
  const id = useId();
  const found = useFault(member, named);
  const fault = own ?? found;
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  const shared = {
    id, maxLength: longest, required: !optional, value: value.value, 'aria-invalid': fault !== undefined,
    'aria-describedby': described || undefined,
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => { value.value = event.currentTarget.value; },
  };
  return (
    <div class="field">
      <label for={id}>{label}{optional && <small> ({word('optional')})</small>}</label>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {rows ? <textarea {...shared} rows={rows} /> : <input {...shared} type={type as 'email'} />}
      {fault && <p class="fault" id={`${id}-fault`}>{fault}</p>}
    </div>
  );
}
