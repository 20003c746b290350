export const stopWords = `
ap ar arī aiz bet bez bija bijis būs būt caur cik citi dažādi divi ir es gan gandrīz ja jau jo jā kā kad kam kas kāds kādi katrs ko kopš
kur kura kuras kuri kurš ļoti lai līdz man mēs mūsu nav ne nebija no nevis pa par pats pēc pie pirms pret savu savas savā starp šā šajā
šī šie šis šo tad tagad tai taču tajā tam tās tā tādēļ tāpēc tas te tie tika tikai to tomēr tu uz vai vairāk var vēl viens viņa viņi
viņš viņu visi zem
`;
