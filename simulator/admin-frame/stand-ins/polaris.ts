// Stands in for https://cdn.shopify.com/shopifycloud/polaris.js in the simulator: the elements that the manager's pages use.
import { Button, ButtonGroup, Link } from './actions.ts';
import { Choice, ChoiceList } from './choices.ts';
import { DateField, Option, SearchField, Select, TextArea, TextField } from './fields.ts';
import { Banner, EmptyState, Page, Section } from './page.ts';
import { Body, Cell, Header, HeaderRow, Row, Table } from './table.ts';
import { Badge, Box, Grid, ListItem, Paragraph, Stack, Text, UnorderedList } from './text.ts';

const ELEMENTS: Readonly<Record<string, CustomElementConstructor>> = {
  's-page': Page,
  's-section': Section,
  's-banner': Banner,
  's-empty-state': EmptyState,
  's-paragraph': Paragraph,
  's-text': Text,
  's-badge': Badge,
  's-stack': Stack,
  's-grid': Grid,
  's-box': Box,
  's-unordered-list': UnorderedList,
  's-list-item': ListItem,
  's-link': Link,
  's-button': Button,
  's-button-group': ButtonGroup,
  's-search-field': SearchField,
  's-date-field': DateField,
  's-select': Select,
  's-option': Option,
  's-text-field': TextField,
  's-text-area': TextArea,
  's-choice-list': ChoiceList,
  's-choice': Choice,
  's-table': Table,
  's-table-header-row': HeaderRow,
  's-table-header': Header,
  's-table-body': Body,
  's-table-row': Row,
  's-table-cell': Cell,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}

// Not a style element: React would find it in a head that it did not write.
const bare = new CSSStyleSheet();
bare.replaceSync('body { margin: 0; }');
document.adoptedStyleSheets.push(bare);

// What is not modelled must not look like a page that merely lacks something.
addEventListener('load', () => {
  for (const element of document.querySelectorAll(':not(:defined)')) {
    if (element.localName.startsWith('s-'))
      console.error(`The simulated Polaris does not model ${element.localName}`);
  }
});
