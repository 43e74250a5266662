import type { Text } from '../../text.ts';
import type { BrowserFacts, OfEach } from '../reason.ts';
import { because, sameWords } from './parts.ts';

const BROWSER: Text = {
  vi: 'trình duyệt của máy giám sát gặp sự cố',
  en: 'the browser of the monitor has trouble',
};

export const browser: OfEach<BrowserFacts, Text> = {
  'chromium-absent': () => ({
    vi: 'máy giám sát không có Chromium, cần chạy `nghiemthu doctor --install`',
    en: 'the monitor has no Chromium; `nghiemthu doctor --install` gets it',
  }),
  'browser-unstarted': () => BROWSER,
  'browser-late': () => BROWSER,
  'browser-lost': () => BROWSER,
  'browser-hangs': () => BROWSER,
  'walk-endless': () => BROWSER,
  'walker-absent': () => ({
    vi: 'máy giám sát này không chạy kịch bản',
    en: 'this monitor walks no journeys',
  }),
  'walk-by-probe': () => ({
    vi: 'kịch bản cần tài khoản của hệ thống, mà /probe không có',
    en: 'a journey needs accounts of a target, which /probe does not have',
  }),
  'walk-address': ({ target }) => ({
    vi: `${target} không phải địa chỉ để chạy kịch bản`,
    en: `${target} is no address to walk on`,
  }),
  'journey-unloadable': ({ text }) =>
    because({ vi: 'không nạp được kịch bản', en: 'the journey cannot be loaded' }, sameWords(text)),
  'journey-unknown': ({ journey, platform }) => ({
    vi: `nền tảng ${platform} không có kịch bản ${journey}`,
    en: `the platform ${platform} has no journey ${journey}`,
  }),
  'journey-changes': ({ journey, target }) => ({
    vi: `kịch bản ${journey} làm thay đổi dữ liệu, mà ${target} đang vận hành thật`,
    en: `the journey ${journey} changes the platform, and ${target} is live`,
  }),
  'journey-leaves': ({ journey }) => ({
    vi: `kịch bản ${journey} tạo dữ liệu mà không có bước dọn`,
    en: `the journey ${journey} creates data and registers nothing that removes it`,
  }),
  'step-unawaited': ({ step }) => ({
    vi: `kịch bản không chờ bước “${step}”`,
    en: `the journey did not await “${step}”`,
  }),
  'journey-empty': () => ({
    vi: 'kịch bản không có bước nào',
    en: 'the journey has no step',
  }),
  'own-data-left': ({ text }) =>
    because(
      {
        vi: 'chưa dọn được dữ liệu mà lần kiểm tra trước đã tạo',
        en: 'what an earlier check created could not be removed',
      },
      sameWords(text),
    ),
};
