import { readXml } from '../xml-tokens/read-xml.ts';
import { xmlCharset } from '../xml-tokens/xml-charset.ts';
import { deepest, mostEntries, type PropertyEntry, type PropertyValue } from './property-entry.ts';

/** One dictionary or array that is open. */
interface Level {
  readonly isArray: boolean;
  key: string;
  count: number;
}

/** The XML form: https://www.apple.com/DTDs/PropertyList-1.0.dtd */
export function xmlEntries(bytes: Uint8Array): readonly PropertyEntry[] {
  const entries: PropertyEntry[] = [];
  const levels: Level[] = [];
  let tooDeep = 0;
  let text = '';

  function add(value: PropertyValue | undefined): void {
    const path = levels.map(({ isArray, key, count }) => (isArray ? String(count) : key));
    if (value !== undefined && tooDeep === 0 && entries.length < mostEntries) entries.push({ path, value });
    passOn();
  }

  function passOn(): void {
    const level = levels.at(-1);
    if (level) level.count += 1;
  }

  readXml(new TextDecoder(xmlCharset(bytes)).decode(bytes), {
    open(name) {
      text = '';
      if (name !== 'dict' && name !== 'array') return;
      if (levels.length >= deepest) tooDeep += 1;
      else levels.push({ isArray: name === 'array', key: '', count: 0 });
    },
    text(piece) {
      text += piece;
    },
    close(name) {
      const level = levels.at(-1);
      if (name === 'key') {
        if (level && tooDeep === 0) level.key = text;
      } else if (name === 'dict' || name === 'array') {
        if (tooDeep > 0) tooDeep -= 1;
        else levels.pop();
        if (tooDeep === 0) passOn();
      } else if (name !== 'plist') add(valueOf(name, text));
      text = '';
    },
  });
  return entries;
}

function valueOf(element: string, text: string): PropertyValue | undefined {
  switch (element) {
    case 'string':
      return text;
    case 'integer':
    case 'real':
      return Number.isNaN(Number(text)) ? text : Number(text);
    case 'true':
      return true;
    case 'false':
      return false;
    case 'date':
      return Number.isNaN(Date.parse(text)) ? text : new Date(text);
    case 'data':
      return Buffer.from(text, 'base64');
    default:
      return undefined;
  }
}
