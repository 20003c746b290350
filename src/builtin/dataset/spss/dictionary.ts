import { charsetNamed, fixedText } from '../cell-text.ts';
import type { NumberReader } from '../number-reader.ts';

/** What stands before the data of a file of SPSS (PSPP, "System File Format"). */
export interface Dictionary {
  readonly numbers: NumberReader;
  readonly compression: number;
  readonly bias: number;
  readonly rowCount: number;
  readonly label: string;
  readonly created: string;
  readonly product: string;
  readonly charset: string | undefined;
  /** By the elements of eight bytes that a row consists of; `undefined` where a text goes on. */
  readonly elements: readonly (Variable | undefined)[];
  /** By short names. */
  readonly longNames: ReadonlyMap<string, string>;
  /** Lengths of texts that are spread over several variables, by short name. */
  readonly longTexts: ReadonlyMap<string, number>;
  readonly documents: readonly string[];
  readonly dataAt: number;
}

export interface Variable {
  readonly name: string;
  readonly label: string;
  /** 0 for numbers, else bytes of text. */
  readonly width: number;
  /** Number of the format that it is shown in. */
  readonly format: number;
  /** By the eight bytes of the value, as Latin 1. */
  readonly valueLabels: ReadonlyMap<string, Buffer>;
}

/** As it is read: texts are decoded at the end, when the charset is known. */
export interface RawVariable extends Omit<Variable, 'name' | 'label' | 'valueLabels'> {
  readonly name: Buffer;
  readonly label: Buffer;
  readonly valueLabels: Map<string, Buffer>;
}

export interface RawDictionary {
  readonly header: Buffer;
  readonly numbers: NumberReader;
  readonly elements: readonly (RawVariable | undefined)[];
  /** Records that came later, by number. */
  readonly extensions: ReadonlyMap<number, Buffer>;
  readonly documents: readonly Buffer[];
  readonly dataAt: number;
}

const extensions = { machine: 3, longNames: 13, longTexts: 14, encoding: 20 };
const lineLength = 80;
const pages: Readonly<Record<number, string>> = {
  2: 'windows-1252',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  20127: 'windows-1252',
  65001: 'utf-8',
};

export function decodeDictionary(raw: RawDictionary): Dictionary {
  const { header, numbers, dataAt } = raw;
  const charset = charsetOf(raw);
  const text = (bytes: Buffer): string => fixedText(bytes, charset);
  const whole = (number: number): string =>
    new TextDecoder(charset ?? 'windows-1252').decode(raw.extensions.get(number) ?? Buffer.alloc(0));
  const lengths = pairs(whole(extensions.longTexts).replaceAll('\0', ''));
  return {
    numbers,
    compression: numbers.int32(header, 72),
    bias: numbers.double(header, 84),
    rowCount: Math.max(0, numbers.int32(header, 80)),
    label: text(header.subarray(109, 173)),
    created: `${header.toString('latin1', 92, 101)} ${header.toString('latin1', 101, 109)}`,
    product: text(header.subarray(4, 64)).replace(/^@\(#\) ?/, ''),
    charset,
    elements: raw.elements.map((variable) => variable && { ...variable, name: text(variable.name), label: text(variable.label) }),
    longNames: pairs(whole(extensions.longNames)),
    longTexts: new Map([...lengths].map(([name, length]) => [name, Number.parseInt(length, 10)])),
    documents: raw.documents.flatMap((lines) =>
      Array.from({ length: Math.floor(lines.length / lineLength) }, (_, index) =>
        text(lines.subarray(index * lineLength, (index + 1) * lineLength)),
      ),
    ),
    dataAt,
  };
}

function charsetOf({ extensions: found, numbers }: RawDictionary): string | undefined {
  const named = charsetNamed(found.get(extensions.encoding)?.toString('latin1'));
  const machine = found.get(extensions.machine);
  if (named !== undefined || machine === undefined) return named;
  const page = numbers.int32(machine, 28);
  return charsetNamed(pages[page] ?? `windows-${page}`);
}

/** `SHORT=long`, separated by tabs. */
function pairs(text: string): ReadonlyMap<string, string> {
  const split = text.split('\t').map((pair) => pair.split('='));
  return new Map(
    split.flatMap(([name, value]) => (name === undefined || value === undefined ? [] : [[name.trim(), value.trim()] as const])),
  );
}
