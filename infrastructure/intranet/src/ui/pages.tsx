import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { call } from '../page/api';
import type { Request, RequestPage } from '../page/requests';
import { useResource } from '../page/resource';
import { Action } from './action';
import { Empty } from './empty';
import { Loaded } from './loaded';
import { word } from './words';

interface Props {
  /** The list's address without a cursor. */
  readonly path: string;
  /** The list is read anew when this number changes. */
  readonly version?: number;
  readonly empty: string;
  readonly children: (requests: readonly Request[]) => ComponentChildren;
}

const read = (path: string, cursor: string | null, signal?: AbortSignal) =>
  call<RequestPage>('GET', cursor === null ? path : `${path}&cursor=${encodeURIComponent(cursor)}`, signal ? { signal } : {});

/** A list of requests that grows page by page. */
export function Pages({ path, version = 0, empty, children }: Props) {
  const first = useResource(`${path} ${version}`, signal => read(path, null, signal));
  return <Loaded of={first}>{page => <Grown key={page.requests.map(one => one.id).join()} path={path} first={page} empty={empty}>{children}</Grown>}</Loaded>;
}

function Grown({ path, first, empty, children }: Omit<Props, 'version'> & { readonly first: RequestPage }) {
  const shown = useSignal(first);
  const grow = async () => {
    const next = await read(path, shown.value.nextCursor);
    shown.value = { requests: [...shown.value.requests, ...next.requests], nextCursor: next.nextCursor };
  };
  if (shown.value.requests.length === 0) return <Empty>{empty}</Empty>;
  return <>
    {children(shown.value.requests)}
    {shown.value.nextCursor && <Action run={grow}>{word('more')}</Action>}
  </>;
}
