import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { Plugin } from '../../plugin/define-plugin.ts';
import type { StandardSchema } from '../../plugin/standard-schema.ts';
import { isMap } from './json.ts';
import { optionShape, shapeDefault } from './option-shape.ts';
import type { OptionShape } from './option-shape.ts';

/** What the configuration may hold under the name of one plugin. */
export interface Section {
  readonly name: string;
  readonly description?: string;
  readonly schema: StandardSchema;
  /** Absent where the schema's library cannot describe it. */
  readonly shape?: OptionShape;
  /** As a person would write them: `64MB`, not a number of bytes. */
  readonly defaults: ConfigurationTree;
}

export type SectionOwner = Pick<Plugin, 'name' | 'description' | 'options'>;

/** Loads the schema of a plugin. Rejects when that fails, which is the plugin's fault. */
export async function readSection({ name, description, options }: SectionOwner): Promise<Section> {
  const schema = options === undefined ? noOptions : '~standard' in options ? options : await options();
  const shape = options === undefined ? { type: 'object', properties: {} } : optionShape(schema);
  return {
    name,
    schema,
    defaults: await schemaDefaults(schema, shape),
    ...(description !== undefined && { description }),
    ...(shape !== undefined && { shape }),
  };
}

const noOptions: StandardSchema = {
  '~standard': {
    version: 1,
    vendor: 'paise2',
    validate: (value) => (isMap(value) ? { value: {} } : { issues: [{ message: 'Invalid input' }] }),
  },
};

/**
 * Defaults that the schema itself accepts: those it describes, else those it fills in. A schema that turns `64MB` into bytes may
 * describe a default that it would not take as input; then the defaults stay its secret, and it fills them in when it validates.
 */
async function schemaDefaults(schema: StandardSchema, shape: OptionShape | undefined): Promise<ConfigurationTree> {
  const { validate } = schema['~standard'];
  const filled = await validate({});
  const candidates = [shape && shapeDefault(shape), filled.issues === undefined && asJson(filled.value)];
  for (const candidate of candidates) {
    if (isMap(candidate) && (await validate(candidate)).issues === undefined) return candidate;
  }
  return {};
}

/** `undefined` for what JSON cannot hold. */
function asJson(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null');
  } catch {
    return undefined;
  }
}
