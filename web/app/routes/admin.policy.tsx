import { boundary } from '@shopify/shopify-app-react-router/server';
import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
  useSubmit,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from 'react-router';
import { linksFrom } from '../admin/links.ts';
import { localeOf, textsFor } from '../admin/locale.ts';
import { PolicyEditor } from '../admin/policy-editor.tsx';
import { answersFrom, answersOf, readPolicy } from '../admin/policy-form.ts';
import { PolicyPage } from '../admin/policy-page.tsx';
import { presentVersions } from '../admin/present-policy.ts';
import { readerOf } from '../admin/reader.ts';
import { database } from '../database.server.ts';
import { keepRules } from '../journal/keep-rules.ts';
import { listRules } from '../journal/read-rules.ts';
import { NO_FILTER } from '../log/filter.ts';
import { authenticateManager } from '../shopify/authenticate-manager.server.ts';
import { shopProfileOf } from '../shopify/shop-profile.ts';

/** Older ones are kept, only not listed. */
const VERSIONS_SHOWN = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const manager = await authenticateManager(request);
  const url = new URL(request.url);
  const choice = localeOf(url);
  const links = linksFrom(url);
  const [profile, kept] = await Promise.all([
    shopProfileOf(manager),
    listRules(database().db, manager.shop, VERSIONS_SHOWN),
  ]);
  const [inForce] = kept;
  const asked = kept.find(({ version }) => String(version) === url.searchParams.get('version')) ?? inForce;
  if (!inForce || !asked) throw new Error('The database holds no policy: its migrations have not run');
  const { currency } = profile;
  return {
    locale: choice.locale,
    tag: choice.tag,
    backHref: links.log(NO_FILTER),
    presentHref: links.policy(),
    version: asked.version,
    inForce: inForce.version,
    saved: url.searchParams.get('saved') === String(inForce.version) ? inForce.version : null,
    form:
      currency === null
        ? null
        : { currency, reasons: profile.reasons, answers: answersFrom(asked.policy, currency) },
    versions: presentVersions(kept, readerOf(choice, profile), links, profile.reasons),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const manager = await authenticateManager(request);
  const links = linksFrom(new URL(request.url));
  const form = await request.formData();
  const { currency } = await shopProfileOf(manager);
  // An answer of 400 or more leaves the page, and with it what was typed, as it is.
  if (!currency) return data({ kind: 'not_now' as const }, { status: 503 });
  const read = readPolicy(answersOf(form), currency);
  if (read.kind === 'errors') return data(read, { status: 400 });
  const { db } = database();
  const base = Number(form.get('base'));
  const made = { base, policy: read.policy, madeBy: manager.userId, madeAt: new Date() };
  const version = await keepRules(db, manager.shop, made);
  if (version !== null) return redirect(links.policy({ saved: version }));
  const [theirs] = await listRules(db, manager.shop, 1);
  const conflict = { kind: 'conflict' as const, version: theirs?.version ?? base };
  return data({ ...conflict, href: links.policy({ version: conflict.version }) }, { status: 409 });
}

export const headers: HeadersFunction = (arguments_) => boundary.headers(arguments_);

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: textsFor(loaded?.locale ?? 'en').policy.heading },
];

export default function Policy() {
  const page = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const submit = useSubmit();
  const saving = useNavigation().formData !== undefined;
  const { policy, log } = textsFor(page.locale);
  const conflict = outcome?.kind === 'conflict' ? outcome : null;
  // Saving once more after being told of somebody's version is meant to take its place.
  const base = conflict?.version ?? page.inForce;
  return (
    <PolicyPage
      backHref={page.backHref}
      back={log.heading}
      versions={page.versions}
      saved={outcome ? null : page.saved}
      conflict={conflict}
      oldVersion={page.version === page.inForce ? null : page.version}
      presentHref={page.presentHref}
      closed={!page.form || outcome?.kind === 'not_now'}
      texts={policy}
    >
      {page.form && (
        <PolicyEditor
          key={`${page.version} ${page.locale}`}
          {...page.form}
          tag={page.tag}
          errors={outcome?.kind === 'errors' ? outcome.errors : {}}
          saving={saving}
          texts={policy}
          onSave={(form) => {
            form.set('base', String(base));
            void submit(form, { method: 'post' });
          }}
        />
      )}
    </PolicyPage>
  );
}
