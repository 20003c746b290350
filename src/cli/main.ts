#!/usr/bin/env -S node --max-semi-space-size=8
import module from 'node:module';

module.enableCompileCache?.();
const { main } = await import('./run.ts');
await main(process.argv.slice(2));
