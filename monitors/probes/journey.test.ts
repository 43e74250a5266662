import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { standIns, WalkingPlace } from '../testing/journeys.ts';

let well: Awaited<ReturnType<typeof standIns>>;
let place: WalkingPlace;
beforeAll(async () => {
  well = await standIns();
  place = new WalkingPlace();
});
afterAll(async () => {
  await place.close();
  await well.sandbox.stop();
});

describe('on a platform that is well', () => {
  test.each([
    'look-up-migrated',
    'sign-in-vneid',
    'look-up',
    'file-online',
    'receive',
    'follow-on-portal',
  ])('%s', async (name) => {
    const sample = await place.walk(well, name);
    expect(sample.reason).toBeUndefined();
    expect(sample.outcome).toBe('success');
    expect(sample.walk?.steps.length).toBeGreaterThan(2);
    expect(sample.walk).toMatchObject({ journey: name, failedAt: undefined, leftBehind: false });
    expect(sample.evidence).toBeUndefined();
  });
});

describe('on a platform with a defect', () => {
  test.concurrent.each([
    ['migrated-not-found', 'look-up-migrated', /^Nhập mã cũ .* và thấy hồ sơ$/],
    ['lookup-finds-nothing', 'look-up', /^Thấy hồ sơ và trạng thái$/],
    ['filed-with-old-district-code', 'file-online', /^Nhận mã hồ sơ đúng quy cách$/],
    ['received-status-unchanged', 'receive', /^Hồ sơ chuyển sang “Được tiếp nhận”$/],
    ['vneid-503', 'sign-in-vneid', /VNeID/],
  ])('%s: %s fails at its step', async (fault, name, step) => {
    const sick = await standIns([fault]);
    try {
      const sample = await place.walk(sick, name, { named: name });
      expect(sample.outcome, sample.reason).toBe('failure');
      expect(sample.walk?.failedAt).toMatch(step);
      expect(sample.reason).toContain(sample.walk?.failedAt);
      expect(sample.walk?.leftBehind).toBe(false);
      expect(await place.evidence.list(sample.evidence ?? '')).toContain('steps.txt');
    } finally {
      await sick.sandbox.stop();
    }
  });
});
