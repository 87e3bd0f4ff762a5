import type { Photo } from '../protocol.ts';
import { createButton, createElement, createOverlay } from './overlay.ts';
import { word } from './words.ts';

export interface PhotoOptions {
  maxWidth: number;
  maxHeight: number;
  quality: number;
}

/** Whether a photo can be taken: a POS Go has no camera, and a person may have denied POS its use. */
export type CameraState = 'ready' | 'denied' | 'none';

/** The device's camera: a dialog with a test picture, or the picture a test has put before it. */
export class PhotoCamera {
  #next: string | null | undefined;
  #open: { give(dataUrl: string | null): void; dialog: HTMLDialogElement } | undefined;
  state: CameraState;

  constructor(state: CameraState) {
    this.state = state;
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Puts a picture (a data: URL) before the camera, or null: the person cancels. For the photo being taken, else for the next. */
  put(dataUrl: string | null): void {
    if (this.#open) this.#open.give(dataUrl);
    else this.#next = dataUrl;
  }

  close(): void {
    this.#open?.give(null);
  }

  /** Rejects, as typed: no camera, permission denied, cancelled, or in use already. */
  async take(options: PhotoOptions): Promise<Photo> {
    if (this.state === 'none') throw new Error('This device has no camera.');
    if (this.state === 'denied') throw new Error('POS may not use the camera: permission was denied.');
    if (this.#open) throw new Error('The camera is already in use.');
    const waiting = this.#next;
    this.#next = undefined;
    const dataUrl = waiting === undefined ? await this.#ask() : waiting;
    if (dataUrl === null) throw new Error('The photo was cancelled.');
    return resized(dataUrl, options);
  }

  #ask(): Promise<string | null> {
    return new Promise((resolve) => {
      const dialog = createOverlay('camera', word('camera'));
      const give = (dataUrl: string | null) => {
        this.#open = undefined;
        resolve(dataUrl);
        if (dialog.open) dialog.close();
      };
      this.#open = { give, dialog };
      dialog.addEventListener('close', () => give(null));
      dialog.append(
        createButton(word('cancel'), 'quiet', () => give(null)),
        createElement('div', 'viewfinder'),
        createElement('p', 'hint', word('cameraPhotoHint')),
        createButton(word('takePhoto'), 'primary', () => give(testPicture())),
      );
      dialog.showModal();
    });
  }
}

function testPicture(): string {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas');
  context.fillStyle = '#d8cdb8';
  context.fillRect(0, 0, 640, 480);
  context.fillStyle = '#5b4630';
  context.fillRect(180, 140, 280, 220);
  return canvas.toDataURL('image/jpeg', 0.9);
}

async function resized(dataUrl: string, { maxWidth, maxHeight, quality }: PhotoOptions): Promise<Photo> {
  const image = new Image();
  image.src = dataUrl;
  await image.decode();
  const scale = Math.min(1, maxWidth / image.naturalWidth, maxHeight / image.naturalHeight);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const type = 'image/jpeg';
  const base64 = canvas.toDataURL(type, quality).split(',')[1] ?? '';
  return { base64, width: canvas.width, height: canvas.height, fileSize: atob(base64).length, type };
}
