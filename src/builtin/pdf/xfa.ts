import { readXml } from '../../kit/xml-tokens/read-xml.ts';
import type { PdfDocument } from './open-document.ts';

/** `FORMTYPE_XFA_FULL` of `fpdf_formfill.h`: the pages only say that another program is needed. */
const dynamicForm = 2;
const mostPackets = 100;
const largestPacket = 16 * 1024 * 1024;
/** Elements of a template (XFA 3.3, part 2) whose text people see. */
const shown = new Set(['text', 'exData', 'float', 'decimal', 'integer', 'date', 'time', 'dateTime', 'toolTip']);
const hidden = new Set(['script', 'picture', 'desc']);

/** Labels, defaults and values of a form that is drawn by a program and not on pages (XFA). */
export function readDynamicForm(document: PdfDocument): string {
  const { call, memory, handle } = document;
  if (call.FPDF_GetFormType(handle) !== dynamicForm) return '';
  const texts: string[] = [];
  const count = Math.min(mostPackets, call.FPDF_GetXFAPacketCount(handle));
  for (let index = 0; index < count; index += 1) {
    const name = memory.readBytesText((buffer, length) => call.FPDF_GetXFAPacketName(handle, index, buffer, length));
    if (name === 'template') texts.push(textOf(readPacket(document, index), (element) => shown.has(element)));
    if (name === 'datasets') texts.push(textOf(readPacket(document, index), (element) => element === 'data'));
  }
  return texts.filter((text) => text !== '').join('\n');
}

function readPacket({ call, memory, handle }: PdfDocument, index: number): string {
  return memory.lend(4, (size) => {
    if (!call.FPDF_GetXFAPacketContent(handle, index, 0, 0, size)) return '';
    const length = memory.word(size);
    if (length === 0 || length > largestPacket) return '';
    return memory.lend(length, (address) => {
      call.FPDF_GetXFAPacketContent(handle, index, address, length, size);
      return new TextDecoder().decode(memory.copy(address, length));
    });
  });
}

/** Text within elements that are wanted, one piece a line, each once. */
function textOf(xml: string, isWanted: (element: string) => boolean): string {
  const pieces = new Set<string>();
  let wanted = 0;
  let unwanted = 0;
  const count = (name: string, step: number): void => {
    const element = name.slice(name.indexOf(':') + 1);
    if (isWanted(element)) wanted += step;
    if (hidden.has(element)) unwanted += step;
  };
  readXml(xml, {
    open: (name) => count(name, 1),
    close: (name) => count(name, -1),
    text(piece) {
      const text = wanted > 0 && unwanted === 0 ? piece.trim() : '';
      if (text !== '') pieces.add(text);
    },
  });
  return [...pieces].join('\n');
}
