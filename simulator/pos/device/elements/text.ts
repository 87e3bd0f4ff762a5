import { PosElement, defineElement } from './pos-element.ts';

class Heading extends PosElement {
  static override css = `h2 { font: var(--font-heading); }`;

  protected markup() {
    return '<h2><slot></slot></h2>';
  }
}

const TONES = `
  .tone-info { color: var(--info-text); }
  .tone-success { color: var(--success-text); }
  .tone-warning, .tone-caution { color: var(--warning-text); }
  .tone-critical { color: var(--critical-text); }
`;

class Text extends PosElement {
  static override css = `
    :host { display: inline; }
    .type-strong, .color-strong { font-weight: 650; }
    .type-small { font-size: var(--size-small); }
    .color-subdued { color: var(--text-subdued); }
    ${TONES}
  `;

  protected markup() {
    return '<span><slot></slot></span>';
  }

  protected override update() {
    const classes = [`tone-${this.text('tone')}`, `type-${this.text('type')}`, `color-${this.text('color')}`];
    this.find('span').className = classes.join(' ');
  }
}

class Badge extends PosElement {
  static override css = `
    :host { display: inline-flex; }
    span {
      display: inline-block; padding: 3px 10px; border-radius: 8px; font-size: var(--size-small); font-weight: 550;
      background: var(--neutral-surface); color: var(--text); white-space: nowrap;
    }
    .tone-info { background: var(--info-surface); color: var(--info-text); }
    .tone-success { background: var(--success-surface); color: var(--success-text); }
    .tone-warning, .tone-caution { background: var(--warning-surface); color: var(--warning-text); }
    .tone-critical { background: var(--critical-surface); color: var(--critical-text); }
  `;

  protected markup() {
    return '<span><slot></slot></span>';
  }

  protected override update() {
    this.find('span').className = `tone-${this.text('tone')}`;
  }
}

const RING = 'M11 2a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z';
const SIGN = `${RING}M11 10v5M11 6.8v.2`;
/** The shape tells the tone as well: colour alone would not do. */
const SIGNS: Record<string, string> = {
  success: `${RING}M7 11.2l2.8 2.8L15 8.5`,
  warning: 'M11 2.6 20.4 19H1.6ZM11 8.5v4.5M11 16v.2',
  critical: `${RING}M11 6.5v5.5M11 15v.2`,
};

/** A message that matters now. Critical and warning banners interrupt a screen reader, the others wait their turn. */
class Banner extends PosElement {
  static override css = `
    div.banner {
      display: flex; gap: 12px; padding: 14px 16px; border-radius: var(--radius); align-items: flex-start; flex-wrap: wrap;
      background: var(--info-surface); color: var(--info-text); box-shadow: inset 0 0 0 1px color-mix(in srgb, currentColor 22%, transparent);
    }
    .banner.tone-success { background: var(--success-surface); color: var(--success-text); }
    .banner.tone-warning { background: var(--warning-surface); color: var(--warning-text); }
    .banner.tone-critical { background: var(--critical-surface); color: var(--critical-text); }
    .words { flex: 1 1 200px; min-width: 0; color: var(--text); }
    h2 { font-weight: 650; overflow-wrap: anywhere; }
    svg { flex: none; margin-block-start: 1px; }
  `;

  protected markup() {
    return `<div class="banner">
      <svg width="22" height="22" viewBox="0 0 22 22" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
        <path stroke-linecap="round" stroke-linejoin="round"/></svg>
      <div class="words"><h2></h2><slot></slot></div><slot name="primary-action"></slot></div>`;
  }

  protected override update() {
    const tone = this.text('tone');
    const banner = this.find('.banner');
    banner.className = `banner tone-${tone}`;
    banner.setAttribute('role', tone === 'critical' || tone === 'warning' ? 'alert' : 'status');
    this.find<SVGElement>('path').setAttribute('d', SIGNS[tone] ?? SIGN);
    this.find('h2').textContent = this.text('heading');
    this.find('h2').hidden = this.text('heading') === '';
    this.style.display = this.flag('hidden') ? 'none' : '';
  }
}

class EmptyState extends PosElement {
  static override css = `
    div { display: flex; flex-direction: column; align-items: center; text-align: center; gap: 8px; padding: 40px 16px; }
    slot[name='graphic']::slotted(s-icon) { padding: 16px; border-radius: 50%; background: var(--neutral-surface); }
    h2 { font: var(--font-title); }
    p { color: var(--text-subdued); max-width: 44ch; }
    slot[name='primary-action'] { margin-block-start: 12px; }
  `;

  protected markup() {
    return `<div><slot name="graphic"></slot><h2></h2><p></p>
      <slot name="primary-action"></slot><slot name="secondary-actions"></slot></div>`;
  }

  protected override update() {
    this.find('h2').textContent = this.text('heading');
    this.find('h2').hidden = this.text('heading') === '';
    this.find('p').textContent = this.text('subheading');
    this.find('p').hidden = this.text('subheading') === '';
  }
}

export function defineText(): void {
  defineElement('s-heading', Heading);
  defineElement('s-text', Text);
  defineElement('s-badge', Badge);
  defineElement('s-banner', Banner);
  defineElement('s-empty-state', EmptyState);
}
