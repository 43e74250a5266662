import type { Stage } from '../../stage/stage.ts';
import type { LocalDossier } from '../offer/calls.ts';
import { connected, dossierCode, localDossier, newRequestId } from '../prepare.ts';
import { settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

/** Sends dossiers and gives what went out for them. */
async function outgoing(stage: Stage, dossiers: readonly LocalDossier[]) {
  const { calls } = await connected(stage);
  const operator = await connected(stage, 'gateway-operator');
  const requestId = newRequestId();
  const taken = await stage.step('Gửi hồ sơ', async () => {
    calls.mark(requestId);
    return calls.portal.synchronise(dossiers);
  });
  // A log that cannot be asked by the caller's id is a matter of its own, and says nothing of what went out.
  const sent = await stage.given('nhật ký gửi lên Cổng có lượt này', async () => {
    const all = await operator.calls.platform.outgoing(requestId);
    expect(all.length, 'số lượt đã gửi').toBeGreaterThan(0);
    return all;
  });
  return { calls, taken, sent };
}

test(
  ...check('portal-order', async (stage) => {
    const { sent } = await outgoing(stage, [localDossier(stage)]);
    expect(
      sent.map(({ service }) => service),
      'thứ tự các dịch vụ của Cổng',
    ).toEqual(['TraCuuHoSo', 'DongBoHoSoMC', 'CapNhatTienDoHoSoMC']);
  }),
);

test(
  ...check('portal-chunks', async (stage) => {
    const dossiers = Array.from({ length: 23 }, () => localDossier(stage));
    const { sent, calls } = await outgoing(stage, dossiers);
    const sizes = sent
      .filter(({ service }) => service === 'DongBoHoSoMC')
      .map((call) => call.dossiers.length);
    expect(Math.max(...sizes), 'số hồ sơ nhiều nhất một lượt').toBeLessThanOrEqual(
      settings().chunk,
    );
    expect(
      sizes.reduce((sum, size) => sum + size, 0),
      'tổng số hồ sơ đã gửi',
    ).toBe(dossiers.length);
    await stage.step('Cổng có hồ sơ đầu và hồ sơ cuối', async () => {
      for (const dossier of [dossiers.at(0), dossiers.at(-1)])
        expect((await calls.portal.find(dossier?.code ?? ''))?.code, 'mã hồ sơ').toBe(
          dossier?.code,
        );
    });
  }),
);

test(
  ...check('portal-statuses', async (stage) => {
    const { calls } = await connected(stage);
    const { statuses } = settings();
    for (const dueAt of ['2025-07-03T17:00:00+07:00', null])
      await stage.step(
        dueAt === null ? 'Hồ sơ không có ngày hẹn trả' : 'Hồ sơ có ngày hẹn trả',
        async () => {
          const dossiers = Object.keys(statuses).map((status) =>
            localDossier(stage, { status, dueAt }),
          );
          await calls.portal.synchronise(dossiers);
          const seen: Record<string, string | undefined> = {};
          for (const { code, status } of dossiers)
            seen[status] = (await calls.portal.find(code))?.status;
          expect(seen, 'trạng thái trên Cổng').toEqual(statuses);
        },
      );
  }),
);

test(
  ...check('portal-unmapped', async (stage) => {
    const { calls } = await connected(stage);
    for (const status of settings().unmappedStatuses)
      await stage.step(`Trạng thái “${status}” không được gửi đi thành rỗng`, async () => {
        const dossier = localDossier(stage, { status });
        const [result] = await calls.portal.synchronise([dossier]);
        expect(result?.taken, 'được nhận').toBe(false);
        const found = await calls.portal.find(dossier.code);
        expect(found?.status, 'trạng thái trên Cổng').toBeUndefined();
      });
    await stage.step('Trạng thái có trên Cổng thì gửi đi được', async () => {
      const dossier = localDossier(stage);
      await calls.portal.synchronise([dossier]);
      expect((await calls.portal.find(dossier.code))?.status, 'trạng thái trên Cổng').toBe('4');
    });
  }),
);

test(
  ...check('portal-identity', async (stage) => {
    const { calls } = await connected(stage);
    const known = localDossier(stage);
    const unknown = localDossier(stage, { identity: null });
    await stage.step('Gửi một hồ sơ có và một hồ sơ thiếu số định danh', async () => {
      await calls.portal.synchronise([known, unknown]);
    });
    await stage.step('Hồ sơ có thì đúng số, hồ sơ thiếu thì để trống', async () => {
      const identities = (await calls.portal.find(known.code))?.identities ?? [];
      expect(identities.includes(known.identity ?? ''), 'có số định danh đã gửi').toBe(true);
      const none = (await calls.portal.find(unknown.code))?.identities;
      expect(none, 'số định danh của hồ sơ thiếu').toEqual([]);
    });
  }),
);

test(
  ...check('portal-codes', async (stage) => {
    const { calls } = await connected(stage);
    // Own codes, those of the former province, and those of a ministry's own system.
    const prefixes = ['H19.101', 'H10.25', '000.00.17.G22'];
    const dossiers = prefixes.map((prefix) => localDossier(stage, { code: dossierCode(prefix) }));
    await calls.portal.synchronise(dossiers);
    for (const { code } of dossiers)
      await stage.step('Cổng có hồ sơ với đúng mã đã gửi', async () => {
        expect((await calls.portal.find(code))?.code, 'mã hồ sơ').toBe(code);
      });
  }),
);
