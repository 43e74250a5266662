import { expectWords } from '../../../monitors/testing/reasons.ts';
import type { BrowserFacts } from '../reason.ts';

expectWords<BrowserFacts>({
  'chromium-absent': [
    [
      {},
      {
        technical: 'there is no Chromium; `nghiemthu doctor --install` gets it',
        vi: 'máy giám sát không có Chromium, cần chạy `nghiemthu doctor --install`',
        en: 'the monitor has no Chromium; `nghiemthu doctor --install` gets it',
      },
    ],
  ],
  'browser-unstarted': [
    [
      { text: 'spawn EAGAIN' },
      {
        technical: 'the browser does not start: spawn EAGAIN',
        vi: 'trình duyệt của máy giám sát gặp sự cố',
        en: 'the browser of the monitor has trouble',
      },
    ],
  ],
  'browser-late': [
    [
      {},
      {
        technical: 'the browser did not start in time',
        vi: 'trình duyệt của máy giám sát gặp sự cố',
        en: 'the browser of the monitor has trouble',
      },
    ],
  ],
  'browser-lost': [
    [
      {},
      {
        technical: 'the browser was lost',
        vi: 'trình duyệt của máy giám sát gặp sự cố',
        en: 'the browser of the monitor has trouble',
      },
    ],
  ],
  'browser-hangs': [
    [
      {},
      {
        technical: 'the browser hangs',
        vi: 'trình duyệt của máy giám sát gặp sự cố',
        en: 'the browser of the monitor has trouble',
      },
    ],
  ],
  'walk-endless': [
    [
      {},
      {
        technical: 'the journey did not end',
        vi: 'trình duyệt của máy giám sát gặp sự cố',
        en: 'the browser of the monitor has trouble',
      },
    ],
  ],
  'walker-absent': [
    [
      {},
      {
        technical: 'this monitor walks no journeys',
        vi: 'máy giám sát này không chạy kịch bản',
        en: 'this monitor walks no journeys',
      },
    ],
  ],
  'walk-by-probe': [
    [
      {},
      {
        technical:
          'a journey needs accounts of a target: it walks for a probe under `probes:` alone, not for /probe',
        vi: 'kịch bản cần tài khoản của hệ thống, mà /probe không có',
        en: 'a journey needs accounts of a target, which /probe does not have',
      },
    ],
  ],
  'walk-address': [
    [
      { target: 'file:a' },
      {
        technical: 'file:a is no address to walk on',
        vi: 'file:a không phải địa chỉ để chạy kịch bản',
        en: 'file:a is no address to walk on',
      },
    ],
  ],
  'journey-unloadable': [
    [
      { text: 'no such journey' },
      {
        technical: 'the journey cannot be loaded: no such journey',
        vi: 'không nạp được kịch bản: no such journey',
        en: 'the journey cannot be loaded: no such journey',
      },
    ],
  ],
  'journey-unknown': [
    [
      { journey: 'flow', platform: 'counter' },
      {
        technical: 'no journey flow in config/platforms/counter/platform.yaml',
        vi: 'nền tảng counter không có kịch bản flow',
        en: 'the platform counter has no journey flow',
      },
    ],
  ],
  'journey-changes': [
    [
      { journey: 'flow', target: 'here' },
      {
        technical: 'the journey flow changes the platform, and here is live',
        vi: 'kịch bản flow làm thay đổi dữ liệu, mà here đang vận hành thật',
        en: 'the journey flow changes the platform, and here is live',
      },
    ],
  ],
  'journey-leaves': [
    [
      { journey: 'flow' },
      {
        technical: 'the journey flow creates data and registers nothing that removes it',
        vi: 'kịch bản flow tạo dữ liệu mà không có bước dọn',
        en: 'the journey flow creates data and registers nothing that removes it',
      },
    ],
  ],
  'step-unawaited': [
    [
      { step: 'Mở trang' },
      {
        technical: '“Mở trang” was not awaited',
        vi: 'kịch bản không chờ bước “Mở trang”',
        en: 'the journey did not await “Mở trang”',
      },
    ],
  ],
  'journey-empty': [
    [
      {},
      {
        technical: 'the journey has no step',
        vi: 'kịch bản không có bước nào',
        en: 'the journey has no step',
      },
    ],
  ],
  'own-data-left': [
    [
      { text: 'the dossier stays' },
      {
        technical: 'own data could not be removed: the dossier stays',
        vi: 'chưa dọn được dữ liệu mà lần kiểm tra trước đã tạo: the dossier stays',
        en: 'what an earlier check created could not be removed: the dossier stays',
      },
    ],
  ],
});
