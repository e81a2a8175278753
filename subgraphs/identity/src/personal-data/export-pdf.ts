import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { CollectedSection } from './collect-personal-data.ts';

const require = createRequire(import.meta.url);
const fontFile = (weight: string) =>
  require.resolve(`@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`);

const [ink, soft] = ['#14222b', '#51616b'];

/** For people: Vietnamese, with what each part is there for and which law keeps it. */
export async function exportPdf(o: {
  fullName: string;
  madeOn: string;
  sections: readonly CollectedSection[];
}): Promise<Buffer> {
  const title = 'Dữ liệu cá nhân của bạn';
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 56,
    lang: 'vi-VN',
    bufferPages: true,
    info: { Title: title, Author: 'Đặc khu Phú Quốc' },
  });
  pdf.registerFont('text', fontFile('400Regular'));
  pdf.registerFont('strong', fontFile('600SemiBold'));
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });

  pdf.font('strong').fontSize(22).fillColor(ink).text(title);
  pdf
    .font('text')
    .fontSize(11)
    .fillColor(soft)
    .text(`${o.fullName} · lập ngày ${dayInWords(o.madeOn)}`);
  for (const section of o.sections) writeSection(pdf, section);
  numberPages(pdf);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

function writeSection(pdf: PDFKit.PDFDocument, section: CollectedSection): void {
  pdf.moveDown(1.4).font('strong').fontSize(15).fillColor(ink).text(section.title.vi);
  pdf.font('text').fontSize(9.5).fillColor(soft).text(`Mục đích: ${section.purpose.vi}`);
  pdf.text(section.keptBy ? `Phải lưu theo: ${section.keptBy.vi}` : 'Bạn có thể yêu cầu xóa phần này.');
  pdf.moveDown(0.4);
  if (section.records.length === 0) pdf.fontSize(10.5).text('Không có dữ liệu.');
  for (const { entries } of section.records) {
    for (const { label, value, words } of entries) {
      pdf.font('strong').fontSize(10.5).fillColor(ink).text(`${label.vi}: `, { continued: true });
      pdf.font('text').text(words?.vi ?? shown(value));
    }
    pdf.moveDown(0.5);
  }
  const left = section.total - section.records.length;
  if (left > 0) pdf.fillColor(soft).text(`… và ${left} mục cũ hơn, có tại quầy tiếp nhận.`);
}

function numberPages(pdf: PDFKit.PDFDocument): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = start; index < start + count; index++) {
    pdf.switchToPage(index);
    // Below the margin the library would begin a new page.
    pdf.page.margins.bottom = 0;
    const bottom = pdf.page.height - 36;
    pdf
      .font('text')
      .fontSize(9)
      .fillColor(soft)
      .text(`Trang ${index + 1}/${count}`, 56, bottom, { lineBreak: false });
  }
}

/** What has no shape, or turns the direction of what follows, is left out. */
function shown(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayInWords(value);
  return value.normalize('NFC').replace(/[^\P{C}\n]/gu, '') || '—';
}

function dayInWords(day: string): string {
  return day.split('-').reverse().join('/');
}
