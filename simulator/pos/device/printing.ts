import type { Printer } from '../protocol.ts';
import type { DeviceLog } from './device-log.ts';
import { createButton, createElement, createOverlay } from './overlay.ts';
import { word } from './words.ts';

export interface PrintRequest {
  src: string;
  printer: Printer | undefined;
  printers: Printer[];
  appUrl: string;
  token: string | undefined;
  log: DeviceLog;
}

/**
 * Prints what the app's server answers at `src`, by the Printing API: to a printer without asking, else through a dialog.
 * Rejects when the content cannot be fetched, the printer is not connected, or a PDF goes to a receipt printer.
 */
export async function print({ src, printer, printers, appUrl, token, log }: PrintRequest): Promise<void> {
  const url = new URL(src, appUrl);
  if (url.origin !== new URL(appUrl).origin)
    throw new Error(`Only the app's own server can be printed from: ${src}`);
  const found = printer && printers.find((each) => each.id === printer.id);
  if (printer && !found?.connected) throw new Error(`The printer ${printer.name} is not connected.`);
  const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`The document could not be fetched: ${response.status} ${src}`);
  const contentType = response.headers.get('content-type') ?? '';
  if (found && contentType.includes('pdf'))
    throw new Error('A receipt printer prints HTML and images, not PDF.');
  const body = await response.text();
  log.printed.push({ src, printer: found?.id ?? null, contentType, body });
  if (!found) showDialog(body, contentType);
}

function showDialog(body: string, contentType: string): void {
  const dialog = createOverlay('print', word('print'));
  const preview = createElement('iframe', 'preview') as HTMLIFrameElement;
  preview.title = word('print');
  preview.setAttribute('sandbox', '');
  preview.srcdoc = contentType.includes('html') ? body : '';
  dialog.append(createElement('h2', '', word('print')), preview);
  dialog.append(createButton(word('close'), 'primary', () => dialog.close()));
  dialog.showModal();
}
