import { createElement, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import { modal as shopify } from './pos.ts';

type AnyProps = Record<string, unknown>;

/** Mistakes that a POS device would not forgive: each button makes one. */
export function Faults() {
  const [extra, setExtra] = useState<VNode<AnyProps> | null>(null);
  const show = (tag: string, props: AnyProps) => () =>
    setExtra(createElement(tag, props, 'fault') as VNode<AnyProps>);
  const anyApi = shopify as unknown as Record<string, unknown>;
  const faults: [string, () => unknown][] = [
    ['Unknown attribute', show('s-badge', { colour: 'red' })],
    ['Value outside the union', show('s-badge', { tone: 'pink' })],
    ['Wrong type', show('s-button', { disabled: 'yes' })],
    ['Unknown event', show('s-badge', { onPress: () => undefined })],
    ['Unknown slot', show('s-badge', { slot: 'nowhere' })],
    ['Forbidden component', show('s-tile', { heading: 'Tile in a modal' })],
    ['Plain HTML', show('div', {})],
    ['Missing translation', () => shopify.i18n.translate('no.such.key')],
    ['Foreign network', () => fetch('https://example.com/').catch(() => undefined)],
    ['Direct Admin API', () => fetch('shopify:admin/api/graphql.json').catch(() => undefined)],
    ['Unhandled rejection', () => void Promise.reject(new Error('nobody caught this'))],
    [
      'Thrown error',
      () => {
        throw new Error('thrown in a listener');
      },
    ],
    ['Deprecated API', () => anyApi['extensionPoint']],
    ['Not modelled', () => shopify.productSearch.fetchProductWithId(1)],
    ['Console error', () => console.error('the extension complains')],
    ['State that cannot travel', () => navigation.navigate('/x', { state: { then: new Date() } })],
    [
      'Command without a target',
      show('s-button', { command: '--show', commandFor: 'nobody', id: 'commander' }),
    ],
  ];
  return (
    <s-page heading="Faults">
      <s-stack gap="base" padding="base">
        <s-stack direction="inline" gap="base">
          {faults.map(([name, run]) => (
            <s-button key={name} onClick={() => void run()}>
              {name}
            </s-button>
          ))}
        </s-stack>
        <s-text>{`presentModal here: ${String('action' in anyApi)}; indexedDB: ${typeof indexedDB}`}</s-text>
        {extra}
      </s-stack>
    </s-page>
  );
}
