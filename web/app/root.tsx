import type { ReactNode } from 'react';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from 'react-router';
import type { Locale } from './admin/locale.ts';

interface LayoutData {
  readonly locale?: Locale;
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const admin = useRouteLoaderData<LayoutData>('routes/admin');
  return (
    <html lang={admin?.locale ?? 'en'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        {/* None of our own: Shopify's admin shows the app's icon, and browsers stop asking for one. */}
        <link rel="icon" href="data:," />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}
