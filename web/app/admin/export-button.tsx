import { useState } from 'react';
import type { Texts } from './locales/texts.ts';

interface Props {
  readonly href: string;
  readonly slot?: 'secondary-actions';
  readonly label: string;
  readonly texts: Pick<Texts['log'], 'exporting' | 'exportFailed'>;
}

/**
 * Downloads a file of ours. A plain link would arrive without a session token, so it is fetched (App Bridge adds the token)
 * and handed to the browser as a file.
 */
export function ExportButton({ href, slot, label, texts }: Props) {
  const [state, setState] = useState<'idle' | 'running' | 'failed'>('idle');

  async function download(): Promise<void> {
    if (state === 'running') return;
    setState('running');
    try {
      const response = await fetch(href);
      if (!response.ok) throw new Error(`answered ${response.status}`);
      save(await response.blob(), fileNameOf(response));
      setState('idle');
    } catch {
      setState('failed');
    }
  }

  return (
    <>
      {state === 'failed' && <s-banner tone="critical" heading={texts.exportFailed}></s-banner>}
      <s-button slot={slot} onClick={() => void download()} loading={state === 'running' ? true : undefined}>
        {state === 'running' ? texts.exporting : label}
      </s-button>
    </>
  );
}

function fileNameOf(response: Response): string {
  const disposition = response.headers.get('Content-Disposition') ?? '';
  return /filename="([^"]+)"/.exec(disposition)?.[1] ?? 'returns.csv';
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
