export const stopWords = `
a aby ačkoli ale ani ano aniž asi až bez bude budou by byl byla byli bylo byly být co což čí čeho čím další do ho i já jak jaká jaké
jaký jako je jeho její jejich jen jenž jenom ještě ji jiné již jsem jsme jsou jste k kam každý kde kdo kdy když ke kolik kromě která
které kteří který kterou kterých kvůli ma má mají mě mezi mi mít mně moc mohou může my na nad nám nás náš ne nebo nebyl nebylo něco
nechť než ni nic nich ním není o od ode on ona oni ono pak po pod podle pokud pouze pro proč proto protože před přes při s sám se si své
svůj ta tak také takže tam tato te té tedy ten tento této ti tím to toho tohoto tom tomu toto tu tuto tvůj ty tyto tě u už v vám vás váš
ve více však všechny všech vy z za zda zde ze že
`;
