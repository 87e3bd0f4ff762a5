import { escapeText, StandIn, TOKENS } from './base.ts';

/** A part of a table: a role of its own, and its light children shown in a slot. */
abstract class Part extends StandIn {
  protected abstract readonly ownRole: string;

  override connectedCallback(): void {
    this.setAttribute('role', this.ownRole);
    super.connectedCallback();
  }

  /** Extra style of the host. */
  protected abstract look(): string;

  protected draw(): string {
    return `<style>${TOKENS} ${this.look()}</style><slot></slot>`;
  }
}

const NARROW = '@media (max-width: 640px)';

/** `s-table`: a table where there is room, a list of cards where there is not. */
export class Table extends Part {
  protected readonly ownRole = 'table';

  protected look(): string {
    return `:host { display: table; width: 100%; border-collapse: collapse; } ${NARROW} { :host { display: block; } }`;
  }

  private readonly observer = new MutationObserver(() => this.labelCells());

  protected override drawnNow(): void {
    this.labelCells();
    this.observer.observe(this, { childList: true, subtree: true });
  }

  private labelCells(): void {
    const headers = [...this.querySelectorAll('s-table-header')];
    const label =
      this.closest('s-section')?.getAttribute('heading') ??
      this.closest('s-section')?.getAttribute('accessibilitylabel');
    if (label) this.setAttribute('aria-label', label);
    for (const row of this.querySelectorAll('s-table-row')) {
      [...row.querySelectorAll(':scope > s-table-cell')].forEach((cell, index) => {
        if (cell instanceof Cell) cell.belongTo(headers[index]);
      });
    }
  }
}

export class HeaderRow extends Part {
  protected readonly ownRole = 'row';

  protected look(): string {
    return `:host { display: table-row; background: #f7f7f7; } ${NARROW} { :host { display: none; } }`;
  }
}

export class Header extends Part {
  protected readonly ownRole = 'columnheader';

  protected look(): string {
    const end = isNumber(this) ? 'text-align: end;' : 'text-align: start;';
    return `:host { display: table-cell; padding: 8px 12px; font-size: 12px; font-weight: 550; color: var(--quiet); ${end} }`;
  }
}

export class Body extends Part {
  protected readonly ownRole = 'rowgroup';

  protected look(): string {
    return `:host { display: table-row-group; } ${NARROW} { :host { display: block; } }`;
  }
}

export class Row extends Part {
  protected readonly ownRole = 'row';

  protected look(): string {
    const pointer = this.hasAttribute('clickdelegate') ? 'cursor: pointer;' : '';
    return `:host { display: table-row; ${pointer} } :host(:hover) { background: #fafafa; }
      ${NARROW} { :host { display: block; padding: 12px; border-top: 1px solid var(--line); } }`;
  }

  protected override drawnNow(): void {
    this.onclick = (event) => {
      const delegate = document.getElementById(this.attribute('clickdelegate'));
      if (delegate && !event.composedPath().includes(delegate)) delegate.click();
    };
  }
}

export class Cell extends Part {
  protected readonly ownRole = 'cell';
  private header: Element | undefined;

  /** The column's header: says how to align, and what to call the cell in a list. */
  belongTo(header: Element | undefined): void {
    if (this.header === header) return;
    this.header = header;
    this.redraw();
  }

  protected look(): string {
    const number = this.header && isNumber(this.header);
    return `:host { display: table-cell; padding: 10px 12px; vertical-align: top; border-top: 1px solid var(--line);
        ${number ? 'text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap;' : ''} }
      .label { display: none; }
      ${NARROW} { :host { display: flex; gap: 12px; padding: 2px 0; border: 0; text-align: start; }
        .label { display: inline-block; flex: 0 0 7rem; color: var(--quiet); } }`;
  }

  protected override draw(): string {
    const label = escapeText(this.header?.textContent ?? '');
    return `<style>${TOKENS} ${this.look()}</style><span class="label" aria-hidden="true">${label}</span><slot></slot>`;
  }
}

function isNumber(header: Element): boolean {
  return ['numeric', 'currency'].includes(header.getAttribute('format') ?? '');
}
