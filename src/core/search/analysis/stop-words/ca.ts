export const stopWords = `
a això al algun alguna alguns als altra altre altres amb aquell aquella aquells aquest aquesta aquestes aquests així avui bé cada com
contra d de del dels des després dins doncs durant el ella ells els em en encara ens entre era eren és està estan fer fins ha han has
havia hi ho i jo l la les li llavors llur lo mai malgrat mateix me més meu molt molta moltes molts n ni no nosaltres o on pas pel pels
per perquè però poc pot poden qual quals quan que què quin quina qui s se sempre sense ser serà si sí sinó sobre són sota té també tan
tant tot tota totes tots un una unes uns va van vosaltres
`;
