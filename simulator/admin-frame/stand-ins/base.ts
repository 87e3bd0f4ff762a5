/** One element of the stand-in: an open shadow root that is drawn anew when an attribute changes. */
export abstract class StandIn extends HTMLElement {
  protected readonly root = this.attachShadow({ mode: 'open' });
  private drawn = false;

  /** Markup of the shadow root, style included. */
  protected abstract draw(): string;
  /** After each drawing: where listeners are put. */
  protected drawnNow(): void {}

  connectedCallback(): void {
    this.redraw();
    this.drawn = true;
  }

  attributeChangedCallback(): void {
    if (this.drawn) this.redraw();
  }

  protected redraw(): void {
    this.root.innerHTML = this.draw();
    this.drawnNow();
  }

  protected attribute(name: string): string {
    return this.getAttribute(name) ?? '';
  }

  /** Attribute text made safe for markup. */
  protected text(name: string): string {
    return escapeText(this.attribute(name));
  }
}

export function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A space or a gap by Polaris's scale. */
export function space(keyword: string, otherwise = 'none'): string {
  const scale: Record<string, string> = {
    none: '0',
    'small-500': '2px',
    'small-400': '4px',
    'small-300': '4px',
    'small-200': '6px',
    'small-100': '8px',
    small: '8px',
    base: '16px',
    large: '20px',
    'large-100': '24px',
  };
  return scale[keyword || otherwise] ?? scale['base'] ?? '16px';
}

export const TOKENS = `
  :host { --ink: #303030; --quiet: #5c5f62; --line: #e3e3e3; --surface: #fff; --ground: #f1f1f1;
    --link: #005bd3; --focus: #005bd3; box-sizing: border-box;
    font: 13px/20px Inter, system-ui, -apple-system, "Segoe UI", sans-serif; color: var(--ink); }
  :host([hidden]) { display: none; }
  *, *::before { box-sizing: border-box; }
  :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 6px; }
`;

/** Text and background of each tone; every pair has a contrast of 4.5 or more. */
export const TONES: Record<string, readonly [string, string]> = {
  neutral: ['#4a4a4a', '#e9e9e9'],
  auto: ['#4a4a4a', '#e9e9e9'],
  info: ['#00405c', '#d5ebff'],
  success: ['#014b40', '#cdfee1'],
  caution: ['#4f4700', '#fff8db'],
  warning: ['#5e4200', '#ffe9b8'],
  critical: ['#8e0b21', '#fedad9'],
};
