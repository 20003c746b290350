export const stopWords = `
acaba ama ancak artık aslında az bana bazı belki ben beni benim bile bir birçok biri birkaç birlikte biz bize bizim bu buna bunda bundan
bunlar bunu bunun burada böyle çok çünkü da daha de değil diğer diye dolayı edildi eden ederek edilen eğer en fakat gibi göre hangi
hangisi hani hatta hem henüz hep hepsi her herhangi hiç için içinde ile ilgili ise işte kadar karşı kaç kendi kendine ki kim kime kimin
kimse mi mu mı mü nasıl ne neden nedenle nedir nerede nereye nereden neyi niçin niye o olan olarak oldu olduğu olduğunu olmak olması
olsa olur on ona ondan onlar onların onu onun orada oysa öyle pek rağmen sadece sana sen senin siz sizin sonra şey şu şunu tarafından
tüm üzere var ve veya ya yani yapılan yapmak yerine yine yoksa zaten zaman bütün başka kez defa iken önce şimdi şöyle üzerinde altında
arasında olmayan ettiği edilir etmek değildir vardır yoktur
`;
