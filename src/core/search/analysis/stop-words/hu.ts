export const stopWords = `
a abban ahhoz ahogy ahol aki akik akkor alatt amely amelyek amelyet ami amikor amíg annak arra arról az azért azok azon azonban azt
aztán azután azzal be belül benne csak de e ebben egy egyes egyéb egyik egyre ehhez ekkor el ellen elő először előtt emilyen én ennek
erre éppen és ez ezek ezen ezért ezt ezzel fel felé ha hanem hány hogy hogyan hol honnan hova igen így ill ilyen is ismét itt jó ki kell
keresztül kik kinek kit kívül köz között közül legalább lehet lehetett lenne lesz lett maga magát majd már más másik még meg mekkora
mellett melyik melyek mely mennyi mert mi miatt miért mikor milyen minden mindig mint mit mivel most nagyon ne nekem neki nélkül nem
nincs ő ők őket olyan össze ott pedig persze rá s saját se sem semmi sok sokat számára szemben szerint szinte talán te tehát teljes több
tovább ti úgy ugyanis új után utána vagy vagyok valaki valami valamint való van vannak vele vissza volna volt voltak ezeket azokat annyi
onnan innen mintha eddig egész elég
`;
