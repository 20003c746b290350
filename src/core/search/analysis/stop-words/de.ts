export const stopWords = `
aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist da dabei dadurch dafür damit dann das
dass daß dein deine dem den denn der des deren dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine
einem einen einer eines er es etwas euch euer für gegen habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem
ihren ihrer im in indem ins ist ja jede jedem jeden jeder jedes jene jener jetzt kann kein keine keinen können könnte machen man manche
mein meine mich mir mit muss müssen nach nachdem nicht nichts noch nun nur ob oder ohne sehr seid sein seine seinem seinen seiner selbst
sich sie sind so solche soll sollen sollte sondern sonst über um und uns unser unsere unter viel vom von vor wann war waren warum was
weil welche welchem welchen welcher welches wem wen wenn wer werde werden wessen wie wieder wieviel viele will wir wird wo wodurch wofür
woher wohin womit worden wurde wurden würde zu zum zur zwar zwischen
`;
