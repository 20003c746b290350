export const stopWords = `
af alle alt andre at blev blive bliver da de dem den denne der deres det dette dig din dine disse dog du efter eller en end er et for
fordi fra før gennem ham han hans har havde have hende hendes her hos hun hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan
hvorfor hvornår i ifølge ikke ind ingen jeg jer kan kom kun kunne lige man mange med meget mellem men mens mig min mine mit mod må måtte
ned nej noget nogle nogen nok nu når og også om op os over på samme selv siden sig sin sine sit skal skulle som sådan så thi til ud uden
under var ved vi vil ville være været
`;
