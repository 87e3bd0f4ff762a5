// Reads the published type declarations of @shopify/ui-extensions and writes registry.ts: which components, attributes,
// events and slots exist, and which of them and which APIs each POS target has. Run: npx node simulator/pos/registry/generate.ts
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import ts from 'typescript';
import { attributeType } from './attribute-types.ts';
import type { ComponentRules, Registry, TargetRules } from './types.ts';

// The package does not export its package.json; its entry resolves to build/cjs/preact.js.
const entry = createRequire(import.meta.url).resolve('@shopify/ui-extensions/preact');
const packageFolder = entry.slice(0, entry.lastIndexOf(join('/', 'build', 'cjs')));
const packageFile = join(packageFolder, 'package.json');
const surface = join(packageFolder, 'build/ts/surfaces/point-of-sale');
const registryFile = join(dirname(fileURLToPath(import.meta.url)), 'registry.ts');

/** The registry as the installed package declares it. Takes about a second: it runs the TypeScript checker. */
export function generateRegistry(): Registry {
  const componentFiles = declarationsIn('components').filter((file) => !file.includes('components-shared'));
  const targetFiles = declarationsIn('targets');
  const targetsFile = join(surface, 'extension-targets.d.ts');
  const program = ts.createProgram([...componentFiles, ...targetFiles, targetsFile], {
    strict: true,
    skipLibCheck: true,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = (file: string) => {
    const found = program.getSourceFile(file);
    if (!found) throw new Error(`TypeScript did not load ${file}`);
    return found;
  };
  const tagOfFile = new Map<string, string>();
  const components: Record<string, ComponentRules> = {};
  for (const file of componentFiles) {
    const [tag, rules] = readComponent(source(file), checker);
    tagOfFile.set(basename(file), tag);
    components[tag] = rules;
  }
  const apis = readApis(source(targetsFile), checker);
  const targets: Record<string, TargetRules> = {};
  for (const file of targetFiles) {
    const name = basename(file, '.d.ts');
    const tags = [...source(file).text.matchAll(/components\/(\w+\.d\.ts)/g)].map(([, imported]) => {
      const tag = tagOfFile.get(imported ?? '');
      if (!tag) throw new Error(`${name} imports ${imported}, which declares no component`);
      return tag;
    });
    const api = apis.get(name);
    if (!api) throw new Error(`extension-targets.d.ts does not declare ${name}`);
    targets[name] = { ...api, components: tags };
  }
  const { name, version } = JSON.parse(readFileSync(packageFile, 'utf8')) as {
    name: string;
    version: string;
  };
  return { package: `${name}@${version}`, components, targets };
}

function declarationsIn(folder: string): string[] {
  return readdirSync(join(surface, folder))
    .filter((file) => file.endsWith('.d.ts'))
    .sort()
    .map((file) => join(surface, folder, file));
}

function readComponent(source: ts.SourceFile, checker: ts.TypeChecker): [string, ComponentRules] {
  const tag = /tagName = ['"]([\w-]+)['"]/.exec(source.text)?.[1];
  const props = source.statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text.endsWith('JSXProps'),
  );
  if (!tag || !props) throw new Error(`${source.fileName} declares no component`);
  const rules = { events: [] as string[], slots: [] as string[] };
  let children = false;
  const attributes: Record<string, ComponentRules['attributes'][string]> = {};
  for (const property of checker.getTypeAtLocation(props).getProperties()) {
    const type = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(property, props));
    if (property.name === 'children') children = true;
    else if (type.getCallSignatures().length > 0) rules.events.push(property.name.slice(2).toLowerCase());
    else if (isChildren(type, checker)) rules.slots.push(kebab(property.name));
    else attributes[property.name] = attributeType(property, type, checker);
  }
  return [tag, { ...rules, attributes, children }];
}

function readApis(source: ts.SourceFile, checker: ts.TypeChecker) {
  const apis = new Map<string, Pick<TargetRules, 'api' | 'deprecated'>>();
  for (const statement of source.statements) {
    if (!ts.isInterfaceDeclaration(statement)) continue;
    for (const target of checker.getTypeAtLocation(statement).getProperties()) {
      const extension = checker.getTypeOfSymbolAtLocation(target, statement);
      const api = extension.getProperty('api');
      if (!api) throw new Error(`${target.name} declares no api`);
      const properties = checker.getTypeOfSymbolAtLocation(api, statement).getProperties();
      const deprecated = properties.filter((property) =>
        [property, checker.getTypeOfSymbolAtLocation(property, statement).symbol].some((symbol) =>
          symbol?.getJsDocTags(checker).some((tag) => tag.name === 'deprecated'),
        ),
      );
      apis.set(target.name, {
        api: properties.map((property) => property.name).sort(),
        deprecated: deprecated.map((property) => property.name).sort(),
      });
    }
  }
  return apis;
}

/** Slots are declared as properties that take Preact children, which are `any` in some files and a union in others. */
function isChildren(type: ts.Type, checker: ts.TypeChecker): boolean {
  return (type.flags & ts.TypeFlags.Any) !== 0 || checker.typeToString(type).includes('VNode');
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The generated file's text. Long lists are written once, joined by `|`, so that the file stays readable. */
export async function registrySource(): Promise<string> {
  const lists = new Map<string, string>();
  const marked = JSON.stringify(generateRegistry(), (_key, value: unknown) => {
    if (!Array.isArray(value) || value.join('|').length < 60) return value;
    const text = value.join('|');
    const name = lists.get(text) ?? `list${lists.size + 1}`;
    lists.set(text, name);
    return `@@${name}@@`;
  });
  const text = [
    `// Generated by generate.ts from the declarations of @shopify/ui-extensions. Do not edit.`,
    `import type { Registry } from './types.ts';`,
    [...lists].map(([list, name]) => `const ${name} = ${JSON.stringify(list)}.split('|');`).join('\n'),
    `export const registry: Registry = ${marked.replace(/"@@(\w+)@@"/g, '$1')};`,
  ].join('\n\n');
  return format(text, { parser: 'typescript', singleQuote: true, printWidth: 110 });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(registryFile, await registrySource());
