const privateUse = /[\ue000-\uf8ff]/g;
/** Letters in the shape that a typesetter or an old character set gave them. The longest ligatures are left alone: they are whole sentences. */
const shaped = /[\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufdef\ufe70-\ufefc\uff01-\uffee]+/g;
const apart = /[\u0300-\u036f\u1100-\u11ff\u3099\u309a]/;
const beyondAscii = /[\u0080-\uffff]/;

/** The text in one spelling of its letters, and without private-use characters. */
export function cleanText(text: string): string {
  if (!beyondAscii.test(text)) return text;
  const plain = text.replace(privateUse, ' ').replace(shaped, (letters) => letters.normalize('NFKC'));
  return apart.test(plain) ? plain.normalize('NFC') : plain;
}
