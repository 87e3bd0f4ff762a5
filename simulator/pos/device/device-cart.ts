import { PosCart } from '../cart/cart.ts';
import type { CatalogueVariant } from '../cart/cart-record.ts';
import type { DeviceConfig } from '../device-config.ts';
import type { FoundCustomer } from '../shop-lookups.ts';
import type { DeviceState } from './device-state.ts';
import { lookUpVariant } from './native-desk.ts';
import { createButton, createElement, createOverlay } from './overlay.ts';
import { word } from './words.ts';

interface StockLevels {
  locations: { id: number; available: number }[];
}

/** The device's cart: prices and people from the shop, the oversell guard as a dialog, changes shown live everywhere. */
export function createDeviceCart(
  config: () => DeviceConfig,
  state: DeviceState,
  problem: (message: string) => void,
): PosCart {
  return new PosCart({
    facts: () => config().shop,
    findVariant: (id) => lookUpVariant('id', String(id)),
    async customerExists(id) {
      const response = await fetch(`/__pos/customer?id=${id}`);
      if (response.ok) state.customerNames.set(id, ((await response.json()) as FoundCustomer).name);
      return response.ok;
    },
    isStaff: (id) => config().staff.some((staff) => staff.id === id),
    allowOversell: async (variant, quantity) => {
      const available = await availableHere(variant, state.live.locationId);
      return available === undefined || available >= quantity || askOversell(variant, available);
    },
    notModelled(what) {
      const message = `${what} is not modelled by the POS simulator.`;
      problem(message);
      return new Error(message);
    },
    newId: () => crypto.randomUUID(),
    onChange: (cart) => state.change({ cart }),
  });
}

/** Units in stock where the device stands; undefined where the shop does not count them. */
async function availableHere(variant: CatalogueVariant, locationId: number): Promise<number | undefined> {
  const response = await fetch(`/__sim/inventory?sku=${encodeURIComponent(variant.sku)}`);
  if (!response.ok) return undefined;
  const { locations } = (await response.json()) as StockLevels;
  if (locations.length === 0) return undefined;
  return locations.find(({ id }) => id === locationId)?.available ?? 0;
}

/** POS's guard against selling what is not there (addLineItem in the Cart API). */
function askOversell(variant: CatalogueVariant, available: number): Promise<boolean> {
  return new Promise((resolve) => {
    const dialog = createOverlay('ask', word('notEnoughStock'));
    const answer = (allowed: boolean) => {
      resolve(allowed);
      dialog.close();
    };
    dialog.addEventListener('close', () => resolve(false));
    const box = createElement('div', 'sheet');
    const buttons = createElement('div', 'buttons');
    buttons.append(
      createButton(word('cancel'), 'plain', () => answer(false)),
      createButton(word('addAnyway'), 'primary', () => answer(true)),
    );
    box.append(
      createElement('h2', '', word('notEnoughStock')),
      createElement('p', '', `${variant.title}: ${available} ${word('inStock')}`),
      buttons,
    );
    dialog.append(box);
    dialog.showModal();
  });
}
