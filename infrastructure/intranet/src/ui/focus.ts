/**
 * Gives the focus, if what had it is gone, to a place near by.
 *
 * @param near the place; the heading of the room without it
 */
export function keepFocus(near?: HTMLElement | null): void {
  if (document.activeElement === document.body) (near ?? document.querySelector<HTMLElement>('main h1'))?.focus();
}
