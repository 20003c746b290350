import './text-pane.css';
import { useRef } from 'preact/hooks';
import { sentence } from '../parts/words.ts';
import { problems, saved, text, typeText } from './draft.ts';
import { setTextField, showLine } from './text-selection.ts';

/** The configuration as text, kept in step with the form. */
export function TextPane() {
  const gutter = useRef<HTMLPreElement>(null);
  const lines = text.value.split('\n').length;
  const wrong = new Set(problems.value.map(({ line }) => line));
  return (
    <section class="text-pane" aria-labelledby="text-pane">
      <h2 id="text-pane">The same as text</h2>
      <p class="quiet">
        <code>{saved.value?.path}</code>
      </p>
      <div class="text-box">
        <pre ref={gutter} class="text-lines" aria-hidden="true">
          {Array.from({ length: lines }, (_, index) => (
            <span key={index} class={wrong.has(index + 1) ? 'text-line-wrong' : undefined}>
              {index + 1}
              {'\n'}
            </span>
          ))}
        </pre>
        <textarea
          ref={setTextField}
          class="text-field"
          aria-label="Configuration as YAML"
          aria-describedby="text-problems"
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          wrap="off"
          value={text.value}
          onInput={(event) => typeText(event.currentTarget.value)}
          onScroll={(event) => gutter.current?.scrollTo(0, event.currentTarget.scrollTop)}
        />
      </div>
      <TextProblems />
    </section>
  );
}

function TextProblems() {
  return (
    <div id="text-problems" class="text-problems" aria-live="polite">
      {problems.value.length > 0 && (
        <ul>
          {problems.value.map(({ message, hint, line, column }) => (
            <li key={`${line} ${column} ${message}`}>
              {line !== undefined && (
                <button class="link-button" type="button" onClick={() => showLine(line, column)}>
                  Line {line}, column {column}
                </button>
              )}{' '}
              {sentence(message)} {hint}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
