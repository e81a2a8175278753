/**
 * Bands of VN_AQI, Decision 1459/QĐ-TCMT: name, colour and advice in Vietnamese are those of the Decision word for
 * word; the English is ours.
 */
export type AqiBand = {
  code: string;
  /** The highest value that is still in the band. */
  to: number;
  name: { vi: string; en: string };
  color: string;
  everyone: { vi: string; en: string };
  sensitive: { vi: string; en: string };
};

export const aqiBands: readonly AqiBand[] = [
  {
    code: 'GOOD',
    to: 50,
    name: { vi: 'Tốt', en: 'Good' },
    color: '#00E400',
    everyone: { vi: 'Tự do thực hiện các hoạt động ngoài trời', en: 'Enjoy outdoor activities freely.' },
    sensitive: { vi: 'Tự do thực hiện các hoạt động ngoài trời', en: 'Enjoy outdoor activities freely.' },
  },
  {
    code: 'MODERATE',
    to: 100,
    name: { vi: 'Trung bình', en: 'Moderate' },
    color: '#FFFF00',
    everyone: { vi: 'Tự do thực hiện các hoạt động ngoài trời', en: 'Enjoy outdoor activities freely.' },
    sensitive: {
      vi: 'Nên theo dõi các triệu chứng như ho hoặc khó thở, nhưng vẫn có thể hoạt động bên ngoài.',
      en: 'Watch for signs such as a cough or shortness of breath; outdoor activities are still possible.',
    },
  },
  {
    code: 'POOR',
    to: 150,
    name: { vi: 'Kém', en: 'Poor' },
    color: '#FF7E00',
    everyone: {
      vi: 'Những người thấy có triệu chứng đau mắt, ho hoặc đau họng… nên cân nhắc giảm các hoạt động ngoài trời. Đối với học sinh, có thể hoạt động bên ngoài, nhưng nên giảm bớt việc tập thể dục kéo dài.',
      en: 'If your eyes hurt, you cough or your throat is sore, consider being outdoors less. Pupils may be active outside but should not exercise long.',
    },
    sensitive: {
      vi: 'Nên giảm các hoạt động mạnh và giảm thời gian hoạt động ngoài trời. Những người mắc bệnh hen suyễn có thể cần sử dụng thuốc thường xuyên hơn.',
      en: 'Cut down on hard effort and on time outdoors. People with asthma may need their medicine more often.',
    },
  },
  {
    code: 'BAD',
    to: 200,
    name: { vi: 'Xấu', en: 'Bad' },
    color: '#FF0000',
    everyone: {
      vi: 'Mọi người nên giảm các hoạt động mạnh khi ở ngoài trời, tránh tập thể dục kéo dài và nghỉ ngơi nhiều hơn trong nhà.',
      en: 'Everyone should cut down on hard effort outdoors, avoid long exercise and rest more indoors.',
    },
    sensitive: {
      vi: 'Nên ở trong nhà và giảm hoạt động mạnh. Nếu cần thiết phải ra ngoài, hãy đeo khẩu trang đạt tiêu chuẩn.',
      en: 'Stay indoors and cut down on hard effort. If you must go out, wear a mask that meets the standard.',
    },
  },
  {
    code: 'VERY_BAD',
    to: 300,
    name: { vi: 'Rất xấu', en: 'Very bad' },
    color: '#8F3F97',
    everyone: {
      vi: 'Mọi người hạn chế tối đa các hoạt động ngoài trời và chuyển tất cả các hoạt động vào trong nhà. Nếu cần thiết phải ra ngoài, hãy đeo khẩu trang đạt tiêu chuẩn.',
      en: 'Everyone should avoid outdoor activities as far as possible and move all of them indoors. If you must go out, wear a mask that meets the standard.',
    },
    sensitive: {
      vi: 'Nên ở trong nhà và giảm hoạt động mạnh.',
      en: 'Stay indoors and cut down on hard effort.',
    },
  },
  {
    code: 'HAZARDOUS',
    to: 500,
    name: { vi: 'Nguy hại', en: 'Hazardous' },
    color: '#7E0023',
    everyone: {
      vi: 'Mọi người nên ở trong nhà, đóng cửa ra vào và cửa sổ. Nếu cần thiết phải ra ngoài, hãy đeo khẩu trang đạt tiêu chuẩn.',
      en: 'Everyone should stay indoors with doors and windows closed. If you must go out, wear a mask that meets the standard.',
    },
    sensitive: {
      vi: 'Mọi người nên ở trong nhà, đóng cửa ra vào và cửa sổ. Nếu cần thiết phải ra ngoài, hãy đeo khẩu trang đạt tiêu chuẩn.',
      en: 'Everyone should stay indoors with doors and windows closed. If you must go out, wear a mask that meets the standard.',
    },
  },
];

export function bandOf(value: number): AqiBand {
  const band = aqiBands.find(({ to }) => value <= to);
  if (!band) throw new RangeError(`VN_AQI ends at 500, this is ${value}`);
  return band;
}
