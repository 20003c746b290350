export const stopWords = `
ada adalah agar akan anda antara apa apabila atas atau bagaimana bagi bahawa banyak beberapa belum berada boleh bukan dalam dan dapat
dari daripada dengan di dia hanya harus ia ialah ini itu jika juga kami kamu kerana ke kemudian kepada ketika kita lagi lain lebih maka
masih melalui mereka merupakan oleh pada para pernah pun saya sahaja sangat satu sebagai sebelum sebuah secara sedang sejak selepas
semasa semua seperti serta setelah setiap siapa sudah supaya tanpa telah tentang tersebut terhadap tetapi tiada tidak turut untuk
walaupun yang
`;
