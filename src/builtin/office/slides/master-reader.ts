import type { XmlStreamHandler } from '../../../kit/xml-tokens/xml-stream.ts';
import { createDrawingReader } from '../ooxml/drawing-reader.ts';
import { createElementSkipper } from '../skip-element.ts';
import type { TextOutput } from '../text-output.ts';

/** Reads a master or a layout without its placeholders, which only say what is to be typed there; footers are real. */
export function createMasterReader(output: TextOutput): XmlStreamHandler {
  const reader = createDrawingReader(output);
  const skipper = createElementSkipper();
  let isPlaceholder = false;
  return {
    open(name, attributes) {
      if (skipper.open(name)) return;
      // What a placeholder or a picture is said to show is about the template.
      if (name === 'cNvPr' || (name === 'txBody' && isPlaceholder)) return skipper.start(name);
      if (name === 'sp') isPlaceholder = false;
      else if (name === 'ph') isPlaceholder = attributes.get('type') !== 'ftr';
      reader.open(name, attributes);
    },
    close(name) {
      if (!skipper.close(name)) reader.close(name);
    },
    text(piece) {
      if (!skipper.isSkipping()) reader.text(piece);
    },
  };
}
