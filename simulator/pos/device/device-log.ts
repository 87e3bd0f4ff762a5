import type { RequestRecord } from '../protocol.ts';

export interface ScreenTiming {
  target: string;
  url: string | null;
  /** Milliseconds from asking for the worker to the first frame with content. */
  firstPaintMs: number;
}

export interface PrintJob {
  src: string;
  /** Printer id; null for the system's print dialog. */
  printer: string | null;
  contentType: string;
  body: string;
}

/** What happened on a device, for tests and the workbench. A problem here is a failure there. */
export class DeviceLog {
  readonly problems: string[] = [];
  readonly requests: RequestRecord[] = [];
  readonly toasts: string[] = [];
  readonly printed: PrintJob[] = [];
  readonly timings: ScreenTiming[] = [];

  /** Notes a problem once: the same fault often surfaces twice. */
  problem(where: string, message: string): void {
    const line = `${where}: ${message}`;
    if (this.problems.at(-1) !== line) this.problems.push(line);
  }

  clear(): void {
    for (const list of [this.problems, this.requests, this.toasts, this.printed, this.timings])
      list.length = 0;
  }
}
