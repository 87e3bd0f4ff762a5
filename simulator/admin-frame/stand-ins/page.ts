import { escapeText, StandIn, TOKENS, TONES } from './base.ts';

/** Only the first page of a visit names it. */
const SHOP = escapeText(new URLSearchParams(location.search).get('shop') ?? '');

/** `s-page`: the frame of a page, its one level-1 heading, and what may be done on it. */
export class Page extends StandIn {
  static observedAttributes = ['heading', 'inlinesize'];

  protected draw(): string {
    const wide = this.attribute('inlinesize') === 'large';
    return `<style>${TOKENS}
      :host { display: block; min-height: 100vh; background: var(--ground); }
      .bar { background: #1a1a1a; color: #e3e3e3; padding: 10px 20px; font-size: 12px; display: flex; gap: 12px;
        flex-wrap: wrap; justify-content: space-between; }
      .bar a { color: #fff; }
      main { max-width: ${wide ? '1400px' : '1000px'}; margin: 0 auto; padding: 20px 16px 48px; }
      .top { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; margin-bottom: 16px; }
      h1 { font-size: 20px; line-height: 28px; font-weight: 650; margin: 0; flex: 1 1 auto; }
      .actions { display: flex; gap: 8px; flex-wrap: wrap; }
      .crumb { display: block; }
      .crumb ::slotted(*) { display: inline-block; margin-bottom: 8px; }
      .columns { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
      .body { display: grid; gap: 16px; align-content: start; min-width: 0; }
      aside { display: none; gap: 16px; align-content: start; min-width: 0; }
      .has-aside aside { display: grid; }
      @media (min-width: 780px) { .has-aside { grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); } }
    </style>
    <header class="bar"><span>Shopify admin, simulated</span><span>${SHOP} ${this.languages()}</span></header>
    <main>
      <div class="crumb"><slot name="breadcrumb-actions"></slot></div>
      <div class="top"><h1>${this.text('heading')}</h1>
        <div class="actions"><slot name="secondary-actions"></slot><slot name="primary-action"></slot></div></div>
      <div class="columns"><div class="body"><slot></slot></div><aside><slot name="aside"></slot></aside></div>
    </main>`;
  }

  protected override drawnNow(): void {
    const slot = this.root.querySelector<HTMLSlotElement>('slot[name=aside]');
    const show = () => {
      const filled = (slot?.assignedElements().length ?? 0) > 0;
      this.root.querySelector('.columns')?.classList.toggle('has-aside', filled);
    };
    slot?.addEventListener('slotchange', show);
    show();
  }

  /** The admin's own language switch, so to speak. */
  private languages(): string {
    const links = [
      ['en', 'English'],
      ['fr', 'Français'],
    ].map(([tag, name]) => {
      const parameters = new URLSearchParams(location.search);
      parameters.set('locale', tag ?? 'en');
      return `<a lang="${tag}" href="${location.pathname}?${parameters.toString().replaceAll('&', '&amp;')}">${name}</a>`;
    });
    return links.join(' · ');
  }
}

/** `s-section`: a card; with a heading of level 2, or a name that only assistive technology hears. */
export class Section extends StandIn {
  static observedAttributes = ['heading', 'padding', 'accessibilitylabel'];

  protected draw(): string {
    const heading = this.text('heading');
    const flush = this.attribute('padding') === 'none';
    const label = this.text('accessibilitylabel') || heading;
    return `<style>${TOKENS}
      :host { display: block; min-width: 0; }
      section { background: var(--surface); border-radius: 12px; box-shadow: 0 1px 2px #0002, 0 0 0 1px #0000000f;
        padding: ${flush ? '0' : '16px'}; overflow: hidden; display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); }
      h2 { font-size: 14px; line-height: 20px; font-weight: 650; margin: 0; }
    </style>
    <section${label ? ` aria-label="${label}"` : ''}>${heading ? `<h2>${heading}</h2>` : ''}<slot></slot></section>`;
  }
}

/** `s-banner`: something that a person should notice; an urgent one is announced at once. */
export class Banner extends StandIn {
  static observedAttributes = ['heading', 'tone'];

  protected draw(): string {
    const tone = this.attribute('tone') || 'info';
    const [ink, ground] = TONES[tone] ?? ['#00405c', '#d5ebff'];
    const heading = this.text('heading');
    return `<style>${TOKENS}
      :host { display: block; }
      div { background: ${ground}; color: ${ink}; border-radius: 12px; padding: 12px 16px; }
      strong { display: block; font-weight: 650; }
      ::slotted(*) { color: inherit; }
    </style>
    <div role="${tone === 'critical' ? 'alert' : 'status'}">${heading ? `<strong>${heading}</strong>` : ''}<slot></slot></div>`;
  }
}

/** `s-empty-state` */
export class EmptyState extends StandIn {
  static observedAttributes = ['heading'];

  protected draw(): string {
    return `<style>${TOKENS}
      :host { display: block; padding: 48px 24px; text-align: center; }
      h2 { font-size: 16px; line-height: 24px; margin: 0 0 8px; }
      .body { max-width: 560px; margin: 0 auto; color: var(--quiet); }
    </style><h2>${this.text('heading')}</h2><div class="body"><slot></slot></div>`;
  }
}
