/**
 * Version of this contract. It rises when a plugin written for the version before might not work any more; `docs/changes` says what to do then.
 * A package says in `paise2.contract` of its `package.json` for which it was made.
 * @since 0.1
 */
export const contractVersion = 1;
