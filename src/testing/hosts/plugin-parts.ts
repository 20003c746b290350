import type { Plugin } from '../../plugin/define-plugin.ts';
import type { ExtensionPoint } from '../../plugin/extension-points.ts';
import type { StandardSchema } from '../../plugin/standard-schema.ts';

export type Extension<Point extends ExtensionPoint> = NonNullable<Plugin[Point]>[string];

export function extensionOf<Point extends ExtensionPoint>(plugin: Plugin, point: Point, key: string): Extension<Point> {
  const extensions = plugin[point] as Readonly<Record<string, Extension<Point>>> | undefined;
  const extension = extensions && Object.hasOwn(extensions, key) ? extensions[key] : undefined;
  if (extension === undefined) throw new Error(`The plugin ${plugin.name} has no ${point}.${key}.`);
  return extension;
}

/** The options as an extension gets them: checked by the plugin's schema, which fills in defaults. Without a schema there are none. */
export async function validOptions({ name, options }: Plugin, given: unknown = {}): Promise<unknown> {
  if (options === undefined) return given;
  const schema: StandardSchema = '~standard' in options ? options : await options();
  const result = await schema['~standard'].validate(given);
  if (result.issues === undefined) return result.value;
  throw new Error(`invalid options of ${name}: ${result.issues.map(({ message }) => message).join('; ')}`);
}
