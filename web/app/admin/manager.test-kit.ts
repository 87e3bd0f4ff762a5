import type { LoaderFunctionArgs } from 'react-router';
import type { Counter } from '../../tests/counter.ts';

interface Asked {
  /** Another shop's manager, with a session token of that shop. */
  readonly token?: string | null;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** What a loader answers, or the Response that it throws. */
type Loaded<T> = T | Response;

/** Somebody at the manager's pages of a counter's shop, as App Bridge sends their requests. */
export async function openManager(counter: Pick<Counter, 'token'>) {
  // After the counter has set the environment: web reads it when it is loaded.
  const [log, returnPage, exportFile, policy] = await Promise.all([
    import('../routes/admin._index.tsx'),
    import('../routes/admin.returns.$planId.tsx'),
    import('../routes/admin.export.ts'),
    import('../routes/admin.policy.tsx'),
  ]);

  function arguments_(
    path: string,
    { token = counter.token(), parameters = {} }: Asked,
    init: RequestInit = {},
  ): LoaderFunctionArgs {
    const url = new URL(path, 'http://localhost:4400');
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const headers = new Headers({ 'User-Agent': 'Mozilla/5.0 Chrome/156.0.0.0 Safari/537.36' });
    if (token !== null) headers.set('Authorization', `Bearer ${token}`);
    const params = { planId: url.pathname.split('/').at(-1) };
    return {
      request: new Request(url, { ...init, headers }),
      params,
      context: {},
    } as unknown as LoaderFunctionArgs;
  }

  return {
    log: (asked: Asked = {}) => orResponse(log.loader(arguments_('/admin', asked))),
    returnPage: (planId: string, asked: Asked = {}) =>
      orResponse(returnPage.loader(arguments_(`/admin/returns/${planId}`, asked))),
    policy: (asked: Asked = {}) => orResponse(policy.loader(arguments_('/admin/policy', asked))),
    savePolicy: (form: FormData, asked: Asked = {}) =>
      orResponse(policy.action(arguments_('/admin/policy', asked, { method: 'POST', body: form }))),
    exportFile: (asked: Asked = {}) => orResponse(exportFile.loader(arguments_('/admin/export.csv', asked))),
  };
}

async function orResponse<T>(loaded: Promise<T>): Promise<Loaded<T>> {
  try {
    const answer = await loaded;
    // `data(value, { status })` of React Router.
    const init = isObject(answer) && 'init' in answer ? (answer.init as ResponseInit | null) : null;
    return init ? new Response(null, init) : answer;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    // `data(null, {status})` of React Router.
    const init = (thrown as { init?: ResponseInit }).init;
    if (init) return new Response(null, init);
    throw thrown;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The page, where one is expected. */
export function pageOf<T>(loaded: Loaded<T>): T {
  if (loaded instanceof Response) throw new Error(`answered ${loaded.status}`);
  return loaded;
}

export function responseOf(loaded: unknown): Response {
  if (loaded instanceof Response) return loaded;
  throw new Error('answered a page');
}
