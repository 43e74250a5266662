import { describe, expect, test } from 'vitest';
import type { NoteCode, NoteFacts, Said } from '../said.ts';
import { NOTE_CODES, textOf, wordsOf } from './index.ts';

/** Of each code, facts and what is read of them. */
type Examples = {
  readonly [C in NoteCode]: readonly [facts: NoteFacts[C], vi: string, en: string];
};

const counter = { vi: 'Quầy', en: 'Counter' };
const failure = `Error: trạng thái

expect(received).toBe(expected) // Object.is equality

Expected: "Đã trả kết quả"
Received: "Mới đăng ký"`;

const examples: Examples = {
  'defect-found': [{ by: 'run', id: 'r1' }, 'Phát hiện ở đợt chạy r1', 'Found by run r1'],
  'defect-found-again': [
    { by: 'incident', id: 'SC-0001' },
    'Gặp lại ở sự cố SC-0001',
    'Found again by incident SC-0001',
  ],
  'case-passes': [
    { run: 'r1' },
    'Kịch bản đã đạt ở đợt chạy r1, chờ kiểm tra lại',
    'The case passed in run r1; to be retested',
  ],
  'incident-over': [
    { incident: 'SC-0001' },
    'Giám sát thấy đã hoạt động lại, sự cố SC-0001 khép lại; chờ kiểm tra lại',
    'The monitor sees it work again, incident SC-0001 is closed; to be retested',
  ],
  'alert-resolved': [
    { alert: 'Slow' },
    'Cảnh báo Slow đã hết; chờ kiểm tra lại',
    'The alert Slow is resolved; to be retested',
  ],
  'alert-end-confirmed': [{}, 'Cảnh báo đã hết', 'The alert is over'],
  'retest-passed': [
    { by: 'probe', id: 'home' },
    'Đạt ở điểm kiểm tra home',
    'Passed in probe home',
  ],
  'retest-failed': [
    { by: 'alert', id: 'Slow' },
    'Kiểm tra lại không đạt ở cảnh báo Slow',
    'The retest failed in alert Slow',
  ],
  'part-of': [{ whole: counter, part: 'nộp' }, 'Quầy: nộp', 'Counter: nộp'],
  'load-crossed': [
    { load: counter, threshold: { vi: 'thời gian ≤ 2,5 s', en: 'time ≤ 2.5 s' } },
    'Quầy: không giữ được thời gian ≤ 2,5 s',
    'Counter: crossed time ≤ 2.5 s',
  ],
  'load-measured': [
    { value: { vi: '3,02 s', en: '3.02 s' }, samples: 12 },
    '3,02 s (12 mẫu)',
    '3.02 s (12 samples)',
  ],
  'probe-fails': [
    { platform: counter, probe: 'home' },
    'Quầy: điểm kiểm tra home không đạt',
    'Counter: probe home fails',
  ],
  'probe-passes': [{ probe: 'home' }, 'Điểm kiểm tra home đạt', 'The probe home passes'],
  'no-alert': [{}, 'Không có cảnh báo', 'No alert'],
  'all-hold': [{ titles: [counter, 'một'] }, 'Quầy; một', 'Counter; một'],
  'found-by-run': [{ run: 'r1' }, 'nghiemthu, đợt chạy r1', 'nghiemthu, run r1'],
  'found-by-monitor': [
    { vantages: ['a', 'b'] },
    'nghiemthu, giám sát (a, b)',
    'nghiemthu, monitor (a, b)',
  ],
  'by-trial': [{}, 'Kiểm thử tự động', 'Automated test'],
  'by-monitor': [{}, 'Giám sát tự động', 'Automated monitoring'],
  'run-probe': [{ probe: 'home' }, 'Chạy điểm kiểm tra home', 'Run the probe home'],
  'run-load': [{ profile: 'peak' }, 'Chạy hồ sơ tải peak', 'Run the load profile peak'],
  'case-failed': [
    { message: failure, english: { 'trạng thái': 'status' } },
    'trạng thái: cần “Đã trả kết quả”, thấy “Mới đăng ký”',
    'status: expected “Đã trả kết quả”, found “Mới đăng ký”',
  ],
  'pages-failed': [
    {
      troubles: [
        { page: '/a', resource: '/b.js', what: 'empty' },
        { page: '/b', resource: '/b.css', what: 'cut' },
        { page: '/c', resource: '', what: 'HTTP 500' },
        { page: '/d', resource: '', what: 'lacks x-frame-options' },
        { page: '/e', resource: '', what: 'lacks cache-control: no-store' },
        { page: '/f', resource: '', what: 'lacks cookie phien: HttpOnly' },
      ],
    },
    'trang /a: /b.js: không có nội dung\ntrang /b: /b.css: bị cụt giữa chừng\ntrang /c: HTTP 500\ntrang /d: thiếu tiêu đề X-Frame-Options mà trang đầu có\ntrang /e: thiếu tiêu đề Cache-Control: no-store mà trang đầu có\ntrang /f: cookie phien thiếu cờ HttpOnly mà trang đầu có',
    'page /a: /b.js: no content\npage /b: /b.css: cut short\npage /c: HTTP 500\npage /d: lacks the header X-Frame-Options, which the first page has\npage /e: lacks the header Cache-Control: no-store, which the first page has\npage /f: the cookie phien lacks HttpOnly, which the first page sets',
  ],
  'symptom-seen': [
    { probe: 'home', why: { code: 'status', found: 502, wanted: [] } },
    'home không đạt: trang trả lời mã 502, cần mã 2xx',
    'home fails: the page answered 502, wanted 2xx',
  ],
  'symptom-over': [{ probe: 'home' }, 'home đã đạt trở lại', 'home passes again'],
  'symptom-unwatched': [
    { probe: 'home' },
    'home không còn được theo dõi',
    'home is no longer watched',
  ],
  'incident-reopened': [
    {},
    'Lỗi xuất hiện lại ngay sau khi sự cố khép lại',
    'It fails again soon after the incident was closed',
  ],
  'incident-closed': [{ seconds: 3_725 }, 'Kéo dài 1 giờ 2 phút', 'It lasted 1 h 2 min'],
  'incident-escalated': [{ to: counter }, 'Báo lên Quầy', 'Escalated to Counter'],
};

describe('a note of a record', () => {
  test.each(Object.entries(examples))('with the code %s is said in both languages', (code, one) => {
    const [facts, vi, en] = one;
    expect(textOf({ code, ...facts } as Said)).toEqual({ vi, en });
  });

  test('has words for each code', () => {
    expect(NOTE_CODES.toSorted()).toEqual(Object.keys(examples).toSorted());
  });

  test('holds the reason of a probe, a name in both languages, or a text', () => {
    const reason: Said = { code: 'walk-late', at: 'Mở trang', seconds: 2.5 };
    expect(wordsOf(reason, 'vi')).toBe('“Mở trang” không xong trong 2,5 giây');
    const english = { 'Mở trang': 'Open the page' };
    expect(wordsOf({ ...reason, english }, 'en')).toBe('“Open the page” did not end within 2.5 s');
    expect(wordsOf(counter, 'en')).toBe('Counter');
    expect(textOf('như đã ghi')).toEqual({ vi: 'như đã ghi', en: 'như đã ghi' });
  });
});

test.each([
  [30, 'Kéo dài 30 giây', 'It lasted 30 s'],
  [90, 'Kéo dài 2 phút', 'It lasted 2 min'],
])('an incident of %i s lasted', (seconds, vi, en) => {
  expect(textOf({ code: 'incident-closed', seconds })).toEqual({ vi, en });
});
