import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import type { Failure } from '../page/failure';
import { Trouble } from './trouble';

interface Faults {
  /** The text of the fault of each member, by its JSON pointer. */
  readonly found: ReadonlyMap<string, string>;
  /** The JSON pointers of the members that have a field. */
  readonly fields: Set<string>;
}

const NONE: ReadonlyMap<string, string> = new Map();
const Context = createContext<Faults>({ found: NONE, fields: new Set() });

const isWithin = (pointer: string, field: string): boolean => pointer === field || pointer.startsWith(`${field}/`);

interface Props {
  readonly failure: Failure | null;
  readonly children: ComponentChildren;
}

/** Fields, each with what the API found wrong with it, and below them what else failed. */
export function WithFaults({ failure, children }: Props) {
  const fields = useRef(new Set<string>()).current;
  const found = failure?.faults ?? NONE;
  const elsewhere = [...found].filter(([pointer]) => ![...fields].some(field => isWithin(pointer, field)));
  return (
    <Context.Provider value={{ found, fields }}>
      {children}
      {failure && <Trouble failure={failure} faults={elsewhere.map(([, text]) => text)} />}
    </Context.Provider>
  );
}

/** Returns the name of what a JSON pointer names inside a field. */
const nameWithin = (pointer: string, field: string): string =>
  pointer.slice(field.length + 1).replaceAll('~1', '/').replaceAll('~0', '~');

/** Returns what the API found wrong with a member that is shown, and with all inside it, by JSON pointers. */
export function useFaults(member: string | undefined): (readonly [string, string])[] {
  const { found, fields } = useContext(Context);
  useEffect(() => {
    if (member === undefined) return;
    fields.add(member);
    return () => { fields.delete(member); };
  }, [member]);
  return member === undefined ? [] : [...found].filter(([pointer]) => isWithin(pointer, member));
}

/**
 * Returns what the API found wrong with a member that has a field, and with all inside the member.
 *
 * @param named true if what is inside has names of its own, which are then told
 */
export function useFault(member: string | undefined, named = false): string | undefined {
  const faults = useFaults(member);
  return faults.map(([pointer, text]) =>
    named && pointer !== member ? `${text} (${nameWithin(pointer, member ?? '')})` : text).join(', ') || undefined;
}
