// The sample runs in several targets; each takes the part of the global that its target has.
import type { Api as BackgroundApi } from '@shopify/ui-extensions/pos.app.ready.data';
import type { Api as ModalApi } from '@shopify/ui-extensions/pos.home.modal.render';
import type { Api as MenuItemApi } from '@shopify/ui-extensions/pos.order-details.action.menu-item.render';
import type { Api as TileApi } from '@shopify/ui-extensions/pos.home.tile.render';

const global = (globalThis as unknown as { shopify: unknown }).shopify;

export const tile = global as TileApi;
export const modal = global as ModalApi;
export const menuItem = global as MenuItemApi;
export const background = global as BackgroundApi;
