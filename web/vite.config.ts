import { reactRouter } from '@react-router/dev/vite';
import { defineConfig, type Plugin } from 'vite';

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [reactRouter(), startInDevelopment()],
  // Our own server is the entry of the server's bundle, so that it and the routes share one database pool.
  build: { assetsDir: 'web-assets', rollupOptions: isSsrBuild ? { input: './server.ts' } : {} },
  // Drizzle is hundreds of small files: read one by one they are half of a start.
  ssr: {
    noExternal: [
      '@shopify/shopify-app-react-router',
      '@shopify/shopify-app-session-storage-drizzle',
      'drizzle-orm',
    ],
  },
  // Vite would answer the preflight of POS itself, without allowing Shopify's origins.
  server: { cors: { preflightContinue: true }, port: Number(process.env.PORT ?? 3000) },
}));

/** `npm run dev` serves the routes without server.ts: what server.ts does before the first request is done here. */
function startInDevelopment(): Plugin {
  return {
    name: 'counter-returns:start',
    apply: 'serve',
    async configureServer(vite) {
      const { start } = await vite.ssrLoadModule('/app/start.server.ts');
      await start();
    },
  };
}
