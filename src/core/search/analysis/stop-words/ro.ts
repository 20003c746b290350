export const stopWords = `
a acea aceasta această aceea acei aceia acel acela acele acelea acest acesta aceste acestea acești aceștia acolo acum ai aici al ale alt
alta alte altul am ar are as asemenea asta astfel atât atunci au avea aveau avem avut ca că când care căreia cărui căror cât câte câți
câtă ce cel cei cele cea celor ceva chiar ci cine cineva cu cui cum cumva da dacă dar datorită de deci deja deoarece despre deși din
dintre după ea ei el ele era erau este eu fără fi fie fiecare fiind foarte fost i iar ii îi îl în înainte încă între întru îmi își îți
la le li lor lui m mai mare mea mei mele meu mi mult multe mulți nici niște noastre noi noștri nostru nu o ori orice pe pentru peste
poate pot prea prin până s sa să săi sale sau se si și spre sub sunt suntem t te ți tot toată toate toți totuși tu un una unde unei
unele unor unui unul va vă voi vor vreo
`;
