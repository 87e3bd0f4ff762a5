import ts from 'typescript';
import type { AttributeType } from './types.ts';

/** Space-separated shorthands of the declarations, by name: the checker would expand them into 40,000 strings. */
const SHORTHANDS: Record<string, number> = {
  MaybeAllValuesShorthandProperty: 4,
  MaybeTwoValuesShorthandProperty: 2,
};

/** Translates the declared type of one component property. Throws for a type it does not know, so that a new one is noticed. */
export function attributeType(property: ts.Symbol, type: ts.Type, checker: ts.TypeChecker): AttributeType {
  return shorthandType(property, checker) ?? plainType(property.name, type, checker);
}

function shorthandType(property: ts.Symbol, checker: ts.TypeChecker): AttributeType | undefined {
  const declared = property.declarations?.find(ts.isPropertySignature)?.type;
  if (!declared) return undefined;
  const members: readonly ts.TypeNode[] = ts.isUnionTypeNode(declared) ? declared.types : [declared];
  const reference = members
    .filter((node) => ts.isTypeReferenceNode(node))
    .find((node) => node.typeName.getText() in SHORTHANDS);
  const argument = reference?.typeArguments?.[0];
  if (!reference || !argument) return undefined;
  const others = members.filter((node) => node !== reference).map((node) => checker.getTypeAtLocation(node));
  const of = [checker.getTypeAtLocation(argument), ...others].flatMap(
    (type) => literals(type, checker) ?? [],
  );
  return { oneOf: [...new Set(of)], upTo: SHORTHANDS[reference.typeName.getText()] };
}

function plainType(name: string, type: ts.Type, checker: ts.TypeChecker): AttributeType {
  if (type.flags & ts.TypeFlags.BooleanLike || isBooleanUnion(type)) return 'boolean';
  if (type.flags & ts.TypeFlags.Number) return 'number';
  const oneOf = literals(type, checker);
  if (oneOf) return { oneOf };
  const text = checker.typeToString(type);
  if (text === 'string[]') return 'string[]';
  if (isStringLike(type)) return 'string';
  throw new Error(`Unknown type of attribute ${name}: ${text}`);
}

function isBooleanUnion(type: ts.Type): boolean {
  return type.isUnion() && type.types.every((member) => member.flags & ts.TypeFlags.BooleanLike);
}

/** `string`, and the `string & {}` that the declarations use to keep editor completion beside it. */
function isStringLike(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every((member) => isStringLike(member));
  if (type.isIntersection()) return type.types.some((member) => isStringLike(member));
  return (type.flags & ts.TypeFlags.StringLike) !== 0;
}

/** The members of a closed union of strings; undefined when the type is open. Number templates become `{number}px`. */
function literals(type: ts.Type, checker: ts.TypeChecker): string[] | undefined {
  const members = type.isUnion() ? type.types : [type];
  const texts: string[] = [];
  for (const member of members) {
    if (member.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) continue;
    if (member.isStringLiteral()) texts.push(member.value);
    else if (member.flags & ts.TypeFlags.TemplateLiteral) {
      texts.push(checker.typeToString(member).replace(/[`$]/g, ''));
    } else return undefined;
  }
  return texts;
}
