import { afterEach, expect, test } from '@jest/globals';
import { addDays } from '../../../domain/calendar.ts';
import { tillSums, type CashTotal, type CashUp } from '../../../domain/cash-up.ts';
import type { CashUpReply } from '../../../domain/contract.ts';
import { exampleOrder, gbp } from './examples.ts';
import { fakeWeb } from './fake-web.ts';
import { openTill, type OpenTill } from './open-till.ts';
import { all, press, readScreen, until } from './screen.ts';

const TODAY = '2026-11-24';
let till: OpenTill;
afterEach(() => till.close());

const total = (minor: number, over: Partial<CashTotal> = {}): CashTotal => ({
  locationId: 1,
  deviceId: 'ipad-1',
  staffMemberId: 11,
  kind: 'card',
  label: 'Visa',
  payout: 'shopify',
  status: 'success',
  payments: 1,
  amount: gbp(minor),
  ...over,
});
const CASH = { kind: 'cash', label: 'Cash', payout: 'cash_drawer' } as const;

/** A till whose web answers each day with this money. */
async function openCashUp(days: Readonly<Record<string, Partial<CashUp>>>) {
  const web = fakeWeb(exampleOrder());
  const asked: (string | null)[] = [];
  let down = false;
  till = await openTill((path: unknown, init?: RequestInit) => {
    if (path !== '/pos/cash-up') return web.fetch(path, init);
    const { day } = JSON.parse(String(init?.body)) as { day: string | null };
    asked.push(day);
    if (down) return Promise.resolve(new Response('', { status: 403 }));
    const cashUp = { day: day ?? TODAY, returns: 0, unfinished: 0, totals: [], ...days[day ?? TODAY] };
    const reply: CashUpReply = {
      kind: 'cash_up',
      cashUp,
      sums: tillSums(cashUp.totals),
      dayBefore: addDays(cashUp.day, -1),
      dayAfter: cashUp.day < TODAY ? addDays(cashUp.day, 1) : null,
    };
    return Promise.resolve(Response.json(reply));
  });
  await until('Find the order');
  press('Today at this till');
  return { asked, setDown: (is: boolean) => (down = is) };
}

test('one tap from Find: cash apart, then the other tenders, then who paid it', async () => {
  await openCashUp({
    [TODAY]: {
      returns: 4,
      totals: [
        total(500, CASH),
        total(100, { ...CASH, staffMemberId: null }),
        total(300),
        total(200, { staffMemberId: 12, payments: 2 }),
        total(70, { kind: 'gift_card', label: 'Gift card', status: 'pending' }),
      ],
    },
  });
  await until('4 returns');
  expect(readScreen()).toMatch(
    /2026-11-24 \| This till.*Cash \| Handed out \| £6\.00 \| 2 payments \| Shopify’s register does not count.*Visa \| £5\.00 \| 3 payments \| Gift card \| £0\.70 \| 1 payment · On its way.*By staff \| Staff 11 \| £8\.00.*Nobody pinned in \| £1\.00.*Staff 12 \| £2\.00/,
  );
});

test('goes back day by day and never past today', async () => {
  const { asked } = await openCashUp({ '2026-11-23': { returns: 1, totals: [total(900, CASH)] } });
  await until('No cash was handed out.');
  expect(all('s-button').map(({ textContent }) => textContent)).not.toContain('Day after');
  press('Day before');
  await until('£9.00');
  press('Day after');
  await until('No cash was handed out.');
  expect(asked).toEqual([null, '2026-11-23', TODAY]);
  press('Back to returns');
  await until('Find the order');
});

test('says that sums are not whole while a return is not finished', async () => {
  await openCashUp({ [TODAY]: { unfinished: 1 } });
  await until('1 return is not finished');
  expect(readScreen()).toContain('Look again before you close the register.');
});

test('no answer is said and asked for again; a scanned receipt goes on with returns', async () => {
  const { setDown } = await openCashUp({});
  await until('0 returns');
  setDown(true);
  press('Day before');
  await until('Try again');
  setDown(false);
  press('Try again');
  await until('2026-11-23');
  till.scans.set({ data: '#1001' });
  await until('mug');
});
