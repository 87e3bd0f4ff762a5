import type { DeviceConfig } from './device-config.ts';
import type { WorkbenchConfig } from './workbench/workbench-config.ts';

/** JSON that cannot end the script element it lies in. */
function embedded(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}

function page(title: string, name: 'device' | 'workbench', config: unknown): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,">
    <title>${title}</title>
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
