import type { Locale } from '../admin/locale.ts';
import type { Fee } from '../../../domain/fees.ts';
import type { LegStatus, SettlementState } from '../../../domain/settlement.ts';

/** Every word of the slip that is not the manager's too. */
export interface SlipTexts {
  readonly title: string;
  readonly order: string;
  readonly returned: string;
  readonly cancelled: string;
  readonly notCancelled: string;
  /** Nothing was taken: what was only held is let go. */
  readonly released: string;
  readonly shipping: string;
  readonly fees: Record<Fee['kind'], string>;
  readonly adjustment: string;
  readonly total: string;
  readonly refundedTo: string;
  /** What a customer should know of a payment; empty where the amount says it all. */
  readonly legs: Record<LegStatus, string>;
  readonly cash: string;
  readonly unfinished: Partial<Record<SettlementState, string>>;
  readonly keep: string;
  readonly giftCard: string;
  readonly useGiftCard: string;
}

export const SLIP_TEXTS: Record<Locale, SlipTexts> = {
  en: {
    title: 'Return',
    order: 'Order',
    returned: 'Items returned',
    cancelled: 'Items cancelled',
    notCancelled: 'Not cancelled: still on order, not refunded',
    released: 'Nothing was charged. Released',
    shipping: 'Shipping',
    fees: { restocking: 'Restocking fee', return_shipping: 'Return shipping fee' },
    adjustment: 'Adjustment',
    total: 'Total refunded',
    refundedTo: 'Refunded to',
    legs: {
      waiting: 'not confirmed yet',
      success: '',
      pending: 'on its way, your bank confirms it',
      failed: 'not paid yet: we still owe you this',
      moved: 'paid another way, see below',
      settled_elsewhere: 'paid by the shop',
      not_cancelled: 'not refunded: not cancelled',
    },
    cash: 'handed out in cash',
    unfinished: {
      accepted: 'This return is not finished yet.',
      return_created: 'This return is not finished yet.',
      return_processed: 'This return is not finished yet.',
      items_cancelled: 'This return is not finished yet.',
      refused: 'This return was not made. Nothing was refunded.',
      attention: 'A member of staff is checking this return.',
    },
    keep: 'Please keep this slip. Scanning it at the till finds this return.',
    giftCard: 'Your gift card',
    useGiftCard: 'Whoever has this code can spend it: online at the checkout, or scanned at the till.',
  },
  fr: {
    title: 'Retour',
    order: 'Commande',
    returned: 'Articles retournés',
    cancelled: 'Articles annulés',
    notCancelled: 'Pas annulés\u00a0: toujours commandés, pas remboursés',
    released: 'Rien n’a été débité. Libéré',
    shipping: 'Livraison',
    fees: { restocking: 'Frais de remise en stock', return_shipping: 'Frais de retour' },
    adjustment: 'Ajustement',
    total: 'Total remboursé',
    refundedTo: 'Remboursé sur',
    legs: {
      waiting: 'pas encore confirmé',
      success: '',
      pending: 'en cours, votre banque le confirme',
      failed: 'pas encore payé\u00a0: nous vous devons cette somme',
      moved: 'payé autrement, voir ci-dessous',
      settled_elsewhere: 'payé par la boutique',
      not_cancelled: 'pas remboursé\u00a0: pas annulé',
    },
    cash: 'remis en espèces',
    unfinished: {
      accepted: 'Ce retour n’est pas encore terminé.',
      return_created: 'Ce retour n’est pas encore terminé.',
      return_processed: 'Ce retour n’est pas encore terminé.',
      items_cancelled: 'Ce retour n’est pas encore terminé.',
      refused: 'Ce retour n’a pas été fait. Rien n’a été remboursé.',
      attention: 'Un membre du personnel vérifie ce retour.',
    },
    keep: 'Gardez ce ticket. Il suffit de le scanner en caisse pour retrouver ce retour.',
    giftCard: 'Votre carte cadeau',
    useGiftCard: 'Quiconque a ce code peut le dépenser\u00a0: en ligne au paiement, ou scanné en caisse.',
  },
};
