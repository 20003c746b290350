import type { z } from 'zod';
import type { Paise } from '../../../plugin/paise.ts';
import type { Denial } from '../access/denial.ts';
import type { Sight } from '../access/sight.ts';
import type { McpOptions } from '../options.ts';
import type { Cleaning } from '../text/clean-text.ts';

/** One thing that an agent can ask. Everything of it but `run` is the same whatever the index holds. */
export interface Tool<Input = unknown> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType;
  run(call: Call, input: Input): Promise<Answer>;
}

/** What a tool works with, for one call. */
export interface Call {
  readonly paise: Paise;
  readonly options: McpOptions;
  readonly sight: Sight;
  readonly denial: Denial;
  /** A new one for each try at an answer, so that it counts what is in the answer. */
  cleaning(): Cleaning;
  /** Text of documents, between marks that are this call's own. */
  quoted(text: string): string;
}

export interface Answer {
  readonly content: Readonly<Record<string, unknown>>;
  /** The same for clients that read text only. */
  readonly text: string;
  /** Ids of the documents that it tells of. */
  readonly ids: readonly string[];
}

/** What is wrong, for the agent to read. */
export class Refusal extends Error {}

/** For the list of tools, whose inputs differ. */
export function defineTool<Input>(tool: Tool<Input>): Tool {
  return tool;
}
