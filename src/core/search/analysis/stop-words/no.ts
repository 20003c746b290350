export const stopWords = `
alle andre at av bare begge ble blei bli blir blitt både da de deg dem den denne der dere deres det dette di din dine disse ditt du
eller en enn er et etter ett for fordi fra før gjennom ha hadde han hans har henne hennes her hos hun hva hvem hver hvilke hvilken
hvilket hvis hvor hvordan hvorfor i ikke ingen inn ja jeg kan kom kun kunne man mange med meg meget mellom men mens mer min mine mitt
mot mye må måtte ned noe noen når nå og også om opp oss over på samme seg selv siden sin sine sitt skal skulle slik som så til under ut
uten var ved vi vil ville være vært vår å
`;
