import { PosElement, defineElement } from './pos-element.ts';

/** Tabs: a tab names its panel by `controls`; the panel's `id` is the value. */
class Tabs extends PosElement {
  static override css = `:host { display: flex; flex-direction: column; gap: 16px; }`;

  protected markup() {
    return '<slot></slot>';
  }

  override connectedCallback() {
    super.connectedCallback();
    this.find('slot').addEventListener('slotchange', () => this.queueUpdate());
  }

  get tabs(): Tab[] {
    return [...this.querySelectorAll<Tab>('s-tab')];
  }

  /** The panel shown now. */
  get shownPanel(): string {
    return this.text('value') || this.text('defaultValue') || (this.tabs[0]?.panelId ?? '');
  }

  pick(tab: Tab) {
    if (tab.panelId === this.shownPanel) return;
    this.send('change', { value: tab.panelId });
    this.queueUpdate();
  }

  move(from: Tab, by: number) {
    const open = this.tabs.filter((tab) => !tab.isOff);
    const next = open[(open.indexOf(from) + by + open.length) % open.length];
    if (!next) return;
    this.pick(next);
    next.focusControl();
  }

  protected override update() {
    const { shownPanel } = this;
    const allOff = this.flag('disabled');
    for (const tab of this.tabs) tab.show(tab.panelId === shownPanel, allOff);
    for (const panel of this.querySelectorAll<TabPanel>('s-tab-panel')) {
      const tab = this.tabs.find((each) => each.panelId === panel.id);
      panel.show(panel.id === shownPanel, tab?.textContent?.trim() ?? '');
    }
  }
}

class TabList extends PosElement {
  static override css = `div { display: flex; gap: 4px; overflow-x: auto; padding: 4px; border-radius: 12px; background: var(--neutral-surface); }`;

  protected markup() {
    return '<div role="tablist"><slot></slot></div>';
  }
}

class Tab extends PosElement {
  static override css = `
    :host { flex: 1 1 auto; }
    button { inline-size: 100%; min-block-size: 48px; padding: 8px 16px; border-radius: 9px; text-align: center; font-weight: 600; color: var(--text-subdued); white-space: nowrap; }
    button[aria-selected='true'] { background: var(--surface); color: var(--text); box-shadow: var(--shadow); }
    button:focus-visible { box-shadow: var(--ring); }
    button:disabled { color: var(--disabled-text); }
  `;

  protected markup() {
    return '<button type="button" role="tab"><slot></slot></button>';
  }

  get panelId(): string {
    return this.text('controls');
  }

  get isOff(): boolean {
    return this.flag('disabled');
  }

  private get tabs(): Tabs | null {
    return this.closest<Tabs>('s-tabs');
  }

  override connectedCallback() {
    super.connectedCallback();
    const button = this.find('button');
    button.onclick = () => this.tabs?.pick(this);
    button.onkeydown = (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      this.tabs?.move(this, by);
    };
    this.tabs?.queueUpdate();
  }

  focusControl() {
    this.find('button').focus();
  }

  show(selected: boolean, allOff: boolean) {
    const button = this.find<HTMLButtonElement>('button');
    button.setAttribute('aria-selected', String(selected));
    button.tabIndex = selected ? 0 : -1;
    button.disabled = allOff || this.isOff;
  }

  protected override update() {
    this.tabs?.queueUpdate();
  }
}

class TabPanel extends PosElement {
  protected markup() {
    return '<div role="tabpanel"><slot></slot></div>';
  }

  show(shown: boolean, label: string) {
    this.style.display = shown ? '' : 'none';
    this.find('div').setAttribute('aria-label', label);
  }
}

export function defineTabs(): void {
  defineElement('s-tabs', Tabs);
  defineElement('s-tab-list', TabList);
  defineElement('s-tab', Tab);
  defineElement('s-tab-panel', TabPanel);
}
