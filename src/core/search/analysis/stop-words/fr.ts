export const stopWords = `
à afin ai aie ainsi alors après as au aucun aucune aujourd aura aussi autre autres aux avaient avait avant avec avez avoir avons ayant
bien c ça car ce ceci cela celle celles celui cependant ces cet cette ceux chaque chez ci combien comme comment d dans de depuis des dès
deux devait doit doivent donc dont du elle elles en encore entre es est et étaient était étant être été eu eux fait fut hors ici il ils
j jamais je jusqu l la là laquelle le lequel les lesquels leur leurs lors lui m ma mais me même mêmes mes moi moins mon n ne ni non nos
notre nous on ont ou où par parce pas pendant peu peut peuvent plus pour pourquoi pouvait près puis qu quand que quel quelle quelles
quels qui quoi s sa sans se selon sera seront ses si sien soit sommes son sont sous suis sur t ta tandis te tel telle tes toi ton tous
tout toute toutes très trop tu un une vers voici voilà vos votre vous y
`;
