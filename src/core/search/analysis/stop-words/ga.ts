export const stopWords = `
a ach ag agus aige air an ann anseo ansin ar as atá b ba beidh bhí bhfuil bheith bhíonn cad cá cén cé céard chuig chun cuid de den díobh
do don dó é féin faoi freisin fós gach gan go i iad idir in is ina inar í isteach le leis liom mar mé mo muid ná nach ní níl níor nó
nuair ó os othu roimh sa san seo sé sí sin siad sna sula tá thar trí tú um uaidh
`;
