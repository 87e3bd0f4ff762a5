import { expect, test } from '@jest/globals';
import { csvFile, csvRecord } from './csv.ts';

test('commas, quotes and line ends are quoted as RFC 4180 says', () => {
  expect(csvRecord(['plain', 'a,b', 'say "hi"', 'two\nlines', ''])).toBe(
    'plain,"a,b","say ""hi""","two\nlines",\r\n',
  );
});

test('what a spreadsheet would run as a formula is text', () => {
  const cells = ['=1+1', '+44', '-2', '@SUM(A1)', '\tx', '\rx', '\n=1', '＝1', '#1001', '4.65', 'a=b'];
  expect(csvRecord(cells)).toBe(`'=1+1,'+44,'-2,'@SUM(A1),'\tx,"'\rx","'\n'=1",'＝1,#1001,4.65,a=b\r\n`);
});

test('nor does one that parts cells elsewhere, as where decimals have a comma', () => {
  const cells = [
    'ok;=1+1',
    'a;-5',
    'tab\t@SUM(A1)',
    'line\n=1',
    'line\r\n+1',
    'fine; =1',
    'a;b=c',
    'x;\uFF1D1',
  ];
  expect(csvRecord(cells)).toBe(
    `ok;'=1+1,a;'-5,tab\t'@SUM(A1),"line\n'=1","line\r\n'+1",fine; =1,a;b=c,x;'\uFF1D1\r\n`,
  );
});

test('a file begins with the mark that spreadsheets need, and draws records only as they are read', async () => {
  let drawn = 0;
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  async function* records() {
    try {
      for (;;) yield String(drawn++);
    } finally {
      end();
    }
  }
  const reader = csvFile(['number'], records(), (record) => [record]).getReader();
  const { value } = await reader.read();
  expect(Buffer.from(value ?? []).toString('utf8')).toMatch(/^\uFEFFnumber\r\n0\r\n1\r\n/);
  // Some records ahead of the reader, to keep it busy; never the whole log.
  expect(drawn).toBeLessThan(50_000);
  await reader.cancel();
  await ended;
});
