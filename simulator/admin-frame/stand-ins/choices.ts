import { escapeText, StandIn, TOKENS } from './base.ts';

/** `s-choice-list multiple`: any of a few, as a group of checkboxes; each chosen value is one entry of the form. */
export class ChoiceList extends StandIn {
  static formAssociated = true;
  static observedAttributes = ['label', 'error', 'details'];
  private readonly internals = this.attachInternals();
  // The parser, and React, bring the choices after the element itself.
  private readonly observer = new MutationObserver(() => this.redraw());
  private chosen: Set<string> | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this, { childList: true, subtree: true, characterData: true, attributes: true });
  }

  protected draw(): string {
    if (!this.hasAttribute('multiple'))
      console.error('The simulated Polaris models s-choice-list only where multiple');
    const error = this.text('error');
    const boxes = this.choices.map(({ value, text, selected }, index) => {
      const checked = (this.chosen ? this.chosen.has(value) : selected) ? ' checked' : '';
      return `<div class="choice"><input id="choice-${index}" type="checkbox" value="${escapeText(value)}"${checked}>
        <label for="choice-${index}">${escapeText(text)}</label></div>`;
    });
    return `<style>${TOKENS}
      :host { display: block; min-width: 0; }
      fieldset { border: 0; margin: 0; padding: 0; } legend { padding: 0; margin-bottom: 4px; }
      .choice { display: flex; gap: 8px; align-items: center; min-height: 28px; }
      input { width: 18px; height: 18px; margin: 0; }
      .error { color: #8e0b21; font-weight: 550; margin-top: 4px; }
    </style>
    <fieldset${error ? ' aria-describedby="said"' : ''}><legend>${this.text('label')}</legend>${boxes.join('')}</fieldset>
    ${error ? `<div id="said" class="error">${error}</div>` : ''}`;
  }

  protected override drawnNow(): void {
    this.keep();
    for (const box of this.boxes) {
      box.addEventListener('input', () => {
        this.chosen = new Set(this.boxes.filter(({ checked }) => checked).map(({ value }) => value));
        this.keep();
      });
    }
  }

  private keep(): void {
    const entries = new FormData();
    for (const { checked, value } of this.boxes) if (checked) entries.append(this.attribute('name'), value);
    this.internals.setFormValue(entries);
  }

  private get boxes(): HTMLInputElement[] {
    return [...this.root.querySelectorAll('input')];
  }

  private get choices(): { value: string; text: string; selected: boolean }[] {
    return [...this.querySelectorAll('s-choice')].map((choice) => ({
      value: choice.getAttribute('value') ?? '',
      text: choice.textContent ?? '',
      selected: choice.hasAttribute('selected'),
    }));
  }
}

/** Drawn by its `s-choice-list`. */
export class Choice extends StandIn {
  protected draw(): string {
    return '';
  }
}
