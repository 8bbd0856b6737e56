import { type Failure, NotLoaded } from '../page/failure';
import { signIn } from '../page/session';
import { Action } from './action';
import { word } from './words';

interface Props {
  readonly failure: Failure;
  /** The faults that stand at no field. */
  readonly faults?: readonly string[];
  readonly again?: () => Promise<void>;
}

/** Says in plain words what did not work, and offers what may help. */
export function Trouble({ failure, faults = [...failure.faults.values()], again }: Props) {
  return (
    <div class="trouble" role="alert">
      <p>{[failure.message, ...faults].join(' ')}</p>
      <Remedy failure={failure} {...again && { again }} />
    </div>
  );
}

function Remedy({ failure, again }: Pick<Props, 'failure' | 'again'>) {
  if (failure.status === 401) return <Action run={signIn}>{word('signInAgain')}</Action>;
  const retry = failure instanceof NotLoaded ? () => location.reload() : again;
  return retry && failure.status !== 403 ? <button type="button" onClick={() => void retry()}>{word('tryAgain')}</button> : null;
}
