import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { call } from '../page/api';
import { now } from '../page/clock';
import { saveCsv } from '../page/csv';
import { draft, forget, forgetter } from '../page/draft';
import { texts, whole } from '../page/language';
import { say } from '../page/notice';
import type { Outcome } from '../page/results';
import { useFaults } from '../ui/faults';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { word } from '../ui/words';

const t = texts({
  label: 'Werte von „{name}“ hochladen', file: 'CSV-Datei', fileHint: 'Sie erscheint unten und lässt sich dort noch ändern.', tooLarge: 'Die Datei ist größer als 256 KB. Bitte teilen Sie sie.',
  table: 'Tabelle', tableHint: 'Die erste Zeile heißt unit,month,value. Dann je Zeile das Kürzel des Teams oder Bereichs, der Monat wie 2026-03 und die Zahl. Auch aus einer Tabellenkalkulation eingefügt.', template: 'Vorlage mit allen Kürzeln laden',
  send: 'Hochladen', done: 'Gespeichert: {added} neue Werte, {changed} geänderte, {same} wie zuvor.', faulty: 'Nichts ist gespeichert. Diese Zeilen haben Fehler; die erste Zeile ist die Überschrift:', line: 'Zeile {line}', column: 'Spalte {column}', elsewhere: 'Tabelle',
}, {
  label: 'Upload values of “{name}”', file: 'CSV file', fileHint: 'It appears below and can still be changed there.', tooLarge: 'The file has more than 256 KB. Please split it.',
  table: 'Table', tableHint: 'The first line is unit,month,value. Then by line the id of the team or department, the month such as 2026-03, and the number. Pasted from a spreadsheet, too.', template: 'Load a template with all ids',
  send: 'Upload', done: 'Stored: {added} new values, {changed} changed ones, {same} as before.', faulty: 'Nothing is stored. These lines have faults; the first line is the header:', line: 'Line {line}', column: 'column {column}', elsewhere: 'Table',
});

const MOST_BYTES = 256 * 1024;

interface Props {
  readonly outcome: Outcome;
  /** The ids of the teams or departments that it has values of. */
  readonly units: readonly string[];
  /** Closes the form. */
  readonly done: () => Promise<void>;
}

/** Uploads monthly values: from a file or pasted. What was refused stays to be mended, with its faults by line. */
export function ValuesForm({ outcome, units, done }: Props) {
  const beginning = `values.${outcome.id}.`;
  const table = draft(`${beginning}table`, '');
  const tried = useSignal(false);
  /** The table whose faults are known: they name its lines. */
  const sentTable = useSignal('');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  const submit = async () => {
    tried.value = true;
    if (!table.value.trim()) return;
    const sent = forgetter(beginning);
    sentTable.value = table.value;
    // Cells from a spreadsheet come with tabs, and with the decimal commas that semicolons allow.
    const { added, changed, same } = await call<Record<'added' | 'changed' | 'same', number>>('PUT', `/outcomes/${encodeURIComponent(outcome.id)}/values`,
      { csv: table.value.replaceAll('\t', ';') });
    say(t('done', { added: whole(added), changed: whole(changed), same: whole(same) }));
    sent();
    await done();
  };
  const template = () => {
    const month = new Date(now()).toISOString().slice(0, 7);
    saveCsv(`${outcome.id}.csv`, ['unit', 'month', 'value'], units.map(unit => [unit, month, null]));
  };
  return <div ref={place}>
    <Form label={t('label', { name: outcome.name })} send={t('send')} submit={submit}
      beside={<><button type="button" onClick={template}>{t('template')}</button><button type="button" onClick={() => { forget(beginning); void done(); }}>{word('cancel')}</button></>}>
      <FileField table={table} />
      <TableField table={table} sent={sentTable.value} {...tried.value && !table.value.trim() && { fault: word('required') }} />
    </Form>
  </div>;
}

/** A file whose text becomes the table. */
function FileField({ table }: { readonly table: Signal<string> }) {
  const id = useId();
  const isTooLarge = useSignal(false);
  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    isTooLarge.value = file.size > MOST_BYTES;
    if (!isTooLarge.value) table.value = await file.text();
    // The same file can be chosen again once it was mended.
    input.value = '';
  };
  return <div class="field">
    <label for={id}>{t('file')} <small>({word('optional')})</small></label>
    <p class="hint" id={`${id}-hint`}>{t('fileHint')}</p>
    <input id={id} type="file" accept=".csv,text/csv" aria-describedby={`${id}-hint`} onChange={event => void choose(event.currentTarget)} />
    {isTooLarge.value && <p class="fault" role="alert">{t('tooLarge')}</p>}
  </div>;
}

interface TableProps {
  readonly table: Signal<string>;
  /** The table as it was sent last. */
  readonly sent: string;
  readonly fault?: string;
}

/** The table, and below it the faults of its lines. */
function TableField({ table, sent, fault }: TableProps) {
  const faults = useFaults('');
  const lines = sent.split(/\r?\n/);
  return <>
    <Field label={t('table')} hint={t('tableHint')} value={table} rows={8} fault={fault ?? (faults.length ? t('faulty') : undefined)} />
    {faults.length > 0 && <ul class="faults">{faults.map(([pointer, text]) => {
      const [, line, column] = pointer.split('/');
      const place = [line ? t('line', { line }) : t('elsewhere'), column && t('column', { column })].filter(Boolean).join(', ');
      const typed = line && lines[Number(line) - 1];
      return <li key={pointer}><strong>{place}</strong>{typed && <> <code>{typed}</code></>}: {text}</li>;
    })}</ul>}
  </>;
}
