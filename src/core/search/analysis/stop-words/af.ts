export const stopWords = `
aan as agter al almal alle ander baie by byna daar dan dat deur die dis dit dié een eers egter elke en enige 'n gaan gee geen geword
haar had het hier hierdie hoe hom hulle hy iets in is jou julle jy kan kom kon kry laat maar maak meer met moes moet my na nadat nie nog
nou of om omdat onder ons ook oor op reeds saam sal se self sien sit so sommige soos sou sy te teen ten toe tot tussen uit van vanaf vir
voor waar wanneer waarin was wat weer were word wie
`;
