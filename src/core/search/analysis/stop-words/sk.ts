export const stopWords = `
a aby aj ak ako aká aké aký ale alebo ani asi až bez bol bola boli bolo bude budú by byť čo či ďalšie do ešte ho ich ja je jeho jej ju k
kam kde kedy keď kto ktorá ktoré ktorí ktorý ktorých ku lebo len ma má majú medzi mi môže musí my na nad nám nás nič nie nich niečo o od
okrem on ona oni ono po pod podľa potom pre pred predsa preto pretože pri s sa sme so sú svoj svoje ta tak taký takže tam táto teda ten
tento tie tieto to toho toto tu už v však veľa viac vo všetko vy z za zo že
`;
