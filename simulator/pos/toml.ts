/** What our reader of TOML understands: tables of strings, numbers, booleans and lists of those, nested. */
export interface TomlTable {
  [key: string]: string | number | boolean | TomlTable | TomlTable[] | (string | number | boolean)[];
}

/**
 * Reads the part of TOML that extension configuration uses: `[table]`, `[[table.list]]` and `key = value` on one line.
 * Throws, naming the line, on anything else.
 */
export function parseToml(text: string): TomlTable {
  const root: TomlTable = {};
  let table = root;
  text.split(/\r?\n/).forEach((line, index) => {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) return;
    const list = /^\[\[([\w.]+)\]\]\s*(#.*)?$/.exec(content);
    const heading = /^\[([\w.]+)\]\s*(#.*)?$/.exec(content);
    const pair = /^([\w-]+)\s*=\s*(.+)$/.exec(content);
    if (list?.[1]) table = addToList(root, list[1].split('.'));
    else if (heading?.[1]) table = descend(root, heading[1].split('.'));
    else if (pair?.[1] && pair[2]) table[pair[1]] = parseValue(pair[2], index + 1);
    else throw new Error(`Line ${index + 1} is TOML that this reader does not know: ${content}`);
  });
  return root;
}

function descend(root: TomlTable, path: readonly string[]): TomlTable {
  return path.reduce<TomlTable>((table, name) => {
    const found = table[name];
    if (Array.isArray(found)) return found.at(-1) as TomlTable;
    if (found && typeof found === 'object') return found;
    const made: TomlTable = {};
    table[name] = made;
    return made;
  }, root);
}

function addToList(root: TomlTable, path: readonly string[]): TomlTable {
  const parent = descend(root, path.slice(0, -1));
  const name = path.at(-1) ?? '';
  const made: TomlTable = {};
  parent[name] = [...((parent[name] as TomlTable[] | undefined) ?? []), made];
  return made;
}

function parseValue(text: string, line: number): string | number | boolean | (string | number | boolean)[] {
  const value = /^("(?:[^"\\]|\\.)*"|'[^']*'|\[[^\]]*\]|[^#]*?)\s*(#.*)?$/.exec(text)?.[1] ?? '';
  if (value.startsWith("'")) return value.slice(1, -1);
  if (value.startsWith('[') || value.startsWith('"') || /^(true|false|-?\d+(\.\d+)?)$/.test(value)) {
    try {
      return JSON.parse(value) as string | number | boolean | (string | number | boolean)[];
    } catch {
      // Falls through to the error below, which names the line.
    }
  }
  throw new Error(`Line ${line} is TOML that this reader does not know: ${text}`);
}
