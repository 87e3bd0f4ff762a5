import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [reactRouter()],
  // Our own server is the entry of the server's bundle, so that it and the routes share one database pool.
  build: { assetsDir: 'web-assets', rollupOptions: isSsrBuild ? { input: './server.ts' } : {} },
  // npm may give Shopify's package a React and a router of its own; two of either in one page do not work together.
  resolve: { dedupe: ['react', 'react-dom', 'react-router'] },
  ssr: { noExternal: ['@shopify/shopify-app-react-router'] },
  // Vite would answer the preflight of POS itself, without allowing Shopify's origins.
  server: { cors: { preflightContinue: true }, port: Number(process.env.PORT ?? 3000) },
}));
