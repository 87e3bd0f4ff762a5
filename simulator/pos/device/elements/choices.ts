import { PosElement, defineElement } from './pos-element.ts';

/** Radio buttons, or check boxes when `multiple`. The list owns the choice; its choices only show it. */
class ChoiceList extends PosElement {
  static override css = `div { display: flex; flex-direction: column; gap: 8px; }`;

  protected markup() {
    return '<div><slot></slot></div>';
  }

  override connectedCallback() {
    super.connectedCallback();
    this.find('slot').addEventListener('slotchange', () => this.queueUpdate());
  }

  get choices(): Choice[] {
    return [...this.querySelectorAll<Choice>('s-choice')];
  }

  get takesMany(): boolean {
    return this.flag('multiple');
  }

  /** Which values are chosen: those the list names, else those that say so themselves. */
  get chosen(): string[] {
    const values = this.attributesOf['values'];
    if (Array.isArray(values)) return values as string[];
    return this.choices
      .filter((choice) => choice.getAttributeOf('selected') === true)
      .map((choice) => choice.ownValue);
  }

  /** A person picked one. */
  pick(choice: Choice, on: boolean) {
    const others = this.takesMany ? this.chosen.filter((value) => value !== choice.ownValue) : [];
    const values = on ? [...others, choice.ownValue] : others;
    for (const each of this.choices) each.setAttributeOf('selected', values.includes(each.ownValue));
    this.send('input', { values });
    this.send('change', { values });
    this.queueUpdate();
  }

  /** Moves the choice as arrow keys do in a group of radio buttons. */
  move(from: Choice, by: number) {
    const open = this.choices.filter((choice) => !choice.isOff);
    const next = open[(open.indexOf(from) + by + open.length) % open.length];
    if (!next) return;
    this.pick(next, true);
    next.focusControl();
  }

  protected override update() {
    this.find('div').setAttribute('role', this.takesMany ? 'group' : 'radiogroup');
    const { chosen, choices } = this;
    const reachable =
      choices.find((choice) => chosen.includes(choice.ownValue)) ?? choices.find((c) => !c.isOff);
    for (const choice of choices)
      choice.show(this.takesMany, chosen.includes(choice.ownValue), choice === reachable);
  }
}

class Choice extends PosElement {
  static override css = `
    label { display: flex; align-items: center; gap: 12px; min-block-size: 52px; padding: 10px 14px; border-radius: var(--radius-control); border: 1px solid var(--border); background: var(--surface); cursor: pointer; }
    label:hover { background: var(--surface-hover); }
    label:active { background: var(--surface-pressed); }
    label:has(:checked) { border-color: var(--accent); background: var(--accent-soft); box-shadow: inset 0 0 0 1px var(--accent); }
    label:has(:focus-visible) { box-shadow: var(--ring); }
    input:focus-visible { box-shadow: none; }
    label:has(:disabled) { background: var(--disabled-surface); color: var(--disabled-text); cursor: default; }
    input { flex: none; inline-size: 22px; block-size: 22px; accent-color: var(--accent); }
    span { flex: 1; min-inline-size: 0; }
  `;

  protected markup() {
    return '<label><input type="checkbox"><span><slot></slot></span></label>';
  }

  get ownValue(): string {
    return this.text('value');
  }

  get isOff(): boolean {
    return this.flag('disabled');
  }

  private get list(): ChoiceList | null {
    return this.closest<ChoiceList>('s-choice-list');
  }

  override connectedCallback() {
    super.connectedCallback();
    const input = this.find<HTMLInputElement>('input');
    input.onchange = () => this.list?.pick(this, input.checked);
    input.onkeydown = (event) => {
      const { list } = this;
      if (!list || list.takesMany) return;
      const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      list.move(this, by);
    };
    this.list?.queueUpdate();
  }

  focusControl() {
    this.find('input').focus();
  }

  show(multiple: boolean, chosen: boolean, reachable: boolean) {
    const input = this.find<HTMLInputElement>('input');
    input.type = multiple ? 'checkbox' : 'radio';
    input.checked = chosen;
    input.disabled = this.isOff;
    // Radio buttons in separate shadow roots are no group to the browser: one of them takes part in tabbing.
    input.tabIndex = multiple || reachable ? 0 : -1;
  }

  protected override update() {
    this.list?.queueUpdate();
  }
}

class Switch extends PosElement {
  static override css = `
    label { display: flex; align-items: center; gap: 16px; min-block-size: 48px; cursor: pointer; }
    .words { flex: 1; min-inline-size: 0; }
    .details { display: block; color: var(--text-subdued); font-size: var(--size-small); }
    .error { display: block; color: var(--critical-text); }
    .track { position: relative; flex: none; inline-size: 56px; block-size: 32px; }
    input { position: absolute; z-index: 1; inset: -8px 0; inline-size: 56px; block-size: 48px; opacity: 0; cursor: pointer; }
    .track::before { content: ''; position: absolute; inset: 0; border-radius: 16px; background: var(--border-strong); }
    .track::after { content: ''; position: absolute; inset-block-start: 3px; inset-inline-start: 3px; inline-size: 26px; block-size: 26px; border-radius: 50%; background: white; box-shadow: 0 1px 3px rgb(20 22 26 / 30%); transition: translate 0.15s; }
    .track:has(:checked)::before { background: var(--accent); }
    .track:has(:checked)::after { translate: 24px; }
    .track:has(:disabled)::before { background: var(--disabled-surface); }
    .track:has(:focus-visible) { box-shadow: var(--ring); border-radius: 16px; }
  `;

  protected markup() {
    return `<label><span class="words"><span class="label"></span><span class="details"></span><span class="error" role="alert"></span></span>
      <span class="track"><input type="checkbox" role="switch"></span></label>`;
  }

  override connectedCallback() {
    super.connectedCallback();
    const input = this.find<HTMLInputElement>('input');
    if (this.attributesOf['checked'] === undefined)
      this.attributesOf['checked'] = this.flag('defaultChecked');
    input.onchange = () => {
      this.send('input', { checked: input.checked });
      this.send('change', { checked: input.checked });
    };
  }

  protected override update() {
    const input = this.find<HTMLInputElement>('input');
    input.checked = this.flag('checked');
    input.disabled = this.flag('disabled');
    input.setAttribute('aria-label', this.text('accessibilityLabel') || this.text('label'));
    const hidden = this.text('labelAccessibilityVisibility') === 'exclusive';
    this.find('.label').textContent = this.text('label');
    this.find('.label').className = hidden ? 'label visually-hidden' : 'label';
    this.find('.details').textContent = this.text('details');
    this.find('.error').textContent = this.text('error');
    this.find('.error').hidden = this.text('error') === '';
  }
}

export function defineChoices(): void {
  defineElement('s-choice-list', ChoiceList);
  defineElement('s-choice', Choice);
  defineElement('s-switch', Switch);
}
