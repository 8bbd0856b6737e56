import type { ComponentChildren } from 'preact';
import type { Resource } from '../page/resource';
import { Trouble } from './trouble';
import { word } from './words';

interface Props<Value> {
  readonly of: Resource<Value>;
  /** The number of grey lines that stand for what is being read. */
  readonly lines?: number;
  readonly children: (value: Value) => ComponentChildren;
}

/** Shows what was read, grey lines until then, or the failure with a way to try again. */
export function Loaded<Value>({ of, lines = 4, children }: Props<Value>) {
  const state = of.state.value;
  switch (state.kind) {
    case 'loading': return <Skeleton lines={lines} />;
    case 'failed': return <Trouble failure={state.failure} again={of.reload} />;
    case 'ready': return <>{children(state.value)}</>;
  }
}

export function Skeleton({ lines }: { readonly lines: number }) {
  return (
    <div class="skeleton" role="status" aria-label={word('loading')}>
      {Array.from({ length: lines }, (_, line) => <span key={line} />)}
    </div>
  );
}
