// A small hand-drawn set on a 24-unit grid. Names that have no drawing of their own share one of these by their subject.
const PATHS: Record<string, string> = {
  circle: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z',
  alert: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM12 8v5M12 16v.2',
  info: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM12 11v5M12 8v.2',
  question: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM9.8 9.6a2.2 2.2 0 1 1 3 2c-.6.3-.8.7-.8 1.4M12 16v.2',
  check: 'm5 13 4 4L19 7',
  'check-circle': 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM8.5 12l2.5 2.5 4.5-5',
  x: 'm6 6 12 12M18 6 6 18',
  'x-circle': 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM9.5 9.5l5 5M14.5 9.5l-5 5',
  backspace: 'M8 6h12v12H8l-5-6ZM11 10l4 4M15 10l-4 4',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  'arrow-left': 'M19 12H5m6-6-6 6 6 6',
  'arrow-right': 'M5 12h14m-6-6 6 6-6 6',
  'arrow-up': 'M12 19V5m-6 6 6-6 6 6',
  'arrow-down': 'M12 5v14m-6-6 6 6 6-6',
  'chevron-left': 'm14 6-6 6 6 6',
  'chevron-right': 'm10 6 6 6-6 6',
  'chevron-up': 'm6 14 6-6 6 6',
  'chevron-down': 'm6 10 6 6 6-6',
  search: 'M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12Zm4.5 10.5L20 20',
  barcode: 'M4 6v12M7 6v12M10 6v12M14 6v12M16 6v12M20 6v12',
  'scan-qr-code': 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 8h3v3H8zM14 13h2v3h-2z',
  camera: 'M4 8h4l1.5-2h5L16 8h4v11H4ZM12 10.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
  cart: 'M4 5h2l2 10h9l2-7H7M9 19v.2M16 19v.2',
  'credit-card': 'M3 6h18v12H3ZM3 10h18M6 15h4',
  'gift-card': 'M3 7h18v11H3ZM12 7v11M3 12h18M12 7c-2 0-4-1-4-2.5S11 3 12 7c1-4 4-4 4-2.5S14 7 12 7',
  money: 'M3 7h18v10H3ZM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z',
  receipt: 'M6 3h12v18l-3-2-3 2-3-2-3 2ZM9 8h6M9 12h6',
  order: 'M6 3h12v18H6ZM9 8h6M9 12h6M9 16h3',
  package: 'm4 8 8-4 8 4v8l-8 4-8-4ZM4 8l8 4 8-4M12 12v8',
  return: 'M9 8 5 12l4 4M5 12h9a5 5 0 0 1 5 5',
  exchange: 'M4 9h14m-4-4 4 4-4 4M20 15H6m4-4-4 4 4 4',
  refresh: 'M19 12a7 7 0 1 1-2-5m2-3v4h-4',
  person: 'M12 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM5 20c1-4 4-5 7-5s6 1 7 5',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM12 8v4l3 2',
  location:
    'M12 4a6 6 0 0 0-6 6c0 5 6 10 6 10s6-5 6-10a6 6 0 0 0-6-6ZM12 8.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3Z',
  store: 'M4 10 6 4h12l2 6M4 10h16M5 10v10h14V10M10 20v-5h4v5',
  lock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  print: 'M7 9V4h10v5M5 9h14v7H5ZM7 14h10v6H7Z',
  email: 'M3 6h18v12H3ZM3 7l9 7 9-7',
  note: 'M5 4h14v16H5ZM8 9h8M8 13h8',
  image: 'M4 5h16v14H4ZM4 16l5-5 4 4 3-3 4 4M15.5 9v.2',
  home: 'm4 12 8-8 8 8M6 10v10h12V10',
  list: 'M8 6h12M8 12h12M8 18h12M4 6v.2M4 12v.2M4 18v.2',
  discount: 'M4 12 12 4h7v7l-8 8ZM15.5 8v.2',
  settings:
    'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM12 4v2M12 18v2M4 12h2M18 12h2M6.5 6.5 8 8M16 16l1.5 1.5M17.5 6.5 16 8M8 16l-1.5 1.5',
  box: 'M5 5h14v14H5Z',
};

/** The drawing for one of Shopify's icon names. */
export function iconPath(type: string): string {
  const words = type.split('-');
  for (let length = words.length; length > 0; length -= 1) {
    const path = PATHS[words.slice(0, length).join('-')];
    if (path) return path;
  }
  return PATHS['box'] ?? '';
}
