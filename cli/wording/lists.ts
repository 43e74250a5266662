import type { Lang } from '../../words/text.ts';

/** What the lists of the register say, and a retest. */
const vi = {
  noDefects: 'Không có lỗi nào đang mở.',
  due: (time: string) => `hạn ${time}`,
  nextRelease: 'bản phát hành sau',
  noIncidents: (target: string) => `Không có sự cố nào đang mở trên ${target}.`,
  stillOpen: 'đang mở',
  until: (time: string) => `đến ${time}`,
  incident: (from: string, until: string, communes: number, vantages: string) =>
    `từ ${from} ${until}  ${communes} xã, phường  nhìn từ ${vantages}`,
  failing: 'không đạt',
  well: 'đã đạt   ',
  noRuns: 'Chưa có đợt chạy nào.',
  unfinished: 'chưa kết thúc',
  retest: {
    pass: (target: string) => `kiểm tra lại đạt trên ${target}, lỗi được đóng`,
    fail: 'kiểm tra lại không đạt, lỗi vẫn mở',
    undecided: 'chưa kiểm tra lại được, trạng thái giữ nguyên',
    alertFires: 'cảnh báo vẫn đang bật, lỗi vẫn mở',
    alertOver: (by: string) => `cảnh báo đã hết, ${by} xác nhận, lỗi được đóng`,
  },
  verify: {
    altered: (run: string, count: number) =>
      `Đợt chạy ${run}: ${count} tệp đã bị thay đổi hoặc không còn`,
    unsigned: (run: string) =>
      `Đợt chạy ${run}: các tệp khớp với danh mục, nhưng kho ở máy này không có chữ ký của đợt chạy để đối chiếu`,
    whole: (run: string) => `Đợt chạy ${run}: mọi tệp còn nguyên như khi kết thúc`,
  },
  load: {
    mark: (ok: boolean | null): string => (ok === null ? 'bị chặn' : ok ? 'đạt' : 'không đạt'),
    samples: (count: number) => `${count} mẫu`,
    rate: (figure: string) => `${figure} yêu cầu/s`,
  },
};

const en: typeof vi = {
  noDefects: 'No defect is open.',
  due: (time) => `due ${time}`,
  nextRelease: 'in the next release',
  noIncidents: (target) => `No incident is open on ${target}.`,
  stillOpen: 'still open',
  until: (time) => `to ${time}`,
  incident: (from, until, communes, vantages) =>
    `from ${from} ${until}  ${communes} ${communes === 1 ? 'commune' : 'communes'}  seen from ${vantages}`,
  failing: 'fails',
  well: 'well ',
  noRuns: 'There is no run yet.',
  unfinished: 'not ended',
  retest: {
    pass: (target) => `the retest passed on ${target}, the defect is closed`,
    fail: 'the retest failed, the defect stays open',
    undecided: 'it could not be retested, its state stays',
    alertFires: 'the alert still fires, the defect stays open',
    alertOver: (by) => `the alert is over, confirmed by ${by}, the defect is closed`,
  },
  verify: {
    altered: (run, count) => `Run ${run}: ${count} files were changed or are missing`,
    unsigned: (run) =>
      `Run ${run}: the files are as the manifest lists them, but the store of this machine has no signature of the run to compare with`,
    whole: (run) => `Run ${run}: all files are as they were when it ended`,
  },
  load: {
    mark: (ok) => (ok === null ? 'blocked' : ok ? 'pass' : 'fail'),
    samples: (count) => `${count} samples`,
    rate: (figure) => `${figure} requests/s`,
  },
};

export function listWording(lang: Lang): typeof vi {
  return lang === 'vi' ? vi : en;
}
