import type { MetadataFields } from '../../../plugin/metadata.ts';

/** Fields of a control file (deb-control(5)): lines `Name: value`, continued by lines that begin with a space. */
export function debMetadata(control: string): MetadataFields {
  const fields = new Map<string, string>();
  let name = '';
  for (const line of control.split(/\r?\n/)) {
    const [, begun, value] = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (begun !== undefined) {
      name = begun.toLowerCase();
      fields.set(name, value ?? '');
    } else if (/^[ \t]/.test(line) && name !== '') {
      fields.set(name, `${fields.get(name)}\n${line.trim() === '.' ? '' : line.trim()}`);
    }
  }
  const field = (key: string, from: string): MetadataFields => {
    const value = fields.get(from);
    return value === undefined || value === '' ? {} : { [key]: value };
  };
  const maintainer = fields.get('maintainer');
  return {
    ...field('title', 'package'),
    ...field('description', 'description'),
    ...field('packageVersion', 'version'),
    ...field('architecture', 'architecture'),
    ...field('homepage', 'homepage'),
    ...field('section', 'section'),
    ...(maintainer && { authors: [maintainer] }),
  };
}
