const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The short name of a plan for people: eight characters of an alphabet without look-alikes, from the UUID's random bits. */
export function referenceOf(planId: string): string {
  let bits = BigInt(`0x${planId.replaceAll('-', '')}`);
  let reference = '';
  while (reference.length < 8) {
    reference += ALPHABET[Number(bits % 30n)];
    bits /= 30n;
  }
  return reference;
}
