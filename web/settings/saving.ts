import { signal } from '@preact/signals';
import { api, ApiError, type Configuration } from '../api/client.ts';
import { asked } from '../app/connection.ts';
import { notify } from '../app/notices.ts';
import { saved, sections, showProblems, take, text } from './draft.ts';
import { type Change, isInForce } from './in-force.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** How far what was saved has come. `late`: the engine was not seen to take it over. */
export const progress = signal<'none' | 'saving' | 'saved' | 'in force' | 'late'>('none');
/** The file as somebody else changed it since it was read here. */
export const conflict = signal<Configuration | undefined>(undefined);

const lookMs = 500;
const patienceMs = 30_000;

/** Saves the text. Resolves with whether it is saved. */
export async function save(): Promise<boolean> {
  const before = saved.value;
  if (!before) return false;
  const written = text.value;
  progress.value = 'saving';
  try {
    const { revision } = await asked(api.saveConfig({ text: written, revision: before.revision }));
    saved.value = { ...before, text: written, revision };
    progress.value = 'saved';
    void waitUntilInForce(before.text, written);
    return true;
  } catch (error) {
    progress.value = 'none';
    if (!(error instanceof ApiError)) throw error;
    await explain(error);
    return false;
  }
}

async function explain(error: ApiError): Promise<void> {
  if (error.status === 412) conflict.value = await asked(api.config());
  else if (error.status === 422 && error.problems) showProblems(error.problems);
  else if (error.status !== 0 && error.status !== 401) notify('failed', error.message, error.hint);
}

/** The server tells what is in force, once the engine has taken it over. */
async function waitUntilInForce(before: string, written: string): Promise<void> {
  const change: Change = { before: readYaml(before)?.values ?? {}, after: readYaml(written)?.values ?? {} };
  const fields = sections.value.flatMap((section) => section.fields);
  const until = Date.now() + patienceMs;
  while (Date.now() < until && saved.value?.text === written) {
    const answer = await asked(api.config()).catch(() => undefined);
    if (answer && isInForce(fields, change, answer.effective)) {
      saved.value = { ...saved.value, effective: answer.effective };
      progress.value = 'in force';
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  if (saved.value?.text === written) progress.value = 'late';
}

/** What somebody else wrote takes the place of what was changed here. */
export function takeTheirs(): void {
  if (conflict.value) take(conflict.value);
  conflict.value = undefined;
}

/** What was changed here stays: from now on it is compared with what somebody else wrote, and saving replaces that. */
export function keepMine(): void {
  if (conflict.value) saved.value = conflict.value;
  conflict.value = undefined;
}
