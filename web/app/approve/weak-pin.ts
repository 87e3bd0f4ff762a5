/** Why a PIN is among the first that anybody would try. */
export type PinWeakness = 'ONE_DIGIT' | 'IN_ORDER' | 'REPEATED' | 'YEAR' | 'KEYS' | 'STAFF_NUMBER_AS_PIN';

/** Straight lines over the keys of a PIN pad, corner to corner and back. */
const KEYS = [
  '2580',
  '0852',
  '1470',
  '7410',
  '1590',
  '3570',
  '1357',
  '1397',
  '7139',
  '147258369',
  '369258147',
];

/** Null for a PIN that is no worse than chance. */
export function weaknessOf(pin: string, staffMemberId: number): PinWeakness | null {
  if (/^(\d)\1*$/.test(pin)) return 'ONE_DIGIT';
  if (runs(pin, 1) || runs(pin, -1)) return 'IN_ORDER';
  if (/^(\d{2,5})\1+$/.test(pin)) return 'REPEATED';
  if (/^(19|20)\d\d$/.test(pin)) return 'YEAR';
  if (KEYS.includes(pin)) return 'KEYS';
  return pin === String(staffMemberId).slice(0, pin.length) ||
    pin === String(staffMemberId).slice(-pin.length) ||
    Number(pin) === staffMemberId
    ? 'STAFF_NUMBER_AS_PIN'
    : null;
}

/** 1234, 7890 and 4321: each digit is one more, or less, than the one before. */
function runs(pin: string, by: 1 | -1): boolean {
  return [...pin].every(
    (digit, place) => place === 0 || (Number(pin[place - 1]) + by + 10) % 10 === Number(digit),
  );
}
