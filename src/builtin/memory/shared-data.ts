import type { ProviderHost } from '../../plugin/hosts.ts';

/** What these providers need to know of their host. */
export type Place = Pick<ProviderHost, 'dataDirectory' | 'access'>;

/** What one opener holds of data that several share. */
export interface Share<Data> {
  readonly data: Data;
  /** The data is gone when all shares of it are released. Releasing twice is harmless. */
  readonly release: () => void;
}

/** Keeps data per directory for as long as somebody in this process has it open. */
export function sharedData<Data>(create: () => Data): (directory: string) => Share<Data> {
  const places = new Map<string, { readonly data: Data; openers: number }>();
  return (directory) => {
    const place = places.get(directory) ?? { data: create(), openers: 0 };
    place.openers += 1;
    places.set(directory, place);
    let released = false;
    const release = (): void => {
      if (released) return;
      released = true;
      place.openers -= 1;
      if (place.openers === 0) places.delete(directory);
    };
    return { data: place.data, release };
  };
}
