import { useState } from 'preact/hooks';
import { isOnline, type Host, type Live } from '../host.ts';
import { NOTHING_KEPT, type Shelf } from '../shelf.ts';
import type { Words } from '../words.ts';
import { useLive, useAfterDraw } from './kit.ts';

// A tile lives as long as the home screen and is not told of writes before API 2026-10: it looks for itself.
const LOOK_EVERY_MS = 5_000;

interface Props {
  readonly words: Words;
  readonly shelf: Pick<Shelf, 'read'>;
  readonly connectivity: Host['connectivity'];
  readonly locale: Live<string>;
  readonly onOpen: () => void;
}

/** The tile on the home screen: opens the flow, and says whether something was left there. */
export function ReturnsTile({ words, shelf, connectivity, locale, onOpen }: Props) {
  const { t } = words;
  const [contents, setContents] = useState(NOTHING_KEPT);
  const offline = !isOnline(useLive(connectivity));
  useLive(locale);
  useAfterDraw(() => {
    const look = () => void shelf.read().then(setContents);
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [shelf]);
  const drafts = contents.drafts.length;
  const unsettled = contents.unsettled.length;
  const subheading = offline
    ? t('tile.offline')
    : unsettled > 0
      ? t('tile.check')
      : drafts > 0
        ? t('tile.unfinished', { count: drafts })
        : t('tile.ready');
  return <s-tile heading={t('tile.heading')} subheading={subheading} onClick={onOpen} />;
}
