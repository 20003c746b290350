export const stopWords = `
a abbia abbiamo ad agli ai al alla alle allo allora altra altre altri altro anche ancora avere aveva avevano c che chi ci ciò coi col
come con contro cosa così cui da dagli dai dal dalla dalle dallo degli dei del dell della delle dello di dopo dove due durante e è ed
era erano essere fa fare fatto fino fra fu furono gli ha hai hanno ho i il in io l la le lei li lo loro lui ma me mentre mi mia mie miei
mio molto ne negli nei nel nell nella nelle nello no noi non nostra nostro o ogni oppure per perché perchè più può possono poi poiché
prima qual quale quali quando quanta quante quanti quanto quella quelle quelli quello questa queste questi questo qui se sé sei sempre
senza si sì sia siamo siano solo sono sopra sotto sta stata state stati stato su sua sue sugli sui sul sull sulla sulle suo suoi tra
troppo tu tua tuo tutta tutte tutti tutto un una uno vi voi
`;
