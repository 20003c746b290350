/** So many items of an extension failed in the same way that this one is put off. Not this item's fault. */
export class ExtensionPaused extends Error {
  constructor(extension: string) {
    super(`${extension} fails at everything for now; it is tried again now and then.`);
    this.name = 'ExtensionPaused';
  }
}
