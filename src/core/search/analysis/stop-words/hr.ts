export const stopWords = `
a ako ali bez bi bih bila bili bilo bio biti će ću čak da dok do dva ga gdje i ih ili im iz između ja je jedan jedna jedno jer jest još
ju kada kad kako kao koja koje koji kojim kojih kojoj koju kroz li me mi mnogo može mogu moj mu na nad nakon nam nas ne neki neke nego
nešto ni nije nisu nje njih njegov njihov no o od odnosno on ona oni ono ovaj ova ove ovo pa po pod poslije preko prema pri prije s sa
sam samo se sebe si što smo su sve svi svoj svoje ta taj tako također te to toga tu u uz va vam vas već vi više za zato zbog
`;
