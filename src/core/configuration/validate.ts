import type { JsonValue } from '../../plugin/metadata.ts';
import type { StandardIssue } from '../../plugin/standard-schema.ts';
import type { OptionFinding } from './finding.ts';
import { valueAt } from './json.ts';
import type { OptionPath } from './json.ts';
import { shapeAt } from './option-shape.ts';
import type { OptionShape } from './option-shape.ts';
import type { Section } from './section.ts';
import { unknownKey, unknownKeys } from './unknown-keys.ts';
import { describeShape, describeValue, showKey, showPath, suggestValue } from './wording.ts';

export type Validation = { readonly options: unknown; readonly findings?: undefined } | { readonly findings: readonly OptionFinding[] };

/** Checks one section. Rejects when the schema throws, which is the plugin's fault. */
export async function validateSection(section: Section, value: JsonValue): Promise<Validation> {
  const unknown = unknownKeys([section.name], section.shape, value);
  const result = await section.schema['~standard'].validate(value);
  const findings = [...unknown, ...(result.issues ?? []).flatMap((issue) => explainIssue(section, value, issue))];
  if (findings.length > 0) return { findings: withoutRepeats(findings) };
  return { options: 'value' in result ? result.value : undefined };
}

/** What zod adds to an issue; other libraries add other things or nothing. */
interface DetailedIssue extends StandardIssue {
  /** Keys that the schema does not know. */
  readonly keys?: readonly string[];
  /** What is wrong with the key that ends the path. */
  readonly issues?: readonly StandardIssue[];
}

/** zod's own messages are for programmers ("Invalid input: expected array, received string"): said again in words. An author's own message stays. */
const stockMessage = /^(?:Invalid (?:input|option|URL|email)\b|Too (?:small|big): expected (?:number|int)\b)/;

function explainIssue(section: Section, value: JsonValue, issue: DetailedIssue): OptionFinding[] {
  const inner = pathOf(issue);
  const path = [section.name, ...inner];
  const shape = shapeAt(section.shape, inner);
  const key = showKey(String(path.at(-1)));
  if (issue.keys !== undefined) return issue.keys.map((name) => unknownKey([...path, name], shape));
  if (issue.issues?.[0] !== undefined)
    return [{ path, part: 'key', message: `${showPath(path.slice(0, -1))}: ${key} ${issue.issues[0].message}` }];

  const found = valueAt(value, inner);
  if (found === undefined)
    return [
      {
        path,
        part: 'value',
        message: `${showPath(path)} is missing: ${describeShape(shape)} is needed`,
        hint: `Add ${key}: and its value.`,
      },
    ];
  if (shape === undefined || !stockMessage.test(issue.message))
    return [{ path, part: 'value', message: `${showPath(path)}: ${issue.message}` }];
  return [wrongValue(path, shape, found)];
}

function wrongValue(path: OptionPath, shape: OptionShape, found: JsonValue): OptionFinding {
  const hint = suggestValue(path.at(-1) ?? '', shape, found);
  const message = `${showPath(path)}: expected ${describeShape(shape)}, found ${describeValue(found)}`;
  return { path, part: 'value', message, ...(hint !== undefined && { hint }) };
}

function pathOf({ path = [] }: StandardIssue): OptionPath {
  return path.map((step) => (typeof step === 'object' ? step.key : step)).map((step) => (typeof step === 'number' ? step : String(step)));
}

const withoutRepeats = (findings: readonly OptionFinding[]): OptionFinding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify([finding.path, finding.part]), finding])).values(),
];
