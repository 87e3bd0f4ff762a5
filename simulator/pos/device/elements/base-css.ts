/** Shared by all components. Colours and sizes come from tokens.css, which the device page loads. */
export const BASE_CSS = `
  :host { display: block; box-sizing: border-box; font: var(--font-body); color: inherit; min-width: 0; overflow-wrap: anywhere; }
  :host([hidden]) { display: none; }
  *, *::before, *::after { box-sizing: border-box; }
  button, input, textarea { font: inherit; color: inherit; margin: 0; }
  button { background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; touch-action: manipulation; }
  button:disabled, input:disabled, textarea:disabled { cursor: default; }
  :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
  h1, h2, h3, p { margin: 0; font: inherit; }
  .visually-hidden {
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
  }
  [hidden] { display: none !important; }
`;
