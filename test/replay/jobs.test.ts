import { describe, expect, test } from '@jest/globals';
import { DEFAULT_STORE_FILE } from '../../simulator/stack/stack.ts';
import { readStoreFile } from '../../simulator/store-file.ts';
import { inOrder } from './in-order.ts';
import { allOn, jobsOf, visitsOf } from './jobs.ts';

describe('the returns of a store file', () => {
  const store = readStoreFile(DEFAULT_STORE_FILE);

  test('every note and drill is there, and together they are worth what the notes and drills say', () => {
    const jobs = jobsOf(store);
    const names = [
      ...store.creditNotes.map((note) => note.creditNote),
      ...store.drills.map((drill) => drill.drill),
    ];
    expect([...new Set(jobs.map(({ name }) => name))]).toEqual(names);
    const pence = [...store.creditNotes, ...store.drills].reduce(
      (sum, { total }) => sum + Math.round(Number(total) * 100),
      0,
    );
    expect(jobs.reduce((sum, { total }) => sum + total.minor, 0)).toBe(pence);
    for (const job of jobs) {
      expect(job.tenders.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(job.total.minor);
    }
  });

  test('a note over two orders is two returns in one visit', () => {
    const overTwo = store.creditNotes.find(
      (note) => new Set(note.lines.map(({ order }) => order)).size === 2,
    );
    const jobs = jobsOf(store, overTwo?.creditNote);
    expect(jobs).toHaveLength(2);
    expect(new Set(jobs.map(({ order }) => order)).size).toBe(2);
    expect(visitsOf(jobs, store)).toEqual([jobs]);
  });
});

test('a wish for one tender is one for each order, and only where there is such a thing', () => {
  const store = readStoreFile('simulator/scenarios/small.json');
  const foreign = store.orders.filter(({ presentment }) => presentment).map(({ name }) => name);
  const jobs = allOn('gift-card', jobsOf(store), store);
  expect(visitsOf(jobs, store).every((visit) => visit.length === 1 || visit[0]?.allOn === null)).toBe(true);
  for (const job of jobs) {
    expect(job.allOn).toBe(foreign.includes(job.order) ? null : 'gift-card');
    expect(job.tenders.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(job.total.minor);
  }
  expect(jobs.some((job) => job.allOn === 'gift-card')).toBe(true);
});

describe('in order', () => {
  test('one group never overlaps itself, others do, and results keep their places', async () => {
    const running: string[] = [];
    let most = 0;
    const results = await inOrder(
      ['a1', 'a2', 'b1', 'a3', 'b2'],
      ([group = '']) => [group],
      3,
      async (item) => {
        expect(running.some((other) => other[0] === item[0])).toBe(false);
        running.push(item);
        most = Math.max(most, running.length);
        await new Promise((resolve) => setImmediate(resolve));
        running.splice(running.indexOf(item), 1);
        return item;
      },
    );
    expect(results).toEqual(['a1', 'a2', 'b1', 'a3', 'b2']);
    expect(most).toBe(2);
  });

  test('what has two groups waits for both and keeps its place', async () => {
    const done: string[] = [];
    await inOrder(
      ['a', 'b', 'ab', 'b', 'c'],
      (item) => [...item],
      2,
      async (item) => {
        await new Promise((resolve) => setImmediate(resolve));
        done.push(item);
      },
    );
    expect(done.indexOf('ab')).toBeLessThan(done.lastIndexOf('b'));
    expect(done.indexOf('ab')).toBeGreaterThan(done.indexOf('b'));
  });
});
