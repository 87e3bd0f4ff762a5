import { space, StandIn, TOKENS, TONES } from './base.ts';

export class Paragraph extends StandIn {
  static observedAttributes = ['color'];

  protected draw(): string {
    const quiet = this.attribute('color') === 'subdued' ? 'color: var(--quiet);' : '';
    return `<style>${TOKENS} :host { display: block; color: inherit; } p { margin: 0; ${quiet} }</style><p><slot></slot></p>`;
  }
}

export class Text extends StandIn {
  static observedAttributes = ['color', 'type'];

  protected draw(): string {
    const quiet = this.attribute('color') === 'subdued' ? ':host { color: var(--quiet); }' : '';
    const tag = this.attribute('type') === 'strong' ? 'strong' : 'span';
    return `<style>${TOKENS} :host { display: inline; overflow-wrap: break-word; } ${quiet} strong { font-weight: 650; }</style><${tag}><slot></slot></${tag}>`;
  }
}

export class Badge extends StandIn {
  static observedAttributes = ['tone'];

  protected draw(): string {
    const [ink, ground] = TONES[this.attribute('tone') || 'neutral'] ?? ['#4a4a4a', '#e9e9e9'];
    return `<style>${TOKENS} :host { display: inline-block; }
      span { display: inline-block; background: ${ground}; color: ${ink}; border-radius: 8px; padding: 1px 8px;
        font-size: 12px; font-weight: 550; white-space: nowrap; }
      @media (max-width: 640px) { span { white-space: normal; } }
    </style><span><slot></slot></span>`;
  }
}

export class Stack extends StandIn {
  static observedAttributes = ['direction', 'gap', 'alignitems', 'justifycontent'];

  protected draw(): string {
    const inline = this.attribute('direction') === 'inline';
    return `<style>${TOKENS}
      :host { display: flex; flex-direction: ${inline ? 'row' : 'column'}; flex-wrap: ${inline ? 'wrap' : 'nowrap'};
        gap: ${space(this.attribute('gap'))}; align-items: ${this.attribute('alignitems') || 'stretch'};
        justify-content: ${this.attribute('justifycontent') || 'start'}; min-width: 0; }
    </style><slot></slot>`;
  }
}

export class Grid extends StandIn {
  static observedAttributes = ['gridtemplatecolumns', 'gap', 'alignitems'];

  protected draw(): string {
    return `<style>${TOKENS}
      :host { display: grid; grid-template-columns: ${this.text('gridtemplatecolumns') || 'none'};
        gap: ${space(this.attribute('gap'))}; align-items: ${this.attribute('alignitems') || 'stretch'}; }
    </style><slot></slot>`;
  }
}

export class Box extends StandIn {
  static observedAttributes = ['accessibilityrole', 'accessibilitylabel', 'padding'];

  protected draw(): string {
    const role = this.attribute('accessibilityrole');
    if (role) this.setAttribute('role', role);
    const label = this.attribute('accessibilitylabel');
    if (label) this.setAttribute('aria-label', label);
    return `<style>${TOKENS} :host { display: block; padding: ${space(this.attribute('padding'))}; }</style><slot></slot>`;
  }
}

export class UnorderedList extends StandIn {
  protected draw(): string {
    this.setAttribute('role', 'list');
    return `<style>${TOKENS} :host { display: grid; gap: 6px; }</style><slot></slot>`;
  }
}

export class ListItem extends StandIn {
  protected draw(): string {
    this.setAttribute('role', 'listitem');
    return `<style>${TOKENS} :host { display: list-item; list-style: disc; margin-inline-start: 18px; overflow-wrap: anywhere; }</style><slot></slot>`;
  }
}
