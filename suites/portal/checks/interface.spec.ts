import { expectRolesEnter } from '../../stage/entering.ts';
import { AnswerError } from '../../stage/precondition.ts';
import type { Stage } from '../../stage/stage.ts';
import { matrixOf } from '../../matrix.ts';
import { configOfSuites } from '../../journey.ts';
import type { System } from '../offer/system.ts';
import { connected, dossierOf, pdf, refusalOf } from '../prepare.ts';
import { productOf } from '../product.ts';
import type { Attempt } from '../offer/system.ts';
import { procedureFor, settings } from '../settings.ts';
import { check, expect, part, test } from './suite.ts';

/** A code for which there is no dossier yet. */
const newCode = (stage: Stage, system: System, name: string) =>
  stage.given('có mã hồ sơ mới', () => system.newCode(stage.target.units.home, procedureFor(name)));

test(
  ...check('update-before-create', async (stage) => {
    const system = await connected(stage);
    const name = 'update-before-create';
    const code = await newCode(stage, system, name);
    await stage.step('Cập nhật hồ sơ chưa có thì bị từ chối với mã 404', async () => {
      expect(await refusalOf(system.status(code, '4')), 'mã trả lời').toBe(404);
      expect(await refusalOf(system.progress(code, 'Cán bộ', 'Xử lý')), 'mã trả lời').toBe(404);
    });
    await stage.step('Tạo hồ sơ rồi thì cập nhật được', async () => {
      await system.send([dossierOf(code, procedureFor(name))]);
      expect(await refusalOf(system.status(code, '4')), 'mã trả lời').toBe(200);
      expect((await system.find(code))?.status, 'trạng thái').toBe('4');
    });
  }),
);

test(
  ...check('statuses-refused', async (stage) => {
    const system = await connected(stage);
    const procedure = procedureFor('statuses-refused');
    const code = await newCode(stage, system, 'statuses-refused');
    await stage.given('hồ sơ đang được xử lý', () =>
      system.send([dossierOf(code, procedure, { status: '4' })]),
    );
    for (const status of ['', '0', '11', 'done'])
      await stage.step(`Trạng thái “${status}” bị từ chối`, async () => {
        expect(await refusalOf(system.status(code, status)), 'mã trả lời').toBe(400);
        const sending = system.send([dossierOf(code, procedure)], { TrangThaiHoSo: status });
        expect(await refusalOf(sending), 'mã trả lời khi gửi hồ sơ').toBe(400);
      });
    await stage.step('Hồ sơ giữ trạng thái đang có', async () => {
      expect((await system.find(code))?.status, 'trạng thái').toBe('4');
    });
  }),
);

const FIELDS = ['MaTTHC', 'TenTTHC', 'KenhThucHien', 'ChuHoSo', 'LoaiDoiTuong', 'NgayTiepNhan'];

test(
  ...check('fields-demanded', async (stage) => {
    const system = await connected(stage);
    const procedure = procedureFor('fields-demanded');
    const code = await newCode(stage, system, 'fields-demanded');
    for (const field of FIELDS)
      await stage.step(`Hồ sơ thiếu ${field} bị từ chối`, async () => {
        const sending = system.send([dossierOf(code, procedure)], { [field]: undefined });
        expect(await refusalOf(sending), 'mã trả lời').toBe(400);
        expect(await system.find(code), 'hồ sơ trên Cổng').toBeNull();
      });
    const wrong = { KenhThucHien: '4', LoaiDoiTuong: '9', NgayTiepNhan: '20251340000000' };
    for (const [field, value] of Object.entries(wrong))
      await stage.step(`Hồ sơ có ${field} sai bị từ chối`, async () => {
        const sending = system.send([dossierOf(code, procedure)], { [field]: value });
        expect(await refusalOf(sending), 'mã trả lời').toBe(400);
      });
    await stage.step('Hồ sơ đủ trường thì được nhận', async () => {
      expect(await system.send([dossierOf(code, procedure)]), 'hồ sơ đã nhận').toEqual([code]);
    });
  }),
);

