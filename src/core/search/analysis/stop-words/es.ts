export const stopWords = `
a acá además al algo algún alguna algunas alguno algunos allí ambos ante antes aquel aquella aquellos aquí así aun aún aunque bajo bien
cada casi como cómo con contra cual cuál cuáles cuales cualquier cuando cuándo cuanto cuánto cuántos cuánta cuántas de del desde donde
dónde dos durante e el él ella ellas ellos en entonces entre era eran es esa esas ese eso esos esta está están estaba estado estar estas
este esto estos fue fueron ha había habían haber han has hasta hay he hizo la las le les lo los más me mi mí mientras mis misma mismo
muy nada ni no nos nosotros nuestra nuestro nunca o os otra otras otro otros para pero poco por porque pues puede pueden qué que quien
quién quienes quiénes se sea según ser será si sí sido siempre sin sino sobre solo son su sus también tampoco tan tanto te tenía tiene
tienen todo todos toda todas tras tu tú un una unas uno unos usted y ya yo
`;
