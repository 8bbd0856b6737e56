import { saveFile } from './file';

type Cell = string | number | null | undefined;

/** The places in a text from which a spreadsheet would read a formula; the API's `CsvTable` finds the same ones. */
const FORMULA = /^(?=[\t\r\n])|(?:^|(?<=[;|\t\r\n]))(?=[\s\p{Z}\p{Cf}"]*[=+\-@＝＋－＠])/gu;

const cell = (value: Cell): string =>
  typeof value === 'string' ? `"${value.replace(FORMULA, "'").replaceAll('"', '""')}"` : String(value ?? '');

/** Hands a table to the browser as a file for spreadsheets (RFC 4180) in which no text is a formula. */
export function saveCsv(name: string, head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  saveFile(name, 'text/csv', ...[head, ...rows].map(row => `${row.map(cell).join(',')}\r\n`));
}
