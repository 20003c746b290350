export const stopWords = `
a ali bi bil bila bile bili bilo biti bo bodo brez če da do dokler ga glede h in iz ja jaz je jih ji jim jo k kaj kako kar kateri katera
katero kdaj kdo ker ki kje ko koliko kot le lahko ljubi med mi mnogo mora na nad naj nam nas ne nekaj nekateri ni niso nič njegov njen
njih njihov njo o ob od on ona oni ono pa po pod poleg potem pred preden prek pri s saj se sem si skozi smo so sta še tako tam te tega
temu ter ti tisti to tu tudi v ves vi več vsak vsi vse z za zakaj zaradi zato zelo že
`;
