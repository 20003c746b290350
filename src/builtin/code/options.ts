import { z } from 'zod';

export const options = z.strictObject({
  symbols: z
    .enum(['lines', 'tree-sitter'])
    .default('lines')
    .describe(
      'How to find what source code defines: by how its lines begin, or by parsing it where there is a grammar, which is more exact, takes much longer, and needs the package `@vscode/tree-sitter-wasm`',
    ),
});
