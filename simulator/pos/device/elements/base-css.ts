/** Shared by all components. Colours and sizes come from styles/tokens.css, which the device page loads. */
export const BASE_CSS = `
  :host { display: block; box-sizing: border-box; font: var(--font-body); color: inherit; min-width: 0; overflow-wrap: anywhere; }
  :host([hidden]) { display: none; }
  *, *::before, *::after { box-sizing: border-box; }
  button, input, textarea { font: inherit; color: inherit; margin: 0; }
  button { background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; touch-action: manipulation; -webkit-tap-highlight-color: transparent; }
  button:active:not(:disabled) { filter: brightness(0.94); scale: 0.985; }
  button:disabled, input:disabled, textarea:disabled { cursor: default; }
  :focus-visible { outline: 2px solid transparent; box-shadow: var(--ring); }
  h1, h2, h3, p { margin: 0; font: inherit; }
  .visually-hidden {
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
  }
  [hidden] { display: none !important; }
`;
