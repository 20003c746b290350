export const stopWords = `
a aby ale ani aż bardzo bez bo bowiem by był była było były być choć ci cię co coś czego czemu czy czyli dla dlaczego dlatego do dokąd
gdy gdyby gdyż gdzie go i ich ile im inne inny iż ja jak jaka jakie jaki jako je jeden jednak jego jej jemu jest jestem jeszcze jeśli
jeżeli już każdy kiedy kim kto którego której który która które których którzy ku lub ma mają mam mi mimo między mną mnie może można mu
my na nad nam nami nas nasz natomiast nawet nic nich nie niej nim nimi niż no o obok od on ona one oni ono oraz po pod podczas ponieważ
poza przed przede przez przy raz również są się skąd sobie swoje ta tak taka taki takie także tam te tego tej ten też to tobie tu tutaj
twój ty tych tylko tym u w wam was we według więc właśnie wraz wszystko wszystkie wszystkich z za zawsze ze że żeby
`;
