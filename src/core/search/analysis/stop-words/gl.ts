export const stopWords = `
a á aínda algo algún algunha ao aos aquel así as ás até ben cada coa coas como con contra cando cal canto cun cunha da das de dende
desde despois do dos durante e é ela eles el en entre era eran esa ese esta este esto está están estaba foi foron hai ha ía iso isto la
lle lles logo mais máis mesmo meu miña moi moito moitos na nas nin no nos non nosa noso nunca o onde os ou outra outras outro outros
para pero pola polo polos por porque pode poden que quen se sen ser sempre si sobre son sú súa súas só tamén tan tanto ten teñen tiña
toda todas todo todos un unha unhas uns xa
`;
