import type { Signal } from '@preact/signals';

/** Returns a function that empties the fields, except those whose text is another one by then: it was typed meanwhile. */
export function emptier(...fields: readonly Signal<string>[]): () => void {
  const sent = fields.map(field => [field, field.value] as const);
  return () => sent.forEach(([field, text]) => { if (field.value === text) field.value = ''; });
}
