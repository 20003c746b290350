import { resolve } from 'node:path';
import envPaths from 'env-paths';

/** Where paise2 keeps what is the user's and what is its own: as the variables say, else where the platform keeps such things. */
export function defaultDirectories(): { readonly configDirectory: string; readonly dataDirectory: string } {
  const { PAISE2_CONFIG_DIR: config, PAISE2_DATA_DIR: data } = process.env;
  const usual = envPaths('paise2', { suffix: '' });
  return { configDirectory: config ? resolve(config) : usual.config, dataDirectory: data ? resolve(data) : usual.data };
}
