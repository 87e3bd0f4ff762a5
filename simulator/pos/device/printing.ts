import type { Printer } from '../protocol.ts';
import type { DeviceLog } from './device-log.ts';
import { createButton, createElement, createOverlay } from './overlay.ts';
import { word } from './words.ts';

export interface PrintRequest {
  src: string;
  printer: Printer | undefined;
  /** What is paired with the device now. */
  printers: Printer[];
  appUrl: string;
  token: string | undefined;
  online: boolean;
  /** The target that prints. */
  target: string;
  log: DeviceLog;
}

/** "HTML, PDFs, and images are supported content types" (PrintingApiContent in the package). */
const PRINTABLE = /^(text\/html|application\/pdf|image\/[\w.+-]+)\b/;

/**
 * Prints what the app's server answers at `src`, by the Printing API: to a printer without asking, else through a dialog.
 * Rejects when the content cannot be fetched, is of no printable kind, the printer is not connected, or a PDF goes to a receipt printer.
 */
export async function print(request: PrintRequest): Promise<void> {
  const { src, printer, printers, appUrl, log } = request;
  const url = new URL(src, appUrl);
  if (url.origin !== new URL(appUrl).origin)
    throw new Error(`Only the app's own server can be printed from: ${src}`);
  const found = printer && printers.find((each) => each.id === printer.id);
  if (printer && !found?.connected) throw new Error(`The printer ${printer.name} is not connected.`);
  const response = await fetchDocument(url, request);
  const contentType = response.headers.get('content-type') ?? '';
  if (!PRINTABLE.test(contentType))
    throw new Error(`POS prints HTML, PDF and images, not ${contentType || 'content without a type'}.`);
  if (found && contentType.startsWith('application/pdf'))
    throw new Error('A receipt printer prints HTML and images, not PDF.');
  const body = contentType.startsWith('text/html')
    ? await response.text()
    : await asDataUrl(await response.blob());
  log.printed.push({ src, printer: found?.id ?? null, contentType, body });
  if (!found) showDialog(body, contentType);
}

/** POS fetches with the extension's ID token. It shows among the device's requests, as what the app's server sees. */
async function fetchDocument(url: URL, { token, online, target, src, log }: PrintRequest): Promise<Response> {
  const started = performance.now();
  const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const response = online ? await fetch(url, { headers }).catch(() => undefined) : undefined;
  log.requests.push({
    method: 'GET',
    path: url.pathname + url.search,
    status: response?.status ?? 0,
    ms: Math.round((performance.now() - started) * 10) / 10,
    target,
  });
  if (!response?.ok)
    throw new Error(`The document could not be fetched: ${response?.status ?? 'no answer'} ${src}`);
  return response;
}

function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error('The document could not be read.'));
    reader.readAsDataURL(blob);
  });
}

function showDialog(body: string, contentType: string): void {
  const dialog = createOverlay('print', word('print'));
  dialog.append(createElement('h2', '', word('print')), createPreview(body, contentType));
  dialog.append(createButton(word('close'), 'primary', () => dialog.close()));
  dialog.showModal();
}

/** What the paper shows. Scripts do not run on paper. */
function createPreview(body: string, contentType: string): HTMLElement {
  if (contentType.startsWith('image/')) {
    const image = createElement('img', 'preview') as HTMLImageElement;
    image.alt = word('print');
    image.src = body;
    return image;
  }
  const frame = createElement('iframe', 'preview') as HTMLIFrameElement;
  frame.title = word('print');
  frame.setAttribute('sandbox', '');
  frame.srcdoc = contentType.startsWith('text/html') ? body : `<p>${contentType}</p>`;
  return frame;
}
