import { useState } from 'preact/hooks';
import type { ShopifyGlobal } from '@shopify/ui-extensions/pos.app.ready.data';
import { modal as shopify } from './pos.ts';

/** Every host API that needs a tap, with its outcome on screen. */
export function Services() {
  const [outcome, setOutcome] = useState('none');
  const attempt = (work: () => Promise<unknown>) => async () => {
    try {
      setOutcome(JSON.stringify((await work()) ?? 'done'));
    } catch (error) {
      setOutcome(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    }
  };
  const askPin = () =>
    shopify.pinPad.showPinPad(
      async (pin) =>
        pin.join('') === '1234' ? { result: 'accept' } : { result: 'reject', errorMessage: 'Wrong PIN' },
      { title: 'Manager', onDismissed: (result) => setOutcome(`PIN ${JSON.stringify(result)}`) },
    );
  const askLongPin = () =>
    shopify.pinPad.showPinPad(
      (pin) => {
        setOutcome('checking');
        return { result: pin[0] === 9 ? 'accept' : 'reject', errorMessage: 'Ask a manager' };
      },
      {
        minPinLength: 8,
        maxPinLength: 10,
        autoSubmit: true,
        masked: false,
        label: 'Eight to ten digits',
        pinPadAction: { label: 'Use the last one', onClick: () => [9, 0, 0, 0, 0, 0, 0, 9] },
        onPinEntry: (pin) => setOutcome(`entered ${pin.length}`),
        onDismissed: (result) => setOutcome(`dismissed ${JSON.stringify(result)}`),
      },
    );
  const actions: [string, () => void][] = [
    ['Toast', () => shopify.toast.show('Saved')],
    ['PIN', askPin],
    ['Photo', attempt(async () => (await shopify.camera.takePhoto({ maxWidth: 100 })).width)],
    ['Long PIN', askLongPin],
    ['PIN of three', () => shopify.pinPad.showPinPad(() => ({ result: 'accept' }), { minPinLength: 3 as 4 })],
    [
      'Print PDF on paper',
      attempt(async () =>
        shopify.printing.print('/document.pdf', { printer: (await shopify.printing.getPrinters())[0] }),
      ),
    ],
    ['Print PDF', attempt(async () => shopify.printing.print('/document.pdf'))],
    ['Print text', attempt(async () => shopify.printing.print('/plain'))],
    ['Print nothing', attempt(async () => shopify.printing.print('/missing'))],
    ['Printers', attempt(async () => (await shopify.printing.getPrinters()).map(({ id }) => id))],
    ['Heard', attempt(async () => shopify.storage.get('heard'))],
    ['Listen', attempt(async () => typeof (shopify as unknown as ShopifyGlobal).addEventListener)],
    ['Store', attempt(async () => shopify.storage.set('visits', { times: 1 }))],
    ['Read', attempt(async () => shopify.storage.get('visits'))],
    ['Number as key', attempt(async () => shopify.storage.get(7 as unknown as string))],
    [
      'Token',
      attempt(async () => ((await shopify.session.getSessionToken()) === undefined ? 'no token' : 'token')),
    ],
    [
      'Print',
      attempt(async () =>
        shopify.printing.print('/slip', { printer: (await shopify.printing.getPrinters())[0] }),
      ),
    ],
    [
      'Session',
      attempt(async () => [shopify.session.currentSession.locationId, shopify.session.staffMember.value?.id]),
    ],
    ['Time', attempt(async () => new Date().toISOString())],
    ['Native order', attempt(async () => navigation.navigate('shopify:point-of-sale/orders/5001'))],
  ];
  return (
    <s-page heading="Services">
      <s-stack gap="base" padding="base">
        <s-stack direction="inline" gap="base">
          {actions.map(([name, run]) => (
            <s-button key={name} onClick={run}>
              {name}
            </s-button>
          ))}
        </s-stack>
        <s-text>{`Outcome: ${outcome}`}</s-text>
      </s-stack>
    </s-page>
  );
}
