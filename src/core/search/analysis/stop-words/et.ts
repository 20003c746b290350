export const stopWords = `
aga ainult alla ehk ei ega enam enne ent et ette ga hoopis iga ise isegi ja jah juba juures ka kas kes keda kelle kellel kui kuid kuidas
kuna kus kust kõik kõige käis küll läbi ma mida mille millal miks mis mitte mitu mu mul mõned mõni nad nagu ned neid nende nii ning no
nüüd olema oled olen olevat oli olid oma on ole palju peale pole poolt pärast pidi peab saa saab said samuti see seda selle sellel
selles siia siin siis sama ta tal te tema teda teised tuleb too vaid veel vastu või võib väga üle üks
`;
