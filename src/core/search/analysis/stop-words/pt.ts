export const stopWords = `
à a agora ainda além algo alguém algum alguma alguns antes ao aos apenas após aquela aquele aqueles aquilo as às assim até cada com como
contra cuja cujo da daquele das de dela dele deles depois desde dessa desse desta deste do dos duas durante e é ela elas ele eles em
enquanto entre era eram essa essas esse esses esta está estão estas estava este estes eu foi for foram fosse há isso isto já lá lhe lhes
lo logo mais mas me mesma mesmo meu meus minha muita muito muitos na não nas nem nenhum nessa nesse nesta neste no nos nós nossa nosso
num numa nunca o onde os ou outra outras outro outros para pela pelas pelo pelos pode podem pois por porém porque porquê qual quais
qualquer quando quanta quantas quanto quantos que quê quem se seja sem sempre sendo ser será seu seus si sido sob sobre são só sua suas
também tanto te tem têm tendo ter teve tinha toda todas todo todos tu tudo um uma umas uns você vocês
`;
