import { Readable } from 'node:stream';

/**
 * One record of RFC 4180, with its line end. A cell that a spreadsheet would take for a formula gets an apostrophe
 * in front, which spreadsheets show as text (OWASP, "CSV Injection"). So does a part of a cell: where decimals have a comma, as in
 * French, Excel parts cells at semicolons, and knows no quotes around what begins in between.
 */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const apart = text.replace(/([;\t\r\n])(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g, "$1'");
  const harmless = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${apart}` : apart;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Excel takes a CSV file for the local 8-bit code page unless it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';
const CHUNK_CHARACTERS = 32_768;

/** The answer to somebody who asks for a CSV file. */
export function csvAttachment<T>(
  fileName: string,
  header: readonly string[],
  records: AsyncIterable<T> | Iterable<T>,
  cellsOf: (record: T) => readonly string[],
): Response {
  return new Response(csvFile(header, records, cellsOf), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** A CSV file that is written while it is read; `records` are drawn no faster than the reader takes them. */
export function csvFile<T>(
  header: readonly string[],
  records: AsyncIterable<T> | Iterable<T>,
  cellsOf: (record: T) => readonly string[],
): ReadableStream<Uint8Array> {
  const bytes = Readable.from(chunks(header, records, cellsOf), { objectMode: false });
  return Readable.toWeb(bytes) as ReadableStream<Uint8Array>;
}

async function* chunks<T>(
  header: readonly string[],
  records: AsyncIterable<T> | Iterable<T>,
  cellsOf: (record: T) => readonly string[],
): AsyncGenerator<string> {
  let chunk = BYTE_ORDER_MARK + csvRecord(header);
  for await (const record of records) {
    chunk += csvRecord(cellsOf(record));
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
