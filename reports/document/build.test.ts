import { describe, expect, test } from 'vitest';
import type { TrialReport } from '../../records/runs/report.ts';
import { evidencePaths } from '../facts/evidence.ts';
import type { ReportInput } from '../input.ts';
import type { Lang } from '../../words/text.ts';
import { sampleReport } from '../testdata/sample.ts';
import type { Block, Line, ReportDocument } from './blocks.ts';
import { inline } from './blocks.ts';
import { buildDocument } from './build.ts';

function inputOf(report: TrialReport, evidence = evidencePaths(report)): ReportInput {
  const siblings = new Set(['bao-cao.html', 'verdict.json', 'so-theo-doi-loi.xlsx']);
  return { report, lang: 'vi', evidence: new Set(evidence), siblings };
}

function build(report: TrialReport, lang: Lang = 'vi'): ReportDocument {
  return buildDocument(inputOf(report), lang);
}

function textOf(blocks: Block[]): string {
  const lineText = (line: Line): string => line.map((run) => inline(run).text).join('');
  return blocks
    .flatMap((block): string[] => {
      if (block.type === 'heading') return [block.text];
      if (block.type === 'paragraph') return [lineText(block.line)];
      if (block.type === 'list') return block.items.map(lineText);
      if (block.type === 'figure' || block.type === 'picture') return [block.title];
      const rows = block.rows.map((row) =>
        row.cells.map((cell) => cell.map(lineText).join(' ')).join(' | '),
      );
      return [block.columns.map(({ title }) => title).join(' | '), ...rows];
    })
    .join('\n');
}

/** Text of one section, from its numeral to the next. */
function section(document: ReportDocument, numeral: string): string {
  const start = document.blocks.findIndex(
    (block) => block.type === 'heading' && block.text.startsWith(`${numeral}. `),
  );
  const rest = document.blocks.slice(start + 1);
  const end = rest.findIndex((block) => block.type === 'heading' && block.level === 1);
  return textOf(rest.slice(0, end === -1 ? undefined : end));
}

const noGo = sampleReport({
  cases: 48,
  failing: 7,
  blocked: 2,
  flaky: 2,
  decision: 'no-go',
  waivers: true,
});

describe('the form', () => {
  test('has the seven sections in their order, and appendices with a place to hold', () => {
    const document = build(noGo);
    const heads = document.blocks.filter((block) => block.type === 'heading' && block.level === 1);
    expect(heads.map((block) => (block.type === 'heading' ? block.text : ''))).toEqual([
      'I. THÔNG TIN CHUNG',
      'II. NỘI DUNG, PHƯƠNG PHÁP',
      'III. KẾT QUẢ VẬN HÀNH THỬ',
      'IV. LỖI VÀ KHẮC PHỤC',
      'V. TỒN TẠI, RỦI RO',
      'VI. ĐÁNH GIÁ',
      'VII. KIẾN NGHỊ',
    ]);
    expect(document.appendices.map(({ label, title }) => `${label} ${title}`)).toEqual([
      'Phụ lục I KẾT QUẢ THEO TỪNG YÊU CẦU',
      'Phụ lục II DANH SÁCH LỖI',
      'Phụ lục III KẾT QUẢ KIỂM THỬ TẢI',
    ]);
    const diary = build(sampleReport({ diary: true })).appendices.at(-1);
    expect(diary?.label).toBe('Phụ lục IV');
  });

  test('answers the demands of the plan before all else', () => {
    const document = build(noGo);
    const general = section(document, 'I');
    const [, run = ''] = /^1\. (.+)$/m.exec(general) ?? [];
    expect(run).toBe('Trả lời các yêu cầu của kế hoạch');
    expect(general).toMatch(
      /1 \| Kiểm thử kỹ lưỡng tất cả các nền tảng \| Chưa có căn cứ \| \d+ trên \d+ yêu cầu đạt Không đạt: TTHC-\d+, .*Chưa đánh giá được: TTHC-\d+.* Đợt chạy không xét: reporting/,
    );
    expect(general).toContain('| Chưa đạt | Lỗi chưa đóng: LOI-0001');
    expect(general).toContain(
      '| Đạt | Biên bản tập huấn số 12/BB-SKHCN ngày 27/06/2025, Phó Giám đốc Sở ký',
    );
    expect(general).toContain('Nội dung thống kê cả nước (Bộ Khoa học và Công nghệ, 28/6/2025)');
    expect(general).toContain(
      'Đóng Cổng dịch vụ công cấp tỉnh | 32/34 | Chưa có căn cứ | Chưa có văn bản, biên bản được ký',
    );
  });

  test('says nothing of demands where the plan names none', () => {
    const { demands: _, ...none } = noGo;
    expect(section(build(none), 'I')).not.toContain('kế hoạch');
  });

  test('has the letterhead of NĐ 30/2020', () => {
    const { letterhead, signature } = build(noGo);
    expect(letterhead.superior).toBe('ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI');
    expect(letterhead.number).toMatch(/^Số: {5,}\/BC-SKHCN$/);
    expect(letterhead.placeDate).toBe('Đồng Nai, ngày 28 tháng 6 năm 2025');
    expect(letterhead.basis.map((line) => line.at(-1))).toEqual([';', ';', '.']);
    expect(signature.recipients.at(-1)).toBe('- Lưu: VT, CĐS.');
    expect(signature.recipients[0]).toMatch(/^- .*;$/);
  });

  test('gives single-digit days and the first two months a leading zero', () => {
    const report = sampleReport({});
    report.run.endedAt = '2026-02-03T17:30:00.000Z';
    expect(build(report).letterhead.placeDate).toBe('Đồng Nai, ngày 04 tháng 02 năm 2026');
    report.run.endedAt = '2026-10-12T01:00:00.000Z';
    expect(build(report).letterhead.placeDate).toBe('Đồng Nai, ngày 12 tháng 10 năm 2026');
  });
});

