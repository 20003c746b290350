import { sentence } from '../parts/words.ts';
import { problems } from './draft.ts';

/** What is wrong with an option. */
export function OptionProblems({ option, id }: { readonly option: string; readonly id?: string }) {
  return (
    <ul id={id} class="option-problems" aria-live="polite">
      {problems.value
        .filter((problem) => problem.option === option)
        .map(({ message, hint }) => (
          <li key={message}>
            {withoutName(message, option)} {hint}
          </li>
        ))}
    </ul>
  );
}

/** It stands above. */
const withoutName = (message: string, option: string): string =>
  sentence(message.startsWith(`${option}: `) ? message.slice(option.length + 2) : message);
