import { useLive, type Kit } from './kit.ts';

/** Opens the camera where the device scans with one: on POS Go there is none, and asking for it froze the device once. */
export function CameraButton({ kit }: { readonly kit: Kit }) {
  const sources = useLive(kit.host.scannerSources);
  if (!sources.includes('camera')) return null;
  return (
    <s-button variant="secondary" onClick={() => kit.host.showCamera()}>
      {kit.words.t('common.camera')}
    </s-button>
  );
}
