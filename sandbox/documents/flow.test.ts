import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from '../data/people.ts';
import { startSandbox } from '../sandbox.ts';
import type { Sandbox } from '../sandbox.ts';

const HOME = '25195';
const OTHER = '26041';

let sandbox: Sandbox;
const start = (seed = 1) =>
  startSandbox({ seed, port: 0, platforms: ['documents'], faults: [], settings: {} });
beforeAll(async () => {
  sandbox = await start();
});
afterAll(() => sandbox.stop());

/** Somebody at work, by forms and pages as a browser would send and read them. */
class Official {
  readonly #base: string;
  #cookie = '';

  private constructor(base: string) {
    this.#base = base;
  }

  static async signIn(username: string, at = sandbox): Promise<Official> {
    const one = new Official(at.addresses['documents']!);
    await one.send('/dang-nhap', '/dang-nhap', { username, password: PASSWORD });
    return one;
  }

  async open(path: string) {
    const headers = { cookie: this.#cookie };
    const answer = await fetch(this.#base + path, { headers, redirect: 'manual' });
    this.#keep(answer);
    return { status: answer.status, text: await answer.text() };
  }

  /** Sends a form with the token of the page it stands on. @returns where the platform leads on to */
  async send(page: string, action: string, values: Record<string, string> = {}): Promise<string> {
    const csrf = /name="csrf"\s+value="([^"]+)"/.exec((await this.open(page)).text)?.[1] ?? '';
    const isPlain = action.startsWith('/dang-');
    const body = isPlain ? new URLSearchParams({ csrf, ...values }) : new FormData();
    if (body instanceof FormData)
      for (const [name, value] of Object.entries({ csrf, ...values })) body.append(name, value);
    const sent = { method: 'POST', headers: { cookie: this.#cookie }, body } as const;
    const answer = await fetch(this.#base + action, { ...sent, redirect: 'manual' });
    this.#keep(answer);
    return answer.headers.get('location') ?? `${answer.status}`;
  }

  /** Takes an action on a document. @returns what the person is told */
  async act(path: string, action: string, values: Record<string, string> = {}): Promise<string> {
    const own = Object.entries(values).map(([name, value]) => [`${action}.${name}`, value]);
    const to = await this.send(path, `${path}/thao-tac/${action}`, Object.fromEntries(own));
    if (/^\d+$/.test(to)) return to;
    return parse((await this.open(to)).text).querySelector('.flash')?.text ?? '';
  }

  async fact(path: string, term: string): Promise<string | undefined> {
    const page = parse((await this.open(path)).text);
    const found = page.querySelectorAll('dt').find((one) => one.text === term);
    return found?.nextElementSibling?.text.trim();
  }

  async listed(list: string, text: string): Promise<string[]> {
    const { text: html } = await this.open(`${list}?q=${encodeURIComponent(text)}`);
    const links = parse(html).querySelectorAll('table a');
    return links.map((link) => link.getAttribute('href') ?? '');
  }

  #keep(answer: Response): void {
    for (const one of answer.headers.getSetCookie()) this.#cookie = one.split(';')[0] ?? '';
  }
}

const draft = (subject: string, receiver: string) => ({
  ...{ kind: '7', subject, content: '', secrecy: '0', urgency: '1', receiver, others: '' },
});

/** A notice of the home unit, issued to the other one. */
async function issued(subject: string): Promise<{ path: string; number: string }> {
  const drafter = await Official.signIn(`chuyenvien.${HOME}`);
  const leader = await Official.signIn(`lanhdao.${HOME}`);
  const clerk = await Official.signIn(`vanthu.${HOME}`);
  const path = await drafter.send(
    '/van-ban-di/soan-thao',
    '/van-ban-di/soan-thao',
    draft(subject, 'H19.145'),
  );
  expect(await drafter.act(path, 'trinh', { leader: `lanhdao.${HOME}` })).toBe('Đã trình ký.');
  expect(await leader.act(path, 'ky')).toBe('Đã ký số văn bản.');
  expect(await clerk.act(path, 'cap-so')).toMatch(/^Đã cấp số \d{2,}\/TB-UBND$/);
  expect(await clerk.act(path, 'phat-hanh')).toBe('Đã phát hành văn bản.');
  return { path, number: (await clerk.fact(path, 'Số, ký hiệu')) ?? '' };
}

describe('a document', () => {
  it('goes from the draft to another commune, is handled there, and cannot be taken back any more', async () => {
    const subject = 'V/v diễn tập phòng cháy, chữa cháy';
    const { path, number } = await issued(subject);
    const there = await Official.signIn(`vanthu.${OTHER}`);
    const [received = ''] = await there.listed('/van-ban-den', number);
    expect(await there.fact(received, 'Trích yếu')).toBe(subject);
    expect(await there.act(received, 'tra-lai', { reason: 'Sai' })).toContain('ít nhất 10 ký tự');
    expect(await there.act(received, 'vao-so')).toMatch(/^Đã vào sổ. Số đến: \d+$/);
    const leader = await Official.signIn(`lanhdao.${OTHER}`);
    const main = `chuyenvien.${OTHER}`;
    expect(
      await leader.act(received, 'but-phe', { instruction: 'Xử lý', main, joint: main }),
    ).toContain('khác người');
    await leader.act(received, 'but-phe', { instruction: 'Xử lý', main, joint: '', days: '5' });
    const specialist = await Official.signIn(main);
    expect(await specialist.act(received, 'ket-thuc')).toContain('Cần ghi kết quả');
    await specialist.act(received, 'xu-ly', { result: 'Đã trả lời' });
    expect(await specialist.act(received, 'ket-thuc')).toBe('Đã kết thúc xử lý văn bản.');
    const clerk = await Official.signIn(`vanthu.${HOME}`);
    await clerk.act(path, 'thu-hoi', { reason: 'Phát hành nhầm nơi nhận' });
    expect((await clerk.open(path)).text).toContain('Từ chối thu hồi, cập nhật');
    expect(await there.fact(received, 'Trạng thái')).toBe('Đã hoàn thành');
  });

  it('that was recalled in time is gone at its receiver, and both books say so', async () => {
    const { path, number } = await issued('V/v mời họp giao ban');
    const clerk = await Official.signIn(`vanthu.${HOME}`);
    const there = await Official.signIn(`vanthu.${OTHER}`);
    const [received = ''] = await there.listed('/van-ban-den', number);
    await there.act(received, 'vao-so');
    expect(await clerk.act(path, 'thu-hoi', { reason: 'Phát hành nhầm nơi nhận' })).toBe(
      'Đã thu hồi văn bản.',
    );
    expect((await there.open(received)).text).not.toContain('mời họp giao ban');
    const notes = async (one: Official, book: string) => {
      const rows = parse((await one.open(book)).text).querySelectorAll('tbody tr');
      return rows
        .filter((row) => row.text.includes(number))
        .map((row) => row.querySelectorAll('td').at(-1)?.text.trim());
    };
    expect(await notes(clerk, '/so-van-ban-di')).toEqual(['Đã thu hồi']);
    expect(await notes(there, '/so-van-ban-den')).toEqual(['Đã thu hồi']);
  });

  it('is nobody’s to act on without the right, at the wrong step, or from another agency', async () => {
    const { path } = await issued('V/v trực ban');
    expect(await (await Official.signIn(`chuyenvien.${HOME}`)).act(path, 'ky')).toBe('403');
    expect(await (await Official.signIn(`lanhdao.${HOME}`)).act(path, 'ky')).toBe('409');
    expect((await (await Official.signIn(`vanthu.${OTHER}`)).open(path)).status).toBe(403);
    expect((await (await Official.signIn(`vanthu.${HOME}`)).open('/van-ban/999999')).status).toBe(
      404,
    );
  });
});

describe('an issued document', () => {
  it('that is updated says the same at its receiver, where it keeps its arrival number', async () => {
    const { path, number } = await issued('V/v lịch tiếp công dân');
    const clerk = await Official.signIn(`vanthu.${HOME}`);
    const there = await Official.signIn(`vanthu.${OTHER}`);
    const [received = ''] = await there.listed('/van-ban-den', number);
    await there.act(received, 'vao-so');
    const arrivalNumber = await there.fact(received, 'Số đến');
    const subject = 'V/v lịch tiếp công dân (đính chính)';
    expect(await clerk.act(path, 'cap-nhat', { reason: 'Sai', subject })).toContain('10 ký tự');
    expect(await clerk.act(path, 'cap-nhat', { reason: 'Đính chính ngày tiếp' })).toContain(
      'Vui lòng nhập',
    );
    await clerk.act(path, 'cap-nhat', { reason: 'Đính chính ngày tiếp', subject });
    expect(await there.fact(received, 'Trích yếu')).toBe(subject);
    expect(await there.fact(received, 'Số đến')).toBe(arrivalNumber);
    expect((await clerk.open(path)).text).toContain('Đồng ý thu hồi, cập nhật');
  });

  it('that is replaced is out of use on both sides, and is taken back where the new one does not go', async () => {
    const { path, number } = await issued('V/v quy chế làm việc');
    const there = await Official.signIn(`vanthu.${OTHER}`);
    const [received = ''] = await there.listed('/van-ban-den', number);
    const drafter = await Official.signIn(`chuyenvien.${HOME}`);
    const form = '/van-ban-di/soan-thao';
    const wanted = { ...draft('V/v quy chế làm việc mới', ''), replaces: number };
    expect(await drafter.send(form, form, { ...wanted, replaces: '999/TB-UBND' })).toBe('422');
    const fresh = await drafter.send(form, form, wanted);
    await drafter.act(fresh, 'trinh', { leader: `lanhdao.${HOME}` });
    await (await Official.signIn(`lanhdao.${HOME}`)).act(fresh, 'ky');
    const clerk = await Official.signIn(`vanthu.${HOME}`);
    await clerk.act(fresh, 'cap-so');
    await clerk.act(fresh, 'phat-hanh');
    expect(await clerk.fact(path, 'Được thay thế bởi')).toBe(
      await clerk.fact(fresh, 'Số, ký hiệu'),
    );
    expect(await there.fact(received, 'Trạng thái')).toBe('Đã thu hồi');
  });
});

describe('an office', () => {
  it('hands a draft from the head of office on to the leader, who alone signs', async () => {
    const drafter = await Official.signIn(`chuyenvien.${HOME}`);
    const form = '/van-ban-di/soan-thao';
    const path = await drafter.send(form, form, draft('V/v tập huấn', ''));
    await drafter.act(path, 'trinh', { leader: `truongphong.${HOME}` });
    const head = await Official.signIn(`truongphong.${HOME}`);
    expect(await head.act(path, 'ky')).toBe('403');
    expect(await head.act(path, 'trinh-tiep', { leader: `lanhdao.${HOME}` })).toContain(
      'Đã chuyển',
    );
    const leader = await Official.signIn(`lanhdao.${HOME}`);
    expect((await leader.open('/viec-cua-toi')).text).toContain('V/v tập huấn');
    expect(await leader.act(path, 'ky')).toBe('Đã ký số văn bản.');
  });

  it('gives an hour to documents “hỏa tốc hẹn giờ”, and to no others', async () => {
    const drafter = await Official.signIn(`chuyenvien.${HOME}`);
    const form = '/van-ban-di/soan-thao';
    const send = (urgency: string, dueAt: string) =>
      drafter.send(form, form, { ...draft('V/v trực bão', ''), urgency, dueAt });
    expect(await send('4', '')).toBe('422');
    expect(await send('4', '25:00 01/07/2025')).toBe('422');
    expect(await send('3', '08:30 01/07/2025')).toBe('422');
    expect(await drafter.fact(await send('4', '08:30 01/07/2025'), 'Giờ hẹn')).toBe(
      '08:30 01/07/2025',
    );
  });

  it('takes a scan only with its file, and keeps work files apart from other offices', async () => {
    const clerk = await Official.signIn(`vanthu.${HOME}`);
    const paper = {
      ...{ source: 'scanned', author: 'Sở Nội vụ', number: '7', notation: 'SNV-VP' },
      ...{ issuedOn: '01/07/2025', kind: '18', subject: 'V/v bản quét' },
    };
    const book = '/van-ban-den/vao-so';
    expect(await clerk.send(book, book, paper)).toBe('422');
    const keeper = await Official.signIn(`chuyenvien.${HOME}`);
    const form = '/ho-so-cong-viec/lap';
    const file = await keeper.send(form, form, { notation: '01/VP', title: 'Hồ sơ thử' });
    expect(file).toMatch(/^\/ho-so-cong-viec\/\d+$/);
    expect(await keeper.send(form, form, { notation: '01/VP', title: 'Trùng' })).toBe('422');
    expect((await (await Official.signIn(`chuyenvien.${OTHER}`)).open(file)).status).toBe(404);
  });
});

it('the same seed has the same documents, another seed others', async () => {
  const started = await Promise.all([start(), start(), start(7)]);
  const [first, same, other] = await Promise.all(
    started.map(async (at) => {
      const clerk = await Official.signIn(`vanthu.${HOME}`, at);
      const rows = parse((await clerk.open('/van-ban-den')).text).querySelectorAll('tbody tr');
      return rows.map((row) => row.text);
    }),
  );
  await Promise.all(started.map((one) => one.stop()));
  expect(first).toHaveLength(3);
  expect(same).toEqual(first);
  expect(other).not.toEqual(first);
});
