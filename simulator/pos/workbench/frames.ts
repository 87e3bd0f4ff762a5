import type { PosSim } from '../device/pos-sim.ts';
import type { DeviceKind } from '../protocol.ts';
import { make } from './markup.ts';

const SIZES: Record<DeviceKind, { name: string; path: string; width: number; height: number }> = {
  ipad: { name: 'iPad', path: '/device/ipad', width: 1180, height: 820 },
  'pos-go': { name: 'POS Go', path: '/device/pos-go', width: 360, height: 720 },
};

/** The device pages, each in a frame of its real size, scaled to fit. */
export class Frames {
  readonly element = make('div', { class: 'frames' });
  readonly #frames = new Map<DeviceKind, HTMLIFrameElement>();
  #shown: DeviceKind[] = ['ipad', 'pos-go'];

  constructor() {
    for (const [kind, { name, path, width, height }] of Object.entries(SIZES) as [
      DeviceKind,
      (typeof SIZES)[DeviceKind],
    ][]) {
      const frame = make('iframe', {
        src: path,
        title: `${name} (simulated)`,
        width: String(width),
        height: String(height),
      });
      this.#frames.set(kind, frame);
      const link = make('a', { href: path, target: '_blank' }, 'open alone');
      const caption = make('figcaption', {}, make('strong', {}, name), ' ', link);
      this.element.append(
        make(
          'figure',
          { class: 'device', 'data-kind': kind },
          caption,
          make('div', { class: 'case' }, frame),
        ),
      );
    }
    new ResizeObserver(() => this.#fit()).observe(this.element);
  }

  /** The devices that are shown now. */
  get shown(): readonly DeviceKind[] {
    return this.#shown;
  }

  show(kinds: DeviceKind[]): void {
    this.#shown = kinds;
    for (const figure of this.element.querySelectorAll<HTMLElement>('figure')) {
      figure.hidden = !kinds.includes(figure.dataset['kind'] as DeviceKind);
    }
    this.#fit();
  }

  /** The interface of one device, once its page is ready. */
  async sim(kind: DeviceKind): Promise<PosSim> {
    const frame = this.#frames.get(kind);
    if (!frame) throw new Error(`No ${kind}`);
    let sim = frame.contentWindow?.posSim;
    if (!sim) {
      await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      sim = frame.contentWindow?.posSim;
    }
    if (!sim) throw new Error(`The ${SIZES[kind].name} did not start.`);
    await sim.ready;
    return sim;
  }

  /** Does something on every device. */
  async everywhere(act: (sim: PosSim) => Promise<unknown>): Promise<void> {
    await Promise.all([...this.#frames.keys()].map(async (kind) => act(await this.sim(kind))));
  }

  #fit(): void {
    const gaps = 24 * (this.#shown.length + 1);
    const width = this.#shown.reduce((sum, kind) => sum + SIZES[kind].width, 0);
    const scale = Math.min(1, Math.max(0.35, (this.element.clientWidth - gaps) / width));
    for (const kind of this.#shown) {
      const frame = this.#frames.get(kind);
      const box = frame?.parentElement;
      if (!frame || !box) continue;
      frame.style.scale = String(scale);
      box.style.inlineSize = `${SIZES[kind].width * scale}px`;
      box.style.blockSize = `${SIZES[kind].height * scale}px`;
    }
  }
}
