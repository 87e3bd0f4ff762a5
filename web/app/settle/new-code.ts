import { randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for one another, as a card's code may have them; Shopify does not tell cases apart. */
const ALPHABET = '23456789abcdefghjkmnpqrstvwxyz';
/** As long as those Shopify makes itself (`giftCardCreate`: "a random 16 character alphanumeric code"): 78 bits nobody guesses. */
const LENGTH = 16;

/** A code for a gift card. */
export function newCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
