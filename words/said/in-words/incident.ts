import type { Text } from '../../text.ts';
import type { IncidentFacts, Said, WordsOf } from '../said.ts';

/** @param words of what a note holds */
export const incidentWords = (words: (said: Said) => Text): WordsOf<IncidentFacts> => ({
  'symptom-seen': ({ probe, why }) => {
    const { vi, en } = words(why);
    return { vi: `${probe} không đạt: ${vi}`, en: `${probe} fails: ${en}` };
  },
  'symptom-over': ({ probe }) => ({
    vi: `${probe} đã đạt trở lại`,
    en: `${probe} passes again`,
  }),
  'symptom-unwatched': ({ probe }) => ({
    vi: `${probe} không còn được theo dõi`,
    en: `${probe} is no longer watched`,
  }),
  'incident-reopened': () => ({
    vi: 'Lỗi xuất hiện lại ngay sau khi sự cố khép lại',
    en: 'It fails again soon after the incident was closed',
  }),
  'incident-closed': ({ seconds }) => {
    const { vi, en } = lasted(seconds);
    return { vi: `Kéo dài ${vi}`, en: `It lasted ${en}` };
  },
  'incident-escalated': ({ to: { vi, en } }) => ({ vi: `Báo lên ${vi}`, en: `Escalated to ${en}` }),
});

function lasted(seconds: number): Text {
  if (seconds < 60) return { vi: `${seconds} giây`, en: `${seconds} s` };
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return { vi: `${minutes} phút`, en: `${minutes} min` };
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return { vi: `${hours} giờ ${rest} phút`, en: `${hours} h ${rest} min` };
}
