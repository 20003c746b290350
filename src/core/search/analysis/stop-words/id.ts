export const stopWords = `
ada adalah adanya agar akan akibat aku antara apa apabila apakah atas atau bagaimana bagi bahwa banyak baru beberapa belum berada bila
bisa boleh bukan dalam dan dapat dari daripada dengan di dia hanya harus ia ini itu jadi jika juga kami kamu karena kata ke kemudian
kepada ketika kita lagi lain lebih maka masih mau melalui mereka merupakan namun nya oleh pada para pernah pun saat saja sampai sangat
satu saya sebagai sebelum sebuah secara sedang sejak selama semua seorang seperti sering serta setelah setiap siapa suatu sudah supaya
tanpa telah tentang tersebut terhadap tetapi tidak untuk yaitu yang
`;
