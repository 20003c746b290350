const untidy = /^\s|\s$|\s\s|[^\S ]/;

/** What a cell shows, without line breaks. Most values are tidy, and looking is cheaper than replacing. */
export const oneLine = (value: string): string => (untidy.test(value) ? value.replaceAll(/\s+/g, ' ').trim() : value);
