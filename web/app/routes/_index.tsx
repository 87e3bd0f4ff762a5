import { redirect, type LoaderFunctionArgs, type MetaFunction } from 'react-router';
import { localeOf, textsFor } from '../admin/locale.ts';

/** Shopify opens the app here, with `shop` in the URL; people who find the address read what it is. */
export function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  if (url.searchParams.has('shop') || url.searchParams.has('host')) throw redirect(`/admin${url.search}`);
  return { locale: localeOf(url).locale };
}

export const meta: MetaFunction = () => [{ title: 'Counter Returns' }];

export default function Welcome({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { welcome } = textsFor(loaderData.locale);
  return (
    <main style={{ maxWidth: '40rem', margin: '15vh auto', padding: '0 1.5rem', font: '16px/1.6 system-ui' }}>
      <h1>Counter Returns</h1>
      <p>{welcome.whatItIs}</p>
      <p>{welcome.whereToGo}</p>
    </main>
  );
}
