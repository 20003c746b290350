export const stopWords = `
ala ari arte asko ba baina baino bat batean baten batzuk beste bere bezala da dago daude dela den dena dira diren direla dute du duen
edo egin egon ere esan eta ez gabe guztiak guzti gero hala hau hauek hori horiek horrek hura hemen izan izaten izango zen ziren zituen
zuen zuten zela ze zer zein nahi nola non nor oso ondoren orain ordea ondo ongi urte urtean zion arabera artean baita bai baizik
bakarrik behar bera berak beraz bertan dagoen egiten eginez
`;
