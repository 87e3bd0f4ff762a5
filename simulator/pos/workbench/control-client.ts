/** What `/__sim/state` answers, as far as the workbench shows it. */
export interface SimulatorState {
  now: string;
  webPid: number | null;
  counts: Record<string, number>;
}

export interface AdminCall {
  operation: string;
  operationName?: string;
  cost?: number;
  ms: number;
  status: number;
}

/** Reads from the simulator's control. Undefined while it does not answer: it may be starting again. */
export async function readControl<Answer>(path: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(`/__sim/${path}`);
    return response.ok ? ((await response.json()) as Answer) : undefined;
  } catch {
    return undefined;
  }
}

/** Asks the simulator's control to do something. Rejects with its message when it will not. */
export async function askControl(path: string, body: unknown): Promise<void> {
  const response = await fetch(`/__sim/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.ok) return;
  const { error } = (await response.json().catch(() => ({}))) as { error?: string };
  throw new Error(error ?? `The simulator answered ${response.status}.`);
}
