import type { Page } from 'playwright-core';

export interface NewManager {
  readonly name: string;
  readonly staffNumber: string;
  readonly pin: string;
}

/** Types a manager into the managers' page that is open. */
export async function addManager(
  page: Page,
  { name, staffNumber, pin }: NewManager,
  french = false,
): Promise<void> {
  await page
    .getByLabel(french ? 'Nom, tel que la caisse l’affiche' : 'Name, as the till shows it')
    .fill(name);
  await page.getByLabel(french ? 'Numéro du membre du personnel' : 'Staff number').fill(staffNumber);
  await page.getByLabel(french ? 'Code PIN' : 'PIN', { exact: true }).fill(pin);
  await page.getByLabel(french ? 'Code PIN, encore une fois' : 'PIN once more').fill(pin);
  await page.getByRole('button', { name: french ? 'Ajouter un responsable' : 'Add a manager' }).click();
}
