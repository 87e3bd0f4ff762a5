import { defineActions } from './actions.ts';
import { defineChoices } from './choices.ts';
import { defineFields } from './fields.ts';
import { defineLayout } from './layout.ts';
import { defineMedia } from './media.ts';
import { defineModal } from './modal.ts';
import { defineNumberField } from './number-field.ts';
import { definePickers } from './pickers.ts';
import { defineTabs } from './tabs.ts';
import { defineText } from './text.ts';

/** Defines every component of the registry on the device page. */
export function defineElements(): void {
  defineLayout();
  defineText();
  defineActions();
  defineFields();
  defineNumberField();
  defineChoices();
  defineTabs();
  defineModal();
  defineMedia();
  definePickers();
}
