// The workbench page: both devices side by side, with everything around them that can be changed.
import { Frames } from './frames.ts';
import { LogView } from './log-view.ts';
import { make } from './markup.ts';
import { Panel } from './panel.ts';
import type { WorkbenchConfig } from './workbench-config.ts';

const REFRESH_EVERY_MS = 1000;

const config = JSON.parse(document.getElementById('config')?.textContent ?? '{}') as WorkbenchConfig;
const frames = new Frames();
const panel = new Panel(frames, config);
const log = new LogView(frames);

document.body.append(
  make(
    'header',
    { class: 'top' },
    make('h1', {}, 'Counter Returns'),
    make('p', {}, `${config.shopName}: a simulated shop. Nothing here reaches Shopify.`),
    make('a', { href: '/admin', target: '_blank' }, 'The manager’s log (/admin)'),
  ),
  make('div', { class: 'bench' }, panel.element, make('main', {}, frames.element, log.element)),
  make(
    'footer',
    {},
    'The store file that comes with Counter Returns is made from “Online Retail” (D. Chen, UCI Machine Learning Repository, 2015), CC BY 4.0.',
  ),
);

/** Keeps the clock and the log up to date, one round after the other. */
async function keepFresh(): Promise<void> {
  await Promise.allSettled([panel.refresh(), log.refresh()]);
  setTimeout(() => void keepFresh(), REFRESH_EVERY_MS);
}
void keepFresh();
