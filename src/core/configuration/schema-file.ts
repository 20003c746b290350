/** Name of the schema beside the configuration. */
export const schemaFileName = 'config.schema.json';

/**
 * Tells editors where the schema is (https://github.com/redhat-developer/yaml-language-server#using-inlined-schema; others read it too).
 * As long as it stands in the user's file, the schema is renewed whenever paise2 writes that file.
 */
export const schemaLine = `# yaml-language-server: $schema=${schemaFileName}`;

/** Whether the configuration names the schema that paise2 writes. */
export const namesSchema = (text: string): boolean => text.split(/\r?\n/).some((line) => line.trimEnd() === schemaLine);

/** Whether the configuration names any schema: if not ours, then one that the user chose. */
export const namesAnySchema = (text: string): boolean => /^# +(?:yaml-language-server *:|\$schema:)/m.test(text);
