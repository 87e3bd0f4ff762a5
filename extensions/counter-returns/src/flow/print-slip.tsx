import { useState } from 'preact/hooks';
import { PATHS } from '../../../../domain/contract.ts';
import type { Kit } from './kit.ts';
import { Banner } from './parts.tsx';

interface Props {
  /** A slip for each of these settlements. */
  readonly planIds: readonly string[];
  readonly kit: Kit;
}

/** The customer's copy on paper. Nothing of the return depends on it: it may fail, be left out, or be printed again. */
export function PrintSlip({ planIds, kit: { host, words, online } }: Props) {
  const { t } = words;
  const [state, setState] = useState<'idle' | 'printing' | 'printed' | 'failed'>('idle');

  async function print(choose: boolean): Promise<void> {
    if (state === 'printing') return;
    setState('printing');
    try {
      const { deviceId } = await host.till();
      const who = `locale=${encodeURIComponent(host.locale.value)}&device=${encodeURIComponent(deviceId)}`;
      for (const planId of planIds) {
        await host.print(`${PATHS.slip}${encodeURIComponent(planId)}?${who}`, choose);
      }
      setState('printed');
    } catch {
      setState('failed');
    }
  }

  return (
    <>
      {state === 'failed' && (
        <Banner words={words} says="slip.failed">
          <s-button onClick={() => void print(true)}>{t('slip.choose')}</s-button>
        </Banner>
      )}
      <s-button loading={state === 'printing'} disabled={!online} onClick={() => void print(false)}>
        {t(state === 'printed' ? 'slip.again' : 'slip.print')}
      </s-button>
    </>
  );
}
