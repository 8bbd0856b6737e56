import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** Stands for what there is not yet where one of many is edited. */
export const NEW = '';

/** Returns the id of the button that opens the form of one of many. */
export const buttonOf = (id: string): string => `edit-${id}`;

/**
 * Returns the id of what is edited, null for nothing. When its form closes, the button that opened it has the focus again.
 *
 * @param button returns the id of that button
 */
export function useEditing(button = buttonOf): Signal<string | null> {
  const editing = useSignal<string | null>(null);
  const edited = useRef<string | null>(null);
  useEffect(() => {
    if (editing.value === null && edited.current !== null) document.getElementById(button(edited.current))?.focus();
    edited.current = editing.value;
  }, [editing.value]);
  return editing;
}
