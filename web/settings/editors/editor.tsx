import { ChoiceEditor } from './choice-editor.tsx';
import { ListEditor } from './list-editor.tsx';
import { MapEditor } from './map-editor.tsx';
import type { EditorProps } from './props.ts';
import { RecordEditor } from './record-editor.tsx';
import { SwitchEditor } from './switch-editor.tsx';
import { TextEditor } from './text-editor.tsx';
import { UnionEditor } from './union-editor.tsx';

/** The control that fits a value. */
export function Editor({ shape, ...props }: EditorProps) {
  switch (shape.kind) {
    case 'text':
    case 'number':
      return <TextEditor {...props} shape={shape} />;
    case 'switch':
      return <SwitchEditor {...props} shape={shape} />;
    case 'choice':
      return <ChoiceEditor {...props} shape={shape} />;
    case 'list':
      return <ListEditor {...props} shape={shape} Inner={Editor} />;
    case 'map':
      return <MapEditor {...props} shape={shape} Inner={Editor} />;
    case 'record':
      return <RecordEditor {...props} shape={shape} Inner={Editor} />;
    case 'union':
      return <UnionEditor {...props} shape={shape} Inner={Editor} />;
    case 'free':
      return null;
  }
}
