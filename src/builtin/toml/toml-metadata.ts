import { asMap, mayHaveFields, metadataOf, type DataFields } from '../../kit/data-fields/metadata-of.ts';

const parsedLength = 256 * 1024;

/** What a TOML file says of itself: at the top, or where Rust and Python projects say it. */
export async function tomlMetadata(toml: string): Promise<DataFields> {
  if (toml.length > parsedLength || !mayHaveFields(toml)) return {};
  const { parse } = await import('smol-toml');
  try {
    const data = parse(toml);
    return {
      ...metadataOf(data['package']),
      ...metadataOf(asMap(data['tool'])['poetry']),
      ...metadataOf(data['project']),
      ...metadataOf(data),
    };
  } catch {
    return {};
  }
}
