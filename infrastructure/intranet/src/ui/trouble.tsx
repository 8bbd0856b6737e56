import type { Failure } from '../page/failure';
import { word } from './words';

/** Says in plain words what did not work, and offers to try again. */
export function Trouble({ failure, again }: { readonly failure: Failure; readonly again?: () => Promise<void> }) {
  return (
    <div class="trouble" role="alert">
      <p>{failure.message}</p>
      {again && failure.status !== 401 && failure.status !== 403 &&
        <button type="button" onClick={() => void again()}>{word('tryAgain')}</button>}
    </div>
  );
}
