import type { ComponentChildren } from 'preact';

/** Stands where there is nothing yet, and says what may come. */
export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}
