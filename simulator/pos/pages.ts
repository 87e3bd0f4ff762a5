import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceConfig } from './device-config.ts';
import type { WorkbenchConfig } from './workbench/workbench-config.ts';

/** JSON that cannot end the script element it lies in. */
function embedded(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}

/**
 * Inter (SIL Open Font License), the typeface of Shopify's own screens, from the Shopify CLI's assets. Without it the system's font serves.
 */
export const FONT_FILE = join(
  import.meta.dirname,
  '../../node_modules/@shopify/cli/dist/assets/hydrogen/virtual-routes/assets/inter-variable-font.woff2',
);
export const FONT_PATH = '/__pos/inter.woff2';
const FONT_STYLE = existsSync(FONT_FILE)
  ? `<link rel="preload" as="font" type="font/woff2" href="${FONT_PATH}" crossorigin>
    <style>@font-face { font-family: 'Inter'; font-weight: 100 900; src: url('${FONT_PATH}') format('woff2'); font-display: swap; }</style>`
  : '';

function page(title: string, name: 'device' | 'workbench', config: unknown): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,">
    <title>${title}</title>
    ${FONT_STYLE}
    <link rel="stylesheet" href="/__pos/${name}.css">
    <script id="config" type="application/json">${embedded(config)}</script>
    <script type="module" src="/__pos/${name}.js"></script>
  </head>
  <body></body>
</html>
`;
}

export function devicePage(config: DeviceConfig): string {
  return page(
    config.kind === 'ipad' ? 'Shopify POS on an iPad (simulated)' : 'POS Go (simulated)',
    'device',
    config,
  );
}

export function workbenchPage(config: WorkbenchConfig): string {
  return page('Counter Returns workbench', 'workbench', config);
}
