import type { Random } from '@city/kit/seed/random';

/** With the shares that the families have in the country, roughly. */
const families: readonly (readonly [string, number])[] = [
  ['Nguyễn', 38],
  ['Trần', 11],
  ['Lê', 9.5],
  ['Phạm', 7],
  ['Hoàng', 5],
  ['Phan', 4.5],
  ['Vũ', 3.9],
  ['Đặng', 2.1],
  ['Bùi', 2],
  ['Đỗ', 1.4],
  ['Hồ', 1.3],
  ['Ngô', 1.3],
  ['Dương', 1],
  ['Lý', 0.8],
  ['Đinh', 0.8],
  ['Trương', 0.8],
  ['Lâm', 0.7],
  ['Mai', 0.6],
  ['Huỳnh', 3],
  ['Võ', 2.5],
  ['Châu', 0.4],
];
const middles = {
  FEMALE: 'Thị Thị Thị Ngọc Thanh Thu Mỹ Kim Bích Phương Minh Hoàng Khánh Bảo Như'.split(' '),
  MALE: 'Văn Văn Hữu Đức Minh Quốc Thanh Hoàng Công Xuân Gia Anh Tuấn Ngọc Trung'.split(' '),
};
const givens = {
  FEMALE:
    'Hương Lan Hoa Mai Trang Linh Hạnh Thảo Hà Nga Yến Dung Phượng Nhung Thủy Vy Ngân Quỳnh Trâm Uyên Chi Diễm Loan Nhi My Thư Giang Hiền Tuyết Oanh'.split(
      ' ',
    ),
  MALE: 'Hùng Dũng Tuấn Nam Sơn Hải Long Phúc Khoa Đạt Khánh Huy Thành Bình Cường Tâm Quân Phong Lộc Tài Nghĩa Thịnh Vinh Kiên Bảo Toàn Trí Duy Hậu Nhân'.split(
    ' ',
  ),
};

export function vietnameseName(random: Random, gender: 'FEMALE' | 'MALE'): string {
  return [random.weighted(families), random.pick(middles[gender]), random.pick(givens[gender])].join(' ');
}
