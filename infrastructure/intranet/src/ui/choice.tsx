import { useId } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly (readonly [string, string])[];
  readonly hint?: string;
  readonly choose: (value: string) => void;
}

/** One of a few values. */
export function Choice({ label, chosen, options, choose, hint }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      <select id={id} aria-describedby={hint && `${id}-hint`} value={chosen} onChange={event => choose(event.currentTarget.value)}>
        {options.map(([value, text]) => <option key={value} value={value}>{text}</option>)}
      </select>
    </div>
  );
}
