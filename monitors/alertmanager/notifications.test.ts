import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { alert, PATIENCE, Scene } from './testing/scene.ts';

const scene = new Scene();
beforeAll(() => scene.open());
afterAll(() => scene.close());

test('alerts of one platform and severity come in one mail, in Vietnamese; each reaches the register alone, with the token', async () => {
  const name = 'Hệ thống quản lý văn bản và điều hành';
  const labels = { platform: 'documents', severity: 'S2' };
  const first = alert('JourneyFailing', { ...labels, probe: 'a', journey: 'a' }, name);
  const second = alert('JourneyFailing', { ...labels, probe: 'b', journey: 'b' }, name);
  await scene.post(first, second);
  await scene.settled();
  const mails = scene.mailsFor(name);
  expect(mails.map(({ to }) => to).sort()).toEqual([
    'to-phan-ung-nhanh@tinh.example',
    'truc-van-hanh@tinh.example',
  ]);
  for (const { subject, text, html } of mails) {
    expect(subject).toBe(`[S2 cao] ${name}: 2 cảnh báo`);
    expect(text).toMatch(
      /- Tóm tắt JourneyFailing\s+Từ \d\d:\d\d ngày \d\d\/\d\d\/\d{4}\s+Mô tả JourneyFailing\s+Hướng dẫn xử lý: docs\/runbooks\/JourneyFailing.md/,
    );
    expect(html).toContain('<strong>Tóm tắt JourneyFailing</strong>');
    expect(html).toContain('S2 cao · từ');
  }
  const told = scene.registered('documents');
  expect(told.map(({ alerts }) => alerts.map(({ labels }) => labels['probe']))).toEqual(
    expect.arrayContaining([['a'], ['b']]),
  );
  for (const { authorization } of told) expect(authorization).toBe('Bearer s3cret');
});

test('times are those of Vietnam', async () => {
  const name = 'Hệ thống thông tin báo cáo';
  const labels = { platform: 'reporting', severity: 'S2', probe: 'home' };
  await scene.post({
    ...alert('ProbeFailing', labels, name),
    startsAt: '2025-07-01T18:30:00Z',
  });
  await vi.waitFor(() => {
    expect(scene.mailsFor(name)[0]?.text).toContain('Từ 01:30 ngày 02/07/2025');
  }, PATIENCE);
});

test('what has ended is said as ended, to the register too', async () => {
  const name = 'Nền tảng đã hết lỗi';
  const one = alert('ProbeFailing', { platform: 'ended', severity: 'S2', probe: 'home' }, name);
  await scene.post(one);
  await vi.waitFor(() => expect(scene.registered('ended')).toHaveLength(1), PATIENCE);
  await scene.post({ ...one, endsAt: new Date(Date.now() - 1_000).toISOString() });
  await vi.waitFor(() => {
    expect(scene.registered('ended').at(-1)?.status).toBe('resolved');
    expect(scene.mailsFor(name).at(-1)?.subject).toBe(`[Đã hết] ${name}: Tóm tắt ProbeFailing`);
  }, PATIENCE);
});

test('the watchdog calls the one outside', async () => {
  await scene.post(
    alert('Watchdog', {
      scope: 'harness',
      severity: 'S4',
      team: 'authority',
      platform: 'nghiemthu',
    }),
  );
  await vi.waitFor(
    () => expect(scene.calls.filter(({ receiver }) => receiver === 'deadman')).toHaveLength(1),
    PATIENCE,
  );
  expect(scene.mails.some(({ text }) => text.includes('Watchdog'))).toBe(false);
});
