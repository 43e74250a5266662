import type { Text } from '../../text.ts';
import type { DefectFacts, Sight, WordsOf } from '../said.ts';

const SIGHTS: Readonly<Record<Sight['by'], Text>> = {
  run: { vi: 'đợt chạy', en: 'run' },
  incident: { vi: 'sự cố', en: 'incident' },
  alert: { vi: 'cảnh báo', en: 'alert' },
  probe: { vi: 'điểm kiểm tra', en: 'probe' },
};

export const defectWords: WordsOf<DefectFacts> = {
  'defect-found': (sight) => by({ vi: 'Phát hiện ở', en: 'Found by' }, sight),
  'defect-found-again': (sight) => by({ vi: 'Gặp lại ở', en: 'Found again by' }, sight),
  'case-passes': ({ run }) => ({
    vi: `Kịch bản đã đạt ở đợt chạy ${run}, chờ kiểm tra lại`,
    en: `The case passed in run ${run}; to be retested`,
  }),
  'incident-over': ({ incident }) => ({
    vi: `Giám sát thấy đã hoạt động lại, sự cố ${incident} khép lại; chờ kiểm tra lại`,
    en: `The monitor sees it work again, incident ${incident} is closed; to be retested`,
  }),
  'alert-resolved': ({ alert }) => ({
    vi: `Cảnh báo ${alert} đã hết; chờ kiểm tra lại`,
    en: `The alert ${alert} is resolved; to be retested`,
  }),
  'alert-end-confirmed': () => ({ vi: 'Cảnh báo đã hết', en: 'The alert is over' }),
  'retest-passed': (sight) => by({ vi: 'Đạt ở', en: 'Passed in' }, sight),
  'retest-failed': (sight) =>
    by({ vi: 'Kiểm tra lại không đạt ở', en: 'The retest failed in' }, sight),
};

function by(what: Text, sight: Sight): Text {
  const { vi, en } = SIGHTS[sight.by];
  return { vi: `${what.vi} ${vi} ${sight.id}`, en: `${what.en} ${en} ${sight.id}` };
}
