import type { Config } from '@react-router/dev/config';

export default {
  appDirectory: 'app',
  ssr: true,
  // A handful of routes: the first page may as well know them all.
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
