import type { Paise } from '../../plugin/paise.ts';

/** As much of paise2, and of its answers, as an extension uses. */
export type PaiseAnswers = {
  readonly [Name in keyof Paise]?: Paise[Name] extends (...given: infer Given) => Promise<infer Answer>
    ? (...given: Given) => Promise<Partial<Answer>>
    : Paise[Name];
};

/** A test says what of paise2 an extension uses: that it uses more is told, instead of an `undefined` that is called. */
export function onlyThese(given: PaiseAnswers, who: string): Paise {
  return new Proxy(given, {
    get(target, name) {
      if (name in target) return Reflect.get(target, name) as unknown;
      throw new Error(`The ${who} uses paise.${String(name)}, which the test does not give.`);
    },
  }) as unknown as Paise;
}
