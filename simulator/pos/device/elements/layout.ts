import { PosElement, defineElement } from './pos-element.ts';
import { applyBox, space } from './sizes.ts';

class Box extends PosElement {
  protected markup() {
    return '<slot></slot>';
  }

  protected override update() {
    applyBox(this.style, (name) => this.attributesOf[name]);
  }
}

class ScrollBox extends Box {
  static override css = `:host { overflow: auto; }`;

  protected override update() {
    super.update();
    // A region that scrolls must be reachable with the keyboard.
    this.tabIndex = 0;
    this.setAttribute('role', 'group');
  }
}

class Stack extends PosElement {
  static override css = `:host { display: flex; flex-direction: column; }`;

  protected markup() {
    return '<slot></slot>';
  }

  protected override update() {
    applyBox(this.style, (name) => this.attributesOf[name]);
    const inline = this.text('direction') === 'inline';
    this.style.flexDirection = inline ? 'row' : 'column';
    this.style.flexWrap = inline ? 'wrap' : 'nowrap';
    this.style.gap = space(this.attributesOf['gap']);
    const { rowGap, columnGap } = { rowGap: this.text('rowGap'), columnGap: this.text('columnGap') };
    if (rowGap) this.style.rowGap = space(rowGap);
    if (columnGap) this.style.columnGap = space(columnGap);
    this.style.alignItems = this.text('alignItems');
    this.style.alignContent = this.text('alignContent');
    this.style.justifyContent = this.text('justifyContent');
  }
}

class Divider extends PosElement {
  static override css = `
    div { background: var(--border); block-size: 1px; }
    div[aria-orientation='vertical'] { inline-size: 1px; block-size: 100%; min-block-size: 24px; }
  `;

  protected markup() {
    return '<div role="separator"></div>';
  }

  protected override update() {
    const vertical = this.text('direction') === 'inline';
    this.find('div').setAttribute('aria-orientation', vertical ? 'vertical' : 'horizontal');
  }
}

/** Section and POS block: a card with an optional heading and action. */
class Section extends PosElement {
  static override css = `
    section { background: var(--surface); border-radius: var(--radius); padding: var(--card-padding); box-shadow: var(--shadow); }
    header { display: flex; align-items: center; justify-content: space-between; gap: 12px; margin-block-end: 12px; }
    h2 { font: var(--font-heading); }
  `;

  protected markup() {
    return `<section><header><h2></h2><slot name="secondary-actions"></slot></header><slot></slot></section>`;
  }

  protected override update() {
    const heading = this.text('heading');
    const title = this.find('h2');
    title.textContent = heading;
    title.hidden = heading === '';
    this.find('header').hidden = heading === '' && !this.querySelector(':scope > [slot="secondary-actions"]');
  }
}

class PosBlock extends Section {}

/** The screen's frame. Its header lies beside the device's own Back or Close button, which keeps the first 72 pixels. */
class Page extends PosElement {
  static override css = `
    header {
      position: sticky; top: 0; z-index: 2; display: flex; align-items: center; gap: 12px; min-block-size: 64px;
      padding-inline: 72px var(--gutter); background: var(--surface); border-block-end: 1px solid var(--border);
    }
    header div { flex: 1; min-width: 0; padding-block: 8px; }
    h1 { font: var(--font-title); overflow-wrap: anywhere; }
    p { color: var(--text-subdued); font-size: var(--size-small); line-height: 19px; }
    .columns { display: flex; flex-direction: column; gap: var(--gap); padding: var(--gutter); }
    .content, .aside { display: flex; flex-direction: column; gap: var(--gap); min-width: 0; }
    @media (min-width: 900px) {
      .with-aside { display: grid; grid-template-columns: minmax(0, 1fr) 340px; align-items: start; }
      .with-aside .aside { position: sticky; top: 84px; }
    }
  `;

  protected markup() {
    return `<header><div><h1></h1><p></p></div><slot name="secondary-actions"></slot></header>
      <div class="columns">
        <div class="content"><slot></slot></div>
        <div class="aside"><slot name="aside"></slot></div>
      </div>`;
  }

  override connectedCallback() {
    super.connectedCallback();
    // Another page in the same screen begins at its top, wherever the last one was left.
    this.closest('.screen')?.scrollTo(0, 0);
    for (const slot of this.root.querySelectorAll('slot[name]')) {
      slot.addEventListener('slotchange', () => this.queueUpdate());
    }
  }

  protected override update() {
    this.find('h1').textContent = this.text('heading');
    this.find('h1').hidden = this.text('heading') === '';
    this.find('p').textContent = this.text('subheading');
    this.find('p').hidden = this.text('subheading') === '';
    if (this.querySelectorAll(':scope > [slot="secondary-actions"]').length > 1) {
      this.complain('<s-page> takes one secondary action.');
    }
    const aside = this.querySelector(':scope > [slot="aside"]') !== null;
    this.find('.columns').classList.toggle('with-aside', aside);
    this.find('.aside').hidden = !aside;
  }
}

export function defineLayout(): void {
  defineElement('s-box', Box);
  defineElement('s-scroll-box', ScrollBox);
  defineElement('s-stack', Stack);
  defineElement('s-divider', Divider);
  defineElement('s-section', Section);
  defineElement('s-pos-block', PosBlock);
  defineElement('s-page', Page);
}