test(
  ...check('hashes-checked', async (stage) => {
    const system = await connected(stage);
    const code = await newCode(stage, system, 'hashes-checked');
    const { buffer } = pdf(stage);
    await stage.step('Tệp khác mã băm đã báo bị từ chối', async () => {
      const sending = system.upload(code, 'giay-to.pdf', buffer, '0'.repeat(64));
      expect(await refusalOf(sending), 'mã trả lời').toBe(400);
    });
    await stage.step('Tệp đúng mã băm được nhận', async () => {
      expect(await system.upload(code, 'giay-to.pdf', buffer), 'mã tệp').toMatch(/\S/);
    });
  }),
);

test(
  ...check('chunk-limit', async (stage) => {
    const system = await connected(stage);
    const procedure = procedureFor('chunk-limit');
    const { chunk } = settings();
    const codes = await stage.given('có mã cho nhiều hồ sơ', async () => {
      const made: string[] = [];
      while (made.length <= chunk)
        made.push(await system.newCode(stage.target.units.home, procedure));
      return made;
    });
    const dossiers = codes.map((code) => dossierOf(code, procedure));
    await stage.step('Gửi quá số hồ sơ một lượt thì cả lượt bị từ chối', async () => {
      expect(await refusalOf(system.send(dossiers)), 'mã trả lời').toBe(400);
    });
    await stage.step('Gửi đúng số thì có đủ trên Cổng', async () => {
      const sent = codes.slice(0, chunk);
      expect(await system.send(dossiers.slice(0, chunk)), 'hồ sơ đã nhận').toEqual(sent);
      for (const code of sent) expect((await system.find(code))?.code, 'mã hồ sơ').toBe(code);
    });
  }),
);

test(
  ...check('sessions-refused', async (stage) => {
    const product = await productOf(stage);
    const account = stage.account('one-stop-system');
    await stage.step('Sai mật khẩu thì không mở được phiên', async () => {
      const trying = product.system({ ...account, password: `${account.password}-sai` });
      expect(await refusalOf(trying), 'mã trả lời').toBe(401);
    });
    await stage.step('Phiên đã đóng không gọi được dịch vụ', async () => {
      const system = await product.system(account);
      expect((await system.procedures()).length, 'số thủ tục').toBeGreaterThan(0);
      await system.close();
      expect(await refusalOf(system.procedures()), 'mã trả lời').toBe(401);
    });
  }),
);

test(
  ...check('other-agency-refused', async (stage) => {
    const system = await connected(stage);
    const procedure = procedureFor('other-agency-refused');
    const code = await newCode(stage, system, 'other-agency-refused');
    const address = await stage.given('tỉnh có hồ sơ kèm giấy tờ trên Cổng', async () => {
      const paper = await system.upload(code, 'giay-to.pdf', pdf(stage).buffer);
      await system.send([{ ...dossierOf(code, procedure), papers: [paper] }]);
      const [kept] = (await system.find(code))?.papers ?? [];
      if (kept === undefined) throw new AnswerError('hồ sơ trên Cổng không có giấy tờ đã gửi');
      return kept.address;
    });
    const ministry = await connected(stage, 'ministry-system');
    await stage.step('Hệ thống của bộ không cập nhật được hồ sơ của tỉnh', async () => {
      expect(await refusalOf(ministry.status(code, '8')), 'mã trả lời').toBe(403);
      expect(await refusalOf(ministry.find(code)), 'mã trả lời khi tra cứu').toBe(403);
    });
    await stage.step('Hệ thống của bộ không tải được giấy tờ trong hồ sơ', async () => {
      expect(await refusalOf(ministry.fetch(address)), 'mã trả lời').toBe(403);
      expect((await system.fetch(address)).equals(pdf(stage).buffer), 'tỉnh tải được').toBe(true);
    });
    await stage.step('Hồ sơ vẫn như tỉnh đã gửi', async () => {
      expect((await system.find(code))?.status, 'trạng thái').toBe('2');
    });
  }),
);

test(...check('roles-enter', (stage) => expectRolesEnter(stage, 'portal', ['citizen'])));

const cells = matrixOf('portal');

for (const cell of cells)
  test(
    ...part('roles-enforced', { title: cell.title, of: cells.length }, async (stage) => {
      const product = await productOf(stage);
      const signsIn = configOfSuites().roles.roles[cell.role]?.signsIn !== false;
      const account = signsIn ? stage.account(cell.role) : null;
      const wanted: Attempt = cell.allowed ? 'được làm' : 'bị từ chối';
      expect(await product.can(cell.permission, account), cell.title).toBe(wanted);
    }),
  );
