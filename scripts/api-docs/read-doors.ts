import { resolve } from 'node:path';
import { API, type Project, type Symbol } from 'typescript/unstable/sync';
import type { Door } from './declaration.ts';
import { readDeclaration } from './read-declaration.ts';

const root = resolve(import.meta.dirname, '../..');

const doors = { 'paise2/plugin': 'src/plugin/index.ts', 'paise2/testing': 'src/testing/index.ts', paise2: 'src/index.ts' };

/** All that the package exports, with the eyes of the compiler. Names in the order of their letters. */
export function readDoors(): readonly Door[] {
  const api = new API({ cwd: root });
  try {
    const project = api.updateSnapshot({ openProjects: [resolve(root, 'tsconfig.json')] }).getProject(resolve(root, 'tsconfig.json'));
    if (!project) throw new Error('the compiler does not open tsconfig.json');
    return Object.entries(doors).map(([name, file]) => ({
      name,
      declarations: exportsOf(project, resolve(root, file)).map((symbol) => readDeclaration(symbol, project, root)),
    }));
  } finally {
    api.close();
  }
}

function exportsOf({ program, checker }: Project, path: string): readonly Symbol[] {
  const file = program.getSourceFile(path);
  const exported = file && checker.getSymbolAtLocation(file);
  if (!exported) throw new Error(`${path} exports nothing`);
  return checker.getExportsOfModule(exported).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
