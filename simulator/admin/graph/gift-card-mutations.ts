import { GraphQLError } from 'graphql';
import { denied } from '../access.ts';
import { given } from '../given.ts';
import { createVariants } from '../ledger/bulk-variants.ts';
import {
  type GiftCardProductInput,
  type GiftCardVariantInput,
  setGiftCardProduct,
} from '../ledger/gift-card-products.ts';
import {
  createGiftCard,
  creditGiftCard,
  deactivateGiftCard,
  type GiftCardInput,
} from '../ledger/gift-cards.ts';
import { type Args, type Fields, timestamp } from './field.ts';
import { returning, type Root } from './mutation-result.ts';

/** Gift cards by themselves, and the product whose variants are given for a return. */
export const giftCardMutations: Fields<Root> = {
  giftCardCreate: returning((args, context) => {
    const input = args['input'] as GiftCardInput;
    if (given(input.customerId) && !context.scopes.includes('write_customers'))
      throw denied('giftCardCreate', '`write_customers` access scope.');
    refuseUnmodelled(args['input'], ['recipientAttributes']);
    const giftCard = createGiftCard(context.store, input, timestamp(context));
    return { giftCard, giftCardCode: giftCard.code };
  }),
  giftCardDeactivate: returning((args, context) => ({
    giftCard: deactivateGiftCard(context.store, String(args['id']), timestamp(context)),
  })),
  giftCardCredit: returning((args, context) => ({
    giftCardCreditTransaction: creditGiftCard(
      context.store,
      String(args['id']),
      args['creditInput'] as Parameters<typeof creditGiftCard>[2],
      timestamp(context),
    ),
  })),
  giftCardProductSet: returning((args, context) => {
    if (args['synchronous'] === false) throw notModelled('giftCardProductSet(synchronous: false)');
    refuseUnmodelled(args['input'], ['collections', 'files', 'metafields', 'seo']);
    refuseUnmodelled(args['identifier'], ['customId']);
    const product = setGiftCardProduct(
      context.store,
      args['identifier'] as Parameters<typeof setGiftCardProduct>[1],
      args['input'] as GiftCardProductInput,
    );
    return { product, productSetOperation: null };
  }),
  productVariantsBulkCreate: returning((args, context) => {
    const inputs = args['variants'] as GiftCardVariantInput[];
    for (const input of inputs) refuseUnmodelled(input, ['inventoryQuantities', 'metafields']);
    return createVariants(context.store, String(args['productId']), inputs);
  }),
};

function refuseUnmodelled(input: unknown, names: readonly string[]): void {
  for (const name of names)
    if (given((input as Args | null | undefined)?.[name])) throw notModelled(`the input field ${name}`);
}

function notModelled(what: string): GraphQLError {
  return new GraphQLError(`The simulator does not model ${what}`, {
    extensions: { code: 'SIMULATOR_NOT_MODELLED' },
  });
}
