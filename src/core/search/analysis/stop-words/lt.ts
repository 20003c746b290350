export const stopWords = `
ant apie ar arba aš be bei bet bus būti buvo dar dėl gali iki ir iš jau jei jeigu ji jie jis jo jog jų ką kad kada kai kaip kas kelis ki
kiek kiekvienas kitas kiti kito ko kodėl kokia koks kol kur kurie kurio kuris kurios kurį labai mano mes mūsų nei nes net nors nuo o ne
nėra pagal pas pat per po prie prieš pro savo šiame ši šie šio šis šių su ta tačiau tai taip tam tarp tas ten tie tik to todėl tokia
toks tos tuo tų už vis visi viso visų yra
`;
