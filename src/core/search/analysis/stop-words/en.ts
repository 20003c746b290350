export const stopWords = `
a about above after again all also am an and any are as at be because been before being below between both but by can could did do does
doing down during each either else ever few for from further get had has have having he her here hers herself him himself his how i if
in into is it its itself just let may me might more most must my myself neither no nor not now of off on once only onto or other our
ours out over own per please rather same shall she should since so some such than that the their theirs them themselves then there these
they this those through thus to too under until up upon us very was we were what when where whether which while who whom whose why will
with within without would yet you your yours
`;
