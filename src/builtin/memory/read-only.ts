import { PaiseError } from '../../plugin/errors.ts';

/** The same object, except that these methods reject: it was opened for reading. */
export function withoutWriting<Subject extends object>(subject: Subject, methods: readonly (keyof Subject & string)[]): Subject {
  const refusals = methods.map((method) => [
    method,
    async () => {
      throw new PaiseError('NOT_SUPPORTED', `${method} needs write access, and this was opened for reading.`);
    },
  ]);
  return { ...subject, ...Object.fromEntries(refusals) };
}
