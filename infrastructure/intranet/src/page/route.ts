import { signal } from '@preact/signals';

/** The place that the address names after its `#`, such as `#/scores/hr?window=90d`. */
export interface Route {
  readonly room: string;
  /** What follows the room, decoded. */
  readonly rest: readonly string[];
  readonly query: URLSearchParams;
}

/** Returns a part of an address decoded; one that is wrongly encoded, as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const parse = (hash: string): Route => {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [room = '', ...rest] = path.split('/').map(decoded);
  return { room, rest, query: new URLSearchParams(query) };
};

export const route = signal(parse(location.hash));

/** Reads the place from the address. */
export const readAddress = (): void => { route.value = parse(location.hash); };

addEventListener('hashchange', readAddress);

/** Returns the address of a place. */
export function to(room: string, rest: readonly string[] = [], query: Readonly<Record<string, string>> = {}): string {
  const parameters = new URLSearchParams(query).toString();
  return `#/${[room, ...rest].map(encodeURIComponent).join('/')}${parameters ? `?${parameters}` : ''}`;
}

/** Goes to a place; the way back leads to the one before. */
export const go = (address: string): void => { location.hash = address; };

/** Changes the parameters of the place without a step in the way back. */
export function requery(query: Readonly<Record<string, string>>): void {
  const { room, rest } = route.value;
  history.replaceState(null, '', to(room, rest, query));
  readAddress();
}
