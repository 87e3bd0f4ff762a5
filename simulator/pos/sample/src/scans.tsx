import { useEffect, useState } from 'preact/hooks';
import { modal as shopify } from './pos.ts';

/** Counts every scan it hears, and asks POS for the same thing twice in a row. */
export function Scans() {
  const [codes, setCodes] = useState<string[]>([]);
  useEffect(() => {
    let first = true;
    return shopify.scanner.scannerData.current.subscribe(({ data }) => {
      if (!first && data !== undefined) setCodes((before) => [...before, data]);
      first = false;
    });
  }, []);
  const cameraAgain = () => {
    shopify.scanner.showCameraScanner();
    shopify.scanner.hideCameraScanner();
    shopify.scanner.showCameraScanner();
  };
  const ask = (title: string, onDismissed?: () => void) =>
    shopify.pinPad.showPinPad(() => ({ result: 'accept' }), { title, onDismissed });
  return (
    <s-page heading="Scans">
      <s-stack gap="base" padding="base">
        <s-text>{`Heard ${codes.length}: ${codes.join(' ')}`}</s-text>
        <s-button onClick={cameraAgain}>Camera again</s-button>
        <s-button onClick={() => ask('First', () => ask('Second'))}>PIN twice</s-button>
      </s-stack>
    </s-page>
  );
}
