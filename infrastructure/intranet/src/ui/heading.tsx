import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** False until the first heading was shown: on arrival the focus stays where the browser puts it. */
let arrived = false;

/** The heading of a room or a place in it. It takes the focus when it appears, so that keys and screen readers begin there. */
export function Heading({ children }: { readonly children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrived) {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    arrived = true;
  }, []);
  return <h1 ref={heading} tabIndex={-1}>{children}</h1>;
}
