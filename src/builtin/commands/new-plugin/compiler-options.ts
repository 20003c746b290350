/** `tsconfig.json`: what Node can run as it is, checked strictly, and built to JavaScript with declarations. */
export function compilerOptions(): string {
  const options = {
    compilerOptions: {
      target: 'ES2024',
      lib: ['ES2024'],
      module: 'NodeNext',
      types: ['node'],
      rootDir: 'src',
      outDir: 'dist',
      declaration: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noUnusedLocals: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      rewriteRelativeImportExtensions: true,
      skipLibCheck: true,
    },
    include: ['src'],
  };
  return `${JSON.stringify(options, undefined, 2)}\n`;
}
