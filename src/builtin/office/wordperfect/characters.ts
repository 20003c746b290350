/**
 * Characters of WordPerfect's own sets, from the number that is given on. What has no letter in it is left out: drawn lines, pictographs, phonetics.
 */
const sets: ReadonlyMap<number, readonly [first: number, letters: string]> = new Map([
  [0, [0x20, String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 0x20 + index))]],
  [
    1,
    [
      23,
      'ßĸjÁáÂâÄäÀàÅåÆæÇçÉéÊêËëÈèÍíÎîÏïÌìÑñÓóÔôÖöÒòÚúÛûÜüÙùŸÿÃãĐđØøÕõÝýÐðÞþĂăĀāĄąĆćČčĈĉĊċĎďĚěĖėĒēĘęǴǵĞğǦǧĢģĜĝĠġĤĥĦħİiĪīĮįĨĩĲĳĴĵĶķĹĺĽľĻļĿŀŁłŃńNŉŇňŅņŐőŌōŒœŔŕŘřŖŗŚśŠšŞşŜŝŤťŢţŦŧŬŭŰűŪūŲųŮůŨũŴŵŶŷŹźŽžŻżŊŋ',
    ],
  ],
  [4, [0, '●○■•*¶§¡¿«»£¥₧ƒªº½¼¢²ⁿ®©¤¾³‛’‘‟”“–—‹›○□†‡™℠℞●◦■▪□▫‒ﬀﬃﬄﬁﬂ…$₣₢₠₤‚„⅓⅔⅛⅜⅝⅞ⓂⓅ€℅℆‰№—¹']],
  [6, [0, '−±≤≥∝/∕∖÷∣⟨⟩∼≈≡∈∩∥∑∞¬→←↑↓↔↕▸◂▴▾⋅·∘∙Å°µ‾×∫∏∓∇∂′″']],
  [8, [0, 'ΑαΒβΒϐΓγΔδΕεΖζΗηΘθΙιΚκΛλΜμΝνΞξΟοΠπΡρΣσΣςΤτΥυΦφΧχΨψΩωΆάΈέΉήΊίΪϊΌόΎύΫϋΏώ']],
  [9, [0, 'אבגדהוזחטיךכלםמןנסעףפץצקרשת']],
  [10, [0, 'АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯяӘәЃѓҐґҒғЂђЄєЄєҖҗЅѕ  ИиІіЇї  ЈјЌќҚқӃӄҜҝЉљҢңЊњ']],
]);

const letters = new Map(Array.from(sets, ([set, [first, all]]) => [set, { first, all: Array.from(all) }]));

/** A space stands for what is unknown. */
export function characterOf(set: number, code: number): string {
  const known = letters.get(set);
  return known?.all[code - known.first] ?? ' ';
}

/** In the body of a document of WordPerfect 6 and later, these letters of set 1 have the numbers 1 to 32. */
const short = [
  35, 34, 37, 36, 31, 30, 27, 33, 29, 77, 76, 39, 38, 45, 41, 40, 47, 43, 49, 57, 56, 81, 80, 83, 82, 63, 62, 71, 70, 67, 73, 23,
];

export const shortCharacter = (code: number): string => characterOf(1, short[code - 1] ?? -1);

/** Where a run of letters of ASCII ends; the space is none, as it means something else since version 6. */
export function endOfAscii(bytes: Buffer, start: number): number {
  let end = start;
  for (let byte = bytes[end] ?? 0; byte >= 0x21 && byte <= 0x7e; byte = bytes[end] ?? 0) end += 1;
  return end;
}
