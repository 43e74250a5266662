import { expect, test } from 'vitest';
import { incidentLine } from './monitor.ts';
import { monitorWording } from './wording/monitor.ts';

const vi = monitorWording('vi');

const told = {
  ...{ id: 'SC-0001', platform: 'counter', severity: 'S2' as const },
  ...{ probes: ['home', 'search'], fails: [], well: [] },
};

test('what happens to an incident is reported by the check it happens to', () => {
  expect(incidentLine({ ...told, kinds: ['left'], well: ['search'] }, vi)).toBe(
    'sự cố SC-0001 (S2, counter): search đạt trở lại; gồm home, search',
  );
  expect(incidentLine({ ...told, kinds: ['left', 'left', 'closed'], well: told.probes }, vi)).toBe(
    'sự cố SC-0001 (S2, counter): home, search đạt trở lại; khép lại; gồm home, search',
  );
  expect(incidentLine({ ...told, kinds: ['opened', 'joined'], fails: told.probes }, vi)).toBe(
    'sự cố SC-0001 (S2, counter): bắt đầu, home không đạt; thêm search không đạt; gồm home, search',
  );
  expect(incidentLine({ ...told, kinds: ['reopened', 'joined'], fails: ['home'] }, vi)).toBe(
    'sự cố SC-0001 (S2, counter): xuất hiện lại; thêm home không đạt; gồm home, search',
  );
});
