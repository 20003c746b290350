type Report = (error: unknown) => void;

/** The same methods, whose rejections `report` hears of first. */
export function reporting<T extends object>(made: T, report: Report): T {
  const members = Object.entries(made).map(([name, member]: [string, unknown]) => [
    name,
    isMethod(member) ? heard(member, report) : member,
  ]);
  return Object.fromEntries(members) as T;
}

type Method = (...values: readonly unknown[]) => unknown;

const isMethod = (member: unknown): member is Method => typeof member === 'function';

function heard(method: Method, report: Report): Method {
  return (...values) => {
    const result = method(...values);
    if (result instanceof Promise) result.catch(report);
    return isPages(result) ? heardPages(result, report) : result;
  };
}

const isPages = (result: unknown): result is AsyncIterable<unknown> =>
  typeof result === 'object' && result !== null && Symbol.asyncIterator in result;

async function* heardPages(pages: AsyncIterable<unknown>, report: Report): AsyncGenerator {
  try {
    yield* pages;
  } catch (error) {
    report(error);
    throw error;
  }
}
