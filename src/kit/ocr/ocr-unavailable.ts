/** Words in images cannot be read here at all: a package is missing, or data of a language is of no use. */
export class OcrUnavailable extends Error {
  /** What a person can do about it, as the beginning of a sentence. */
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OcrUnavailable';
    this.remedy = remedy;
  }
}
