import module from 'node:module';

// The program of the server's process: see core/engine/serving.ts.
module.enableCompileCache?.();
const [{ boot }, { runServerProcess }] = await Promise.all([import('./index.ts'), import('./core/http/run-server.ts')]);
runServerProcess(boot);
