import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
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

/** Reads the first pages of a list as one. */
async function readFirst(path: string, pages: number, signal: AbortSignal): Promise<RequestPage> {
  let whole = await read(path, null, signal);
  for (let count = 1; count < pages && whole.nextCursor !== null; count++) {
    whole = joined(whole, await read(path, whole.nextCursor, signal));
  }
  return whole;
}

const joined = (first: RequestPage, next: RequestPage): RequestPage =>
  ({ requests: [...first.requests, ...next.requests], nextCursor: next.nextCursor });

/** A list of requests that grows page by page. */
export function Pages(props: Props) {
  return <Growing key={props.path} {...props} />;
}

const ROW = 'main .list > li';

function Growing({ path, version = 0, empty, children }: Props) {
  const pages = useRef(1);
  const list = useResource(path, signal => readFirst(path, pages.current, signal));
  const shown = useRef(version);
  /** The place in the list of the row in which somebody worked when it changed, -1 for none. */
  const worked = useRef(-1);
  useEffect(() => {
    if (shown.current === version) return;
    shown.current = version;
    worked.current = [...document.querySelectorAll(ROW)].findIndex(row => row.contains(document.activeElement));
    void list.reload();
  }, [version]);
  const state = list.state.value;
  useEffect(() => {
    const place = worked.current;
    worked.current = -1;
    if (place < 0 || document.activeElement !== document.body) return;
    const rows = document.querySelectorAll(ROW);
    const next = rows[Math.min(place, rows.length - 1)]?.querySelector<HTMLElement>('summary, a');
    (next ?? document.querySelector<HTMLElement>('main h1'))?.focus();
  }, [state]);
  return <Loaded of={list}>{page => {
    const grow = async () => {
      // A list that is read anew meanwhile has these pages, too.
      pages.current++;
      try {
        const next = await read(path, page.nextCursor);
        // What follows a list that has changed since would bring back what is no longer so.
        if (list.state.value === state) list.state.value = { kind: 'ready', value: joined(page, next) };
      } catch (error) {
        pages.current--;
        throw error;
      }
    };
    return page.requests.length === 0 ? <Empty>{empty}</Empty> : <>
      {children(page.requests)}
      {page.nextCursor && <Action run={grow}>{word('more')}</Action>}
    </>;
  }}</Loaded>;
}
