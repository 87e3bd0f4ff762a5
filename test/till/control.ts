/** `/__sim/` as a person with curl would use it. */
export interface Control {
  get<T = unknown>(path: string): Promise<T>;
  post<T = unknown>(path: string, body: unknown): Promise<T>;
}

/** @throws Error with the simulator's words for any answer that is not 2xx */
export function controlOf(origin: string): Control {
  const ask = async <T>(path: string, init?: RequestInit): Promise<T> => {
    const response = await fetch(`${origin}/__sim/${path}`, init);
    const body = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(`/__sim/${path}: ${response.status} ${body.error ?? ''}`);
    return body;
  };
  return {
    get: (path) => ask(path),
    post: (path, body) => ask(path, { method: 'POST', body: JSON.stringify(body) }),
  };
}