describe('the conclusion', () => {
  const real = { kind: 'trial' } as const;
  test.each([
    ['ĐẠT. ', sampleReport({ ...real, decision: 'go' })],
    ['ĐẠT CÓ ĐIỀU KIỆN. ', sampleReport({ ...real, decision: 'go', waivers: true })],
    ['KHÔNG ĐẠT. ', sampleReport({ ...real, decision: 'no-go', failing: 2 })],
    ['CHƯA ĐỦ CƠ SỞ KẾT LUẬN. ', sampleReport({ ...real, decision: 'undecided' })],
    ['CHƯA ĐỦ CƠ SỞ KẾT LUẬN. ', sampleReport({ ...real, empty: true })],
  ])('is said in the words of the form: %s', (words, report) => {
    const line = section(build(report), 'VI').split('\n')[1];
    expect(line?.startsWith(words)).toBe(true);
  });

  test('a rehearsal is never reported as a result of the real system', () => {
    const document = build(sampleReport({ decision: 'go', faults: ['slow-pages'] }));
    const notices = document.notices.map((line) => line.join('')).join('\n');
    expect(notices).toContain('diễn tập trên hệ thống mô phỏng');
    expect(notices).toContain('slow-pages');
    expect(section(document, 'VI')).toContain('Kết quả diễn tập trên hệ thống mô phỏng: ĐẠT.');
    expect(section(document, 'VII')).not.toContain('cho phép đưa');
    const real = build(sampleReport({ decision: 'go', kind: 'trial' }));
    expect(real.notices).toEqual([]);
    expect(section(real, 'VII')).toContain('cho phép đưa các hệ thống vào vận hành chính thức');
  });

  test('a modelled platform is named as such', () => {
    const document = build(sampleReport({ decision: 'undecided' }));
    expect(document.notices.flat().join('')).toContain(
      'mô hình hóa theo giả định: Nền tảng họp trực tuyến',
    );
  });
});

describe('the content', () => {
  test('assumed values are named as assumptions, faults of the tool are not defects', () => {
    const risks = section(build(sampleReport({ decision: 'undecided' })), 'V');
    expect(risks).toMatch(/, \d+ yêu cầu: TTHC-\d+/);
    expect(risks).toContain('được đặt theo giả định');
    expect(risks).toContain('thời gian phản hồi trung bình ≤ 2,5 giây');
    expect(risks).toContain('k6-absent');
    expect(section(build(sampleReport({ decision: 'undecided' })), 'IV')).toBe(
      'Không phát hiện lỗi.',
    );
  });

  test('every recommendation follows from a fact', () => {
    const advice = section(build(noGo), 'VII');
    expect(advice).toContain('VNPT Đồng Nai khắc phục 2 lỗi (LOI-0001, LOI-0007)');
    expect(advice).toContain('thực hiện lại 1 yêu cầu chưa được đánh giá: TTHC-08');
    expect(advice).toContain('kiểm thử tải lại: Giờ cao điểm 1.000 hồ sơ');
    expect(section(build(sampleReport({ decision: 'go' })), 'VII')).not.toContain('khắc phục');
  });

  test('a run that judged nothing says so everywhere and claims nothing', () => {
    const document = build(sampleReport({ empty: true }));
    const all = textOf(document.blocks);
    expect(all).toContain('Không có hệ thống nào được đánh giá.');
    expect(all).toContain('Không phát hiện lỗi.');
    expect(all).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(textOf(document.appendices.flatMap(({ blocks }) => blocks))).toContain(
      'Không thực hiện kiểm thử tải.',
    );
  });

  test('stays a document people can print, however many cases failed', () => {
    const many = build(sampleReport({ cases: 3000, failing: 2500, decision: 'no-go' }));
    const rows = many.appendices.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'table' ? block.rows : [])),
    );
    expect(rows.length).toBeLessThan(300);
    expect(textOf(many.appendices.flatMap(({ blocks }) => blocks))).toContain('Còn 2.300 ca khác');
  });

  test('a file that is gone is named as missing and not linked', () => {
    const document = buildDocument(inputOf(noGo, []), 'vi');
    const text = textOf(document.appendices.flatMap(({ blocks }) => blocks));
    expect(text).toContain('(thiếu tệp)');
    expect(JSON.stringify(document)).not.toContain('"to":"evidence"');
    expect(section(document, 'V')).toMatch(/Thiếu \d+ tệp bằng chứng/);
  });

  test('every address is there once, and every link inside leads to one', () => {
    const report = structuredClone(noGo);
    report.waivers.push({
      requirement: 'TTHC-99',
      signer: 'x',
      reason: 'x',
      expires: '2025-07-01',
      applied: false,
    });
    report.defects.push(structuredClone(report.defects[0] ?? noGo.defects[0]!));
    for (const lang of ['vi', 'en'] as const) {
      const document = build(report, lang);
      const text = JSON.stringify([document.blocks, document.appendices]);
      const ids = [
        ...text.matchAll(/(?<!"to":"(?:anchor|file)",(?:"file":"[^"]*",)?)"id":"([^"]+)"/g),
      ].map((match) => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
      const targets = [...text.matchAll(/"to":"anchor","id":"([^"]+)"/g)].map((match) => match[1]);
      expect(targets.length).toBeGreaterThan(50);
      expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    }
  });
});
