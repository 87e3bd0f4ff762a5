import { randomInt } from 'node:crypto';
import { equal, parseMoney, toDecimal, type Money } from '../../../domain/money.ts';
import type { GiftCardProduct, GiftCardVariant } from '../settle/gift-card-ports.ts';
import type { Written } from '../settle/ports.ts';
import type { AdminClient } from './admin.ts';
import type { GiftCardVariantsPageFragment } from './generated/admin.generated.d.ts';
import { GIFT_CARD_PRODUCT } from './operations/gift-card-product.ts';
import { GIFT_CARD_PRODUCT_SET } from './operations/gift-card-product-set.ts';
import { GIFT_CARD_VARIANT_CREATE } from './operations/gift-card-variant-create.ts';
import { MORE_GIFT_CARD_VARIANTS } from './operations/more-gift-card-variants.ts';
import { payload } from './payload.ts';

/** How the app's own product is known again, whoever made it. */
const HANDLE = 'counter-returns-gift-card';
/** What stands on the customer's order. */
const TITLE = 'Gift card';
const OPTION = 'Amount';

/** Answers of Shopify that mean: it is there already. */
const HANDLE_TAKEN = 'HANDLE_NOT_UNIQUE';
const AMOUNT_TAKEN: readonly string[] = [
  'VARIANT_ALREADY_EXISTS',
  'VARIANT_ALREADY_EXISTS_CHANGE_OPTION_VALUE',
];

type Variant = Written<GiftCardVariant>;

/** See GiftCards.variantAt. Two tills at once make one product and one variant: the second finds what the first made. */
export async function variantAt(admin: AdminClient, price: Money, known: GiftCardProduct): Promise<Variant> {
  if (known.productId) return addVariant(admin, price, known.productId);
  return (await inProductOf(admin, price, known.number)) ?? makeProduct(admin, price, known.number);
}

/** Null where the product is not there. */
async function inProductOf(admin: AdminClient, price: Money, number: number): Promise<Variant | null> {
  const { productByIdentifier: product } = await admin.query(GIFT_CARD_PRODUCT, { handle: handleOf(number) });
  if (!product) return null;
  if (!product.isGiftCard) {
    const message = `the product ${handleOf(number)} is no gift card`;
    return { kind: 'refused', code: null, message };
  }
  const variantId = await findIn(admin, product.id, product.variants, price);
  if (variantId) return { kind: 'done', value: { productId: product.id, variantId } };
  return addVariant(admin, price, product.id);
}

async function makeProduct(admin: AdminClient, price: Money, number: number): Promise<Variant> {
  const amount = toDecimal(price);
  const written = payload(
    await admin.mutate(GIFT_CARD_PRODUCT_SET, {
      input: {
        title: TITLE,
        handle: handleOf(number),
        // For sale by a direct link alone: no customer comes across it.
        status: 'UNLISTED',
        productOptions: [{ name: OPTION, values: [{ name: amount }] }],
        variants: [{ price: amount, optionValues: [{ optionName: OPTION, name: amount }] }],
      },
    }),
    ({ giftCardProductSet }) => giftCardProductSet,
    ({ product }) => {
      const [variant] = product?.variants.nodes ?? [];
      return product && variant && { productId: product.id, variantId: variant.id };
    },
  );
  if (written.kind !== 'refused' || written.code !== HANDLE_TAKEN) return written;
  return (await inProductOf(admin, price, number)) ?? written;
}

async function addVariant(admin: AdminClient, price: Money, productId: string): Promise<Variant> {
  const written = await createVariant(admin, price, productId, toDecimal(price));
  if (written.kind !== 'refused' || !AMOUNT_TAKEN.includes(written.code ?? '')) return written;
  const { product } = await admin.query(MORE_GIFT_CARD_VARIANTS, { productId, after: null });
  if (!product) return written;
  const variantId = await findIn(admin, productId, product.variants, price);
  if (variantId) return { kind: 'done', value: { productId, variantId } };
  // Somebody gave the variant of this name another price: it is theirs now.
  return createVariant(admin, price, productId, `${toDecimal(price)} #${randomInt(1_000_000)}`);
}

async function createVariant(
  admin: AdminClient,
  price: Money,
  productId: string,
  name: string,
): Promise<Variant> {
  const variant = {
    price: toDecimal(price),
    optionValues: [{ optionName: OPTION, name }],
    // Said here because only `giftCardProductSet` is documented to take it for granted.
    taxable: false,
    inventoryItem: { tracked: false, requiresShipping: false },
  };
  return payload(
    await admin.mutate(GIFT_CARD_VARIANT_CREATE, { productId, variants: [variant] }),
    ({ productVariantsBulkCreate }) => productVariantsBulkCreate,
    ({ productVariants }) => {
      const [made] = productVariants ?? [];
      return made && { productId, variantId: made.id };
    },
  );
}

/** The variant at exactly this price, over all pages. */
async function findIn(
  admin: AdminClient,
  productId: string,
  first: GiftCardVariantsPageFragment,
  price: Money,
): Promise<string | null> {
  for (let page = first; ;) {
    const found = page.nodes.find((node) => equal(parseMoney<string>(node.price, price.currency), price));
    if (found) return found.id;
    if (!page.pageInfo.hasNextPage) return null;
    const after = page.pageInfo.endCursor;
    const { product } = await admin.query(MORE_GIFT_CARD_VARIANTS, { productId, after });
    if (!product) return null;
    page = product.variants;
  }
}

function handleOf(number: number): string {
  return number === 1 ? HANDLE : `${HANDLE}-${number}`;
}
