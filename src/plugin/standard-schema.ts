/**
 * Standard Schema v1 (https://standardschema.dev), the common face of zod, valibot and arktype. `options` of a plugin may be any of them.
 * Types only; nothing is imported.
 * @since 0.1
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** @since 0.1 */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** @since 0.1 */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/**
 * What a schema's options look like once validated and filled with defaults.
 * @since 0.1
 */
export type OptionsOf<Schema> = Schema extends StandardSchema<infer _Input, infer Output> ? Output : Readonly<Record<string, never>>;
