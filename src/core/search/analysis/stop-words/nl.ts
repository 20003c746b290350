export const stopWords = `
aan achter al alle alleen alles als altijd ander andere anderen ben bij binnen boven daar daarna dan dat de deze die dit doch doen door
dus een eens en er even geen had hadden heb hebben heeft hem het hier hij hoe hoeveel hun iets ik in is ja je jij jou jouw jullie kan
kon konden kun kunnen maar me meer men met mij mijn moet moeten mocht na naar niet niets nog nu of om omdat onder ons onze ook op over
reeds sinds sommige te tegen ten ter terwijl tijdens toch toen tot tussen u uit uw vaak van vanaf veel voor waar waarom waarin waarmee
wanneer want waren was wat we weer wel welk welke werd werden wezen wie wij wil word worden wordt zal ze zelf zich zij zijn zo zoals
zonder zou zouden
`;
