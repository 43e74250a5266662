import type { Text } from '../text.ts';
import { keysOf } from './names.ts';

/** What a requirement is about, in the order of the official report. */
export const DIMENSION_NAMES = {
  function: { vi: 'Chức năng', en: 'Function' },
  performance: { vi: 'Hiệu năng', en: 'Performance' },
  connection: { vi: 'Kết nối, liên thông', en: 'Connection' },
  security: { vi: 'An toàn thông tin', en: 'Security' },
  authorization: { vi: 'Phân quyền', en: 'Authorization' },
  training: { vi: 'Hướng dẫn, tập huấn', en: 'Guidance and training' },
} satisfies Record<string, Text>;

export type Dimension = keyof typeof DIMENSION_NAMES;

export const DIMENSIONS = keysOf(DIMENSION_NAMES);
