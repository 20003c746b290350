import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { PaiseError } from '../../plugin/errors.ts';
import { keyOf } from './keys.ts';
import { readSecret } from './secret.ts';
import { sessionPath } from './session-route.ts';

const patienceMs = 5000;

/** Asks a server for a link that lets one browser in. */
export async function requestLink(origin: string | undefined, dataDirectory: string): Promise<string> {
  const secret = readSecret(dataDirectory);
  if (origin === undefined || !secret) throw notServed();
  try {
    return await ask(`${origin}${sessionPath}/links`, keyOf(secret, sessionPath));
  } catch (error) {
    throw notServed(error);
  }
}

/** Not `fetch`, which costs the engine some megabytes for this one question. */
function ask(url: string, key: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-length': 0 },
      agent: false,
      signal: AbortSignal.timeout(patienceMs),
    };
    const asked = request(url, options, (response) => {
      linkIn(response).then(resolve, reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

async function linkIn(response: IncomingMessage): Promise<string> {
  const { link } = (await json(response)) as { readonly link?: string };
  if (response.statusCode === 200 && link !== undefined) return link;
  throw new Error(`The server answered with status ${response.statusCode}.`);
}

const notServed = (cause?: unknown): PaiseError =>
  new PaiseError('NOT_SERVED', cause instanceof Error ? `The page is not served: ${cause.message}` : 'No engine serves the page.', {
    hint: 'Run `paise2 up`.',
    cause,
  });
