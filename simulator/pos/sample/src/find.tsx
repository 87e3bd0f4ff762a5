import { useEffect, useState } from 'preact/hooks';
import { modal as shopify } from './pos.ts';

/** Scans, talks to the server, and goes on to another screen: the path every POS extension has. */
export function Find({ scanned }: { scanned: string | undefined }) {
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState('');
  const { translate } = shopify.i18n;
  const sources = shopify.scanner.sources.current.value;

  useEffect(() => {
    let first = true;
    return shopify.scanner.scannerData.current.subscribe(({ data }) => {
      // A subscription begins with the last scan, which may be stale.
      if (!first && data !== undefined) {
        shopify.scanner.hideCameraScanner();
        void navigation.navigate('/result', { state: { code: data } });
      }
      first = false;
    });
  }, []);

  const ask = async () => {
    try {
      const response = await fetch('/echo', { method: 'POST', body: JSON.stringify({ text }) });
      setAnswer(`${response.status} ${await response.text()}`);
    } catch (error) {
      setAnswer(String(error));
    }
  };

  return (
    <s-page heading={translate('find.heading')}>
      <s-stack gap="base">
        {scanned !== undefined && (
          <s-banner
            tone="success"
            heading={translate('find.scanned', {
              code: scanned,
              source: shopify.scanner.scannerData.current.value.source ?? '–',
            })}
          />
        )}
        <s-section heading={translate('find.search')}>
          <s-stack gap="base">
            <s-search-field
              placeholder={translate('find.search')}
              value={text}
              onInput={(event) => setText(event.currentTarget.value ?? '')}
            />
            <s-stack direction="inline" gap="base">
              {sources.includes('camera') && (
                <s-button onClick={() => shopify.scanner.showCameraScanner()}>
                  {translate('find.camera')}
                </s-button>
              )}
              <s-button variant="primary" disabled={text === ''} onClick={() => void ask()}>
                {translate('find.ask')}
              </s-button>
            </s-stack>
            <s-text>{`Typed: ${text}`}</s-text>
            {answer !== '' && <s-text type="strong">{answer}</s-text>}
            <s-text color="subdued">{shopify.i18n.translate('lines', { count: 1200 })}</s-text>
            <s-text>
              {translate('greeting', { order: '#1', amount: shopify.i18n.formatCurrency(12.5) })}
            </s-text>
          </s-stack>
        </s-section>
        <s-stack direction="inline" gap="base">
          <s-button onClick={() => void navigation.navigate('/controls')}>Controls</s-button>
          <s-button onClick={() => void navigation.navigate('/services')}>Services</s-button>
          <s-button onClick={() => void navigation.navigate('/cart')}>Cart</s-button>
          <s-button onClick={() => void navigation.navigate('/scans')}>Scans</s-button>
          <s-button onClick={() => void navigation.navigate('/faults')}>Faults</s-button>
        </s-stack>
      </s-stack>
      <s-button slot="secondary-actions" onClick={() => window.close()}>
        Done
      </s-button>
    </s-page>
  );
}
