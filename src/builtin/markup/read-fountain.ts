import { createMarkupDocument, type MarkupText } from './markup-document.ts';
import { withoutMarks } from './inline-marks.ts';

const scene = /^(?:(?:INT|EXT|EST|INT\.?\/EXT|I\/E)[. ]|\.(?=[^.]))/i;
const titleField = /^([A-Za-z][\w ]{0,40}):[ \t]*(.*)$/;
const marks = withoutMarks(['***', '**', '*', '_']);

/** Screenplays: https://fountain.io/syntax */
export function readFountain(source: string): MarkupText {
  const document = createMarkupDocument();
  const lines = source
    .replaceAll(/\/\*[^]*?(?:\*\/|$)/g, '')
    .replaceAll(/\[\[|\]\]/g, ' ')
    .split(/\r?\n/);
  let inTitlePage = titleField.test(lines[0] ?? '');
  let fieldName = '';
  for (const line of lines) {
    const text = line.trim();
    if (inTitlePage && text !== '') {
      const [, name, value = ''] = titleField.exec(line) ?? [];
      fieldName = name?.toLowerCase() ?? fieldName;
      const shown = marks(name === undefined ? text : value);
      if (fieldName === 'title') document.title(shown);
      else if (/^authors?$/.test(fieldName)) document.author(shown);
      else if (fieldName === 'draft date') document.date('modifiedAt', shown);
      document.line(shown);
      continue;
    }
    inTitlePage = false;
    if (scene.test(text) || /^#{1,6}[ \t]*\S/.test(text))
      document.heading(text.replace(/^(?:\.|#{1,6}[ \t]*)/, '').replace(/[ \t]*#[^#]+#$/, ''));
    else document.line(/^={3,}$/.test(text) ? '' : marks(text.replace(/^[=~!@>][ \t]*/, '').replace(/[ \t]*<$/, '')));
  }
  return document.read();
}
