import { word } from '../words.ts';
import { iconPath } from './icons.ts';
import { PosElement, defineElement } from './pos-element.ts';
import { applyBox, space } from './sizes.ts';

class Spinner extends PosElement {
  static override css = `
    :host { display: inline-block; }
    div { inline-size: 32px; block-size: 32px; border-radius: 50%; border: 4px solid var(--border); border-block-start-color: var(--accent); animation: turn 0.8s linear infinite; }
    @keyframes turn { to { rotate: 1turn; } }
    @media (prefers-reduced-motion: reduce) { div { animation-duration: 4s; } }
  `;

  protected markup() {
    return '<div role="status"></div>';
  }

  protected override update() {
    this.find('div').setAttribute('aria-label', this.text('accessibilityLabel') || word('loading'));
  }
}

/** Shopify's POS image has no alternative text, so it is decoration to a screen reader. */
class Image extends PosElement {
  static override css = `:host { display: inline-block; } img { display: block; max-inline-size: 100%; }`;

  protected markup() {
    return '<img alt="">';
  }

  protected override update() {
    const image = this.find<HTMLImageElement>('img');
    const source = this.text('src');
    if (source && image.getAttribute('src') !== source) image.src = source;
    image.hidden = source === '';
    const fill = this.text('inlineSize') !== 'auto';
    this.style.inlineSize = image.style.inlineSize = fill ? '100%' : '';
    image.style.objectFit = this.text('objectFit');
    const radius = this.text('borderRadius');
    image.style.borderRadius = radius === 'max' ? '999px' : space(radius);
  }
}

/** Drawn, not labelled: Shopify's icon takes no label. */
class Icon extends PosElement {
  static override css = `
    :host { display: inline-flex; }
    svg { inline-size: 24px; block-size: 24px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
    .tone-info { color: var(--info-text); } .tone-success { color: var(--success-text); }
    .tone-warning, .tone-caution { color: var(--warning-text); } .tone-critical { color: var(--critical-text); }
    .color-subdued { color: var(--text-subdued); }
  `;

  protected markup() {
    return '<svg viewBox="0 0 24 24" aria-hidden="true"><path></path></svg>';
  }

  protected override update() {
    this.find<SVGElement>('svg').setAttribute(
      'class',
      `tone-${this.text('tone')} color-${this.text('color')}`,
    );
    this.find<SVGElement>('path').setAttribute('d', iconPath(this.text('type')));
    const scale = { small: '18px', base: '24px', large: '32px' }[this.text('size')] ?? '24px';
    this.find<SVGElement>('svg').style.inlineSize = this.find<SVGElement>('svg').style.blockSize = scale;
  }
}

class Embed extends PosElement {
  static override css = `iframe { display: block; inline-size: 100%; block-size: 100%; min-block-size: 240px; border: 1px solid var(--border); background: white; }`;

  protected markup() {
    return '<iframe sandbox=""></iframe>';
  }

  protected override update() {
    applyBox(this.style, (name) => this.attributesOf[name]);
    const frame = this.find<HTMLIFrameElement>('iframe');
    frame.title = this.text('accessibilityLabel') || 'Embedded document';
    const source = this.text('src');
    if (this.text('type') === 'pdf') {
      if (frame.getAttribute('src') !== source) frame.src = source;
    } else {
      frame.srcdoc = this.text('type') === 'plain' ? `<pre>${source.replace(/</g, '&lt;')}</pre>` : source;
    }
  }
}

/** For printed receipts only, where this simulator does not go: it shows what the code would hold. */
class QrCode extends PosElement {
  static override css = `div { padding: 12px; border: 1px dashed var(--border-strong); overflow-wrap: anywhere; }`;

  protected markup() {
    return '<div></div>';
  }

  protected override update() {
    this.find('div').textContent = `QR code: ${this.text('content')}`;
  }
}

export function defineMedia(): void {
  defineElement('s-spinner', Spinner);
  defineElement('s-image', Image);
  defineElement('s-icon', Icon);
  defineElement('s-embed', Embed);
  defineElement('s-qr-code', QrCode);
}
