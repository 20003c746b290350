import { computed, signal } from '@preact/signals';
import type { ConfigurationProblem, OptionChange } from '../../src/plugin/paise.ts';
import { api, ApiError, type CheckedText, type Configuration } from '../api/client.ts';
import { asked } from '../app/connection.ts';
import { notify } from '../app/notices.ts';
import { type Section, sectionsOf } from './fields.ts';
import { placeProblem } from './problem-places.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** The file as the server has it. */
export const saved = signal<Configuration | undefined>(undefined);
/** The file as it is being edited: the one truth, which the form reads and both change. */
export const text = signal('');
export const sections = signal<readonly Section[]>([]);
const found = signal<readonly ConfigurationProblem[]>([]);

export const isDirty = computed(() => saved.value !== undefined && text.value !== saved.value.text);
/** What the text says; nothing where the form cannot follow it. */
export const read = computed(() => readYaml(text.value));
export const problems = computed(() => {
  const options = sections.value.flatMap(({ fields }) => fields.map(({ option }) => option));
  return found.value.map((problem) => placeProblem(problem, options));
});
/** Grows when an edit came to nothing: fields show again what the text says. */
export const refusals = signal(0);

const checkMs = 300;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Reads everything from the server; what was not saved is dropped. */
export async function load(): Promise<void> {
  const [configuration, schema] = await asked(Promise.all([api.config(), api.configSchema()]));
  sections.value = sectionsOf(schema);
  take(configuration);
}

export function take(configuration: Configuration): void {
  saved.value = configuration;
  typeText(configuration.text);
}

/** What a person types into the text. It is checked when they pause. */
export function typeText(next: string): void {
  text.value = next;
  clearTimeout(timer);
  timer = setTimeout(() => void check(next).catch(() => undefined), checkMs);
}

async function check(checked: string): Promise<void> {
  const { problems: all } = await asked(api.checkConfig(checked));
  if (text.value === checked) found.value = all;
}

export function showProblems(all: readonly ConfigurationProblem[]): void {
  found.value = all;
}

let editing: Promise<void> = Promise.resolve();

/** Changes one option in the text, one edit after the other; without a change it goes back to its default. Comments stay. */
export function changeOption(option: string, change?: OptionChange): Promise<void> {
  editing = editing.then(() => edit(option, change)).catch(refuse);
  return editing;
}

async function edit(option: string, change: OptionChange | undefined): Promise<void> {
  const before = text.value;
  const edited = await asked(api.editConfig({ text: before, option, ...(change && { change }) }));
  // Somebody typed meanwhile: nothing of that may be lost.
  if (text.value !== before) return edit(option, change);
  takeEdited(edited);
}

function takeEdited(edited: CheckedText): void {
  clearTimeout(timer);
  text.value = edited.text;
  found.value = edited.problems;
}

function refuse(error: unknown): void {
  refusals.value++;
  if (!(error instanceof ApiError)) throw error;
  if (error.status !== 0 && error.status !== 401) notify('failed', error.message, error.hint);
}
