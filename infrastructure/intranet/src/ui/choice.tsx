import { useId } from 'preact/hooks';
import { useFault } from './faults';

interface Props {
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly (readonly [string, string])[];
  readonly hint?: string;
  /** What is wrong with it before it is sent. */
  readonly fault?: string | undefined;
  /** The JSON pointer of the member that it fills. */
  readonly member?: string;
  readonly choose: (value: string) => void;
}

/** One of a few values. */
export function Choice({ label, chosen, options, choose, hint, member, fault: own }: Props) {
  const id = useId();
  const found = useFault(member);
  const fault = own ?? found;
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      <select id={id} aria-invalid={fault !== undefined} aria-describedby={described || undefined} value={chosen} onChange={event => choose(event.currentTarget.value)}>
        {options.map(([value, text]) => <option key={value} value={value}>{text}</option>)}
      </select>
      {fault && <p class="fault" id={`${id}-fault`}>{fault}</p>}
    </div>
  );
}
