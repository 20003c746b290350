export const stopWords = `
alla allt att av bara bland blev bli blir blivit borde både de dem den denna deras dess dessa det detta dig din dina ditt du där därför
då efter ej eller en er era ett eftersom från för före genom ha hade han hans har hon honom hur här i icke in ingen inget inom inte ja
jag ju kan kommer kunde man med medan mellan men mig min mina mitt mot mycket många måste ni nu någon något några när och också om oss
på samma sedan sig sin sina sitt ska skall skulle som så sådan sådana till trots under upp ut utan vad var vara varför varje varit vars
vart vem vi vid vilka vilken vilket vill åt än är även över
`;
