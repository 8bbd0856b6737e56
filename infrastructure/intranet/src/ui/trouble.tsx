import type { Failure } from '../page/failure';
import { word } from './words';

interface Props {
  readonly failure: Failure;
  /** The faults that stand at no field. */
  readonly faults?: readonly string[];
  readonly again?: () => Promise<void>;
}

/** Says in plain words what did not work, and offers to try again. */
export function Trouble({ failure, faults = [...failure.faults.values()], again }: Props) {
  return (
    <div class="trouble" role="alert">
      <p>{[failure.message, ...faults].join(' ')}</p>
      {again && failure.status !== 401 && failure.status !== 403 &&
        <button type="button" onClick={() => void again()}>{word('tryAgain')}</button>}
    </div>
  );
}
