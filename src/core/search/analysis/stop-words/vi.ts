export const stopWords = `
ai anh bao bằng bên bị bởi vì các cái cần càng chỉ chiếc cho chúng chưa có cả của cùng cũng cứ dưới do đã đang đâu đây để đến đều điều
đó được gì giữa hay hoặc hơn khi không là lại làm lên lúc mà mình mọi một mỗi nào này nên nếu ngay nhiều như nhưng những nơi nữa ở phải
qua ra rằng rất rồi sau sao sẽ số sự tại theo thế thì thêm thể trên trong trước từ từng tuy và vẫn vào vậy về việc với vừa xuống nhiêu
`;
