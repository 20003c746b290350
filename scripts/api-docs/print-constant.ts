import { type Checker, type Type, TypeFlags } from 'typescript/unstable/sync';

/** A constant by its type. Texts are not part of the contract, so the table of errors is printed by its codes. */
export function printConstant(name: string, type: Type | undefined, checker: Checker): string {
  if (!type) throw new Error(`the compiler knows no type of ${name}`);
  const properties = type.flags & TypeFlags.Object ? checker.getPropertiesOfType(type) : [];
  if (properties.length === 0) return `const ${name}: ${checker.typeToString(type)}`;
  const lines = properties.map((property) => `  readonly ${property.name}: ${printValue(checker.getTypeOfSymbol(property), checker)};`);
  return [`const ${name}: {`, ...lines, '}'].join('\n');
}

function printValue(type: Type | undefined, checker: Checker): string {
  if (!type) return 'unknown';
  return type.flags & TypeFlags.StringLiteral ? 'string' : checker.typeToString(type);
}
