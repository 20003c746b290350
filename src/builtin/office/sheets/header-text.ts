/** The text of a sheet's header or footer without its codes (ECMA-376 part 1, 18.3.1.39): sections, fonts, sizes, page numbers. */
export function headerText(coded: string): string {
  return coded
    .replaceAll(/&(?:"[^"]{0,200}"|[KS][0-9A-F+-]{6,8}|\d{1,3}|&|[A-Za-z])/gi, (code) => {
      if (code === '&&') return '&';
      return /^&[LCR]$/.test(code) ? '\t' : '';
    })
    .replaceAll(/\s*\t\s*/g, '\t')
    .trim();
}
