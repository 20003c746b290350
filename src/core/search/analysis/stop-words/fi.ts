export const stopWords = `
ei eikä eivät ehkä emme en enemmän ennen eräs et etkä että he heidän heille heitä hän häneen hänen hänet häntä itse ja jo johon joiden
joissa joita joka jolla jolle jonka jos jossa josta jota jotka jotta kaikki kanssa keiden kenen kenelle ketkä ketä koska koskaan kuin
kuinka kuitenkin kuka kumpi kun lisäksi luona me meidän meille meitä mihin mikä mikään miksi millainen millä milloin minkä minun minut
minä missä mistä mitkä mitä miten moni monta mukaan mutta muu muut myös niiden niin niitä noin nuo ne nyt näiden näitä nämä ole olemme
olen olevan oli olisi olit olivat olla olleet ollut on ovat se sekä sen siellä siihen siinä siitä siksi sille sillä sinun sinä sitä te
tai tuo tuon tähän täällä tämä tämän tässä tästä tätä vaan vaikka vain vielä voi voidaan voivat yli enää joku jokin jotain joskus kukaan
ketään koko kohti minulla muita näillä näistä niihin niistä silloin siis sitten tällä tälle tältä vasta yksi ilman jälkeen kautta asti
ovatko joko
`;
