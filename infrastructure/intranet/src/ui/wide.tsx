import type { ComponentChildren } from 'preact';

/** A table that may be wider than the window: it scrolls in a box of its own, by keys, too. */
export function Wide({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return <div class="table" role="region" tabIndex={0} aria-label={label}>{children}</div>;
}
