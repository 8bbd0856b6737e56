/** By how many milliseconds the clock of the product is ahead of the browser's. */
let ahead = 0;

/** Sets the clock of the product by what it shows at this moment. */
export function setClock(shown: string): void {
  ahead = Date.parse(shown) - Date.now();
}

/** Returns the time of the product, in milliseconds since 1970. */
export const now = (): number => Date.now() + ahead;

/** Returns the product's calendar day in this browser's zone, such as 2026-11-22. */
export function today(): string {
  const time = new Date(now());
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
