import type { interlinkFaults } from '../faults/interlink.ts';
import { verify, X509Certificate } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FaultId as PortalFault } from '../../dvcqg/faults/faults.ts';
import type { FaultId as IdentityFault } from '../../vneid/faults/faults.ts';
import type { FaultId as OwnFault } from '../faults/faults.ts';
import { DOSSIER_CODE } from '../domain/dossier-code.ts';
import { dateWords, today } from '../../web/words.ts';
import { alertOf, fact, prefilled, tokenOf } from '../people/visitor.ts';
import type { Visit } from '../people/visitor.ts';
import type { PortalCall, World } from './world.ts';

/** Unit where the dossiers of the tests are filed; citizen 0001 lives there. */
const HOME = '25195';

async function file(world: World, procedure: string): Promise<string> {
  return (await world.as('congdan.0001')).fileFor(procedure, HOME);
}

async function pageFor(world: World, username: string, code: string): Promise<Visit> {
  return (await world.as(username)).open(`/ho-so/${code}`);
}

const sentStatuses = (log: PortalCall[]) =>
  log.filter((call) => call.step === 'status').map((call) => call.status);

/**
 * Does this take longer than a good many requests for another page, one after the other, and than `leastMs`? What ends
 * with an error has not hung: a random 502 may meet it. The more steps it has of its own, the sooner it loses to the
 * others on a busy machine though nothing is wrong, so what never ends is given time.
 */
async function overtaken(
  world: World,
  start: (signal: AbortSignal) => Promise<unknown>,
  leastMs = 0,
): Promise<boolean> {
  const giveUp = new AbortController();
  const ended = new AbortController();
  const end = () => ended.abort();
  const slow = start(giveUp.signal).then(end, end);
  const visitor = world.stranger();
  for (let i = 0; i < 80 && !ended.signal.aborted; i += 1) await visitor.open('/tra-cuu');
  await pause(leastMs, undefined, { signal: ended.signal }).catch(() => {});
  const wasOvertaken = !ended.signal.aborted;
  giveUp.abort();
  await slow;
  return wasOvertaken;
}

/** Longer than anything takes that ends at all. */
const FOR_EVER_MS = 10_000;

/** Eight who send the same form at the same moment. */
async function rushOf(world: World): Promise<Visit[]> {
  const citizen = await world.as('congdan.0001');
  return Promise.all(Array.from({ length: 8 }, () => citizen.file('2.000635', HOME)));
}

/** Whatever was filed for the citizen whose list is looked at, the oldest first. */
const ownCodes: string[] = [];

const codeIn = (text: string) => /Mã hồ sơ: ([^<\s]+)/.exec(text)?.[1] ?? [];

/** The row of a table with a text in it. */
function rowOf(html: string, text: string): string {
  return html.split('<tr').find((row) => row.includes(text)) ?? '';
}

async function migratedCodes(world: World, procedure: string, from: string): Promise<string[]> {
  const admin = await world.as('quantri');
  const { items } = await admin.json<{ items: { code: string; procedure: string }[] }>(from);
  return items.filter((item) => item.procedure === procedure).map((item) => item.code);
}

async function signedBytesVerify(world: World, procedure: string): Promise<boolean> {
  const code = await file(world, procedure);
  await world.handle(code, HOME, 'signed');
  const citizen = await world.as('congdan.0001');
  const [result, signature, certificate] = await Promise.all([
    citizen.bytes(`/ho-so/${code}/ket-qua`),
    citizen.bytes(`/ho-so/${code}/ket-qua/chu-ky`),
    citizen.bytes(`/ho-so/${code}/ket-qua/chung-thu`),
  ]);
  const key = new X509Certificate(certificate).publicKey;
  return verify('sha256', result, key, Buffer.from(signature.toString(), 'base64'));
}

async function certificateOf(world: World, unit: string) {
  const officer = await world.as(`lanhdao.${HOME}`);
  const list =
    await officer.json<{ unit: string; authority: string; certificate: string | null }[]>(
      '/api/certificates',
    );
  const entry = list.find((one) => one.unit === unit);
  if (!entry) throw new Error(`no unit ${unit}`);
  return entry;
}

/** Those of the connections to other systems show only where there are such systems. */
type LinkFault = (typeof interlinkFaults)[number]['id'];
export type FaultId = Exclude<OwnFault, LinkFault> | PortalFault | IdentityFault;

/** For every fault: is it to be seen from outside? False on a sandbox without faults. */
export const symptoms: Record<FaultId, (world: World) => Promise<boolean>> = {
  'filed-with-old-district-code': async (world) =>
    !DOSSIER_CODE.test(await file(world, '2.000635')),

  'slip-without-due-date': async (world) => {
    const code = await file(world, '2.000815');
    await world.handle(code, HOME, 'received');
    const slip = await (await world.as(`motcua.${HOME}`)).open(`/ho-so/${code}/giay-tiep-nhan`);
    return !/^\d\d\/\d\d\/\d{4}$/.test(fact(slip, 'Ngày hẹn trả kết quả') ?? '');
  },

  'received-status-unchanged': async (world) => {
    const code = await file(world, '1.004873');
    await world.handle(code, HOME, 'received');
    return fact(await pageFor(world, 'congdan.0001', code), 'Trạng thái') !== 'Được tiếp nhận';
  },

  'dossier-without-attachment': async (world) => {
    const code = await file(world, '2.000884');
    return !(await pageFor(world, `motcua.${HOME}`, code)).text.includes('tờ khai.txt');
  },

  'attachment-altered': async (world) => {
    const code = await file(world, '2.000884');
    const officer = await world.as(`motcua.${HOME}`);
    const page = await officer.open(`/ho-so/${code}`);
    const path = /href="([^"]+\/tep\/\d+)"/.exec(page.text)?.[1];
    return path !== undefined && (await officer.bytes(path)).toString() !== 'Tờ khai\n';
  },

  'field-wrongly-mandatory': async (world) => {
    const citizen = await world.as('congdan.0001');
    const visit = await citizen.file('1.000894', HOME, { values: { email: '' } });
    return visit.status === 422 && alertOf(visit).includes('Thư điện tử');
  },

  'lookup-finds-nothing': async (world) => {
    const code = await file(world, '1.004746');
    return (await world.stranger().open(`/tra-cuu?ma=${code}`)).text.includes('Không tìm thấy');
  },

  'migrated-not-found': async (world) => {
    const [code] = await migratedCodes(world, '1.001193', '/api/migrated/source');
    return (await world.stranger().open(`/tra-cuu?ma=${code}`)).text.includes('Không tìm thấy');
  },

  'migrated-doubled': async (world) => {
    const codes = await migratedCodes(world, '1.012790', '/api/migrated');
    return new Set(codes).size < codes.length;
  },

  'migrated-missing': async (world) => {
    const there = await migratedCodes(world, '1.012791', '/api/migrated');
    const handedOver = await migratedCodes(world, '1.012791', '/api/migrated/source');
    return there.length < handedOver.length;
  },

  'migrated-procedure-changed': async (world) => {
    const there = await migratedCodes(world, '1.012793', '/api/migrated');
    const handedOver = await migratedCodes(world, '1.012793', '/api/migrated/source');
    return handedOver.length > 0 && there.length === 0;
  },

  'cross-commune-rejected': async (world) =>
    (await (await world.as('congdan.0001')).file('1.004772', '26041')).status === 422,

  'duplicate-code': async (world) =>
    (await file(world, '1.005461')) === (await file(world, '1.005461')),

  'no-auto-fill': async (world) =>
    !prefilled(await (await world.as('congdan.0001')).open('/nop-ho-so/1.000689')).get('fullName'),

  'due-date-ignores-holidays': async (world) => {
    // Tết 2026: 14 to 22 February are off.
    const query = new URLSearchParams({ thutuc: '1.001193', ngay: '12/02/2026' });
    const page = await world.stranger().open(`/ngay-hen-tra?${query}`);
    return fact(page, 'Ngày hẹn trả') !== '26/02/2026';
  },

  'supplement-answer-lost': async (world) => {
    const code = await file(world, '1.000656');
    await (
      await world.as(`motcua.${HOME}`)
    ).act(code, 'yeu-cau-bo-sung', { request: 'Thiếu bản sao' });
    await (await world.as('congdan.0001')).act(code, 'bo-sung', { answer: 'Đã bổ sung bản sao' });
    return !(await pageFor(world, `motcua.${HOME}`, code)).text.includes('Đã bổ sung bản sao');
  },

  'returned-without-reason': async (world) => {
    const code = await file(world, '1.004859');
    await (await world.as(`motcua.${HOME}`)).act(code, 'tu-choi', { reason: 'Sai mẫu tờ khai' });
    return !(await pageFor(world, 'congdan.0001', code)).text.includes('Sai mẫu tờ khai');
  },

  'apology-keeps-old-date': async (world) => {
    const code = await file(world, '1.012796');
    await world.handle(code, HOME, 'received');
    const newDate = dateWords(Temporal.Now.plainDateISO().add({ days: 90 }).toString());
    await (await world.as(`motcua.${HOME}`)).act(code, 'xin-loi', { newDate, apology: 'Quá tải' });
    return fact(await pageFor(world, 'congdan.0001', code), 'Ngày hẹn trả') !== newDate;
  },

  'withdrawal-ignored': async (world) => {
    const code = await file(world, '1.004884');
    await (await world.as('congdan.0001')).act(code, 'rut', { why: 'Không còn nhu cầu' });
    const page = await pageFor(world, `motcua.${HOME}`, code);
    return fact(page, 'Trạng thái') !== 'Công dân yêu cầu rút hồ sơ';
  },

  'district-step': async (world) => {
    const code = await file(world, '1.013978');
    await world.handle(code, HOME, 'assigned');
    const colleague = `chuyenvien2.${HOME}`;
    await (await world.as(`chuyenvien.${HOME}`)).act(code, 'chuyen-chuyen-vien', { colleague });
    return (await pageFor(world, colleague, code)).text.includes('cấp huyện');
  },

  'signature-over-other-bytes': async (world) => !(await signedBytesVerify(world, '2.000806')),

  'certificate-old-unit': async (world) => {
    const { certificate, authority } = await certificateOf(world, '25217');
    return !new X509Certificate(certificate ?? '').subject.includes(`O=${authority}`);
  },

  'no-certificate': async (world) => (await certificateOf(world, '26116')).certificate === null,

  'result-not-stored': async (world) => {
    const code = await file(world, '2.000528');
    await world.handle(code, HOME, 'returned');
    return !(await (await world.as('congdan.0001')).open('/kho-du-lieu')).text.includes(code);
  },

  'payment-other-amount': async (world) => {
    const code = await file(world, '2.001019');
    const page = await (await world.as('congdan.0001')).open(`/ho-so/${code}/nop-phi`);
    return fact(page, 'Số tiền') === '55.000 đồng';
  },

  'paid-unconfirmed': async (world) => {
    const code = await file(world, '2.001019');
    const citizen = await world.as('congdan.0001');
    const csrf = tokenOf(await citizen.open(`/ho-so/${code}/nop-phi`));
    const body = new URLSearchParams({ csrf });
    await citizen.open(`/ho-so/${code}/nop-phi`, { method: 'POST', body });
    return fact(await citizen.open(`/ho-so/${code}`), 'Tình trạng thanh toán') !== 'Đã nộp';
  },

  'workflow-stuck': async (world) => {
    const code = await file(world, '1.004837');
    await world.handle(code, HOME, 'assessed');
    return !(await pageFor(world, `chuyenvien.${HOME}`, code)).text.includes('Trình ký</button>');
  },

  'missing-procedure': async (world) => {
    const response = await fetch(`${world.at('dvcqg')}/api/procedures`);
    const published = (await response.json()) as { code: string }[];
    return !published.some((one) => one.code === '1.012784');
  },

  'update-before-create': async (world) => {
    const code = await file(world, '1.001193');
    const log = await world.portalLog(code, (calls) =>
      calls.some((call) => call.step === 'create'),
    );
    return log[0]?.step === 'status';
  },

  'final-status-not-sent': async (world) => {
    const code = await file(world, '1.000593');
    await world.handle(code, HOME, 'returned');
    const log = await world.portalLog(code, (calls) => sentStatuses(calls).includes('10'));
    return !sentStatuses(log).includes('10');
  },

  'portal-status-differs': async (world) => {
    const code = await file(world, '1.000419');
    await world.handle(code, HOME, 'received');
    const log = await world.portalLog(code, (calls) => sentStatuses(calls).length > 0);
    return sentStatuses(log).at(-1) !== '2';
  },

  'empty-status': async (world) => {
    const code = await file(world, '1.003583');
    await world.handle(code, HOME, 'received');
    const log = await world.portalLog(code, (calls) => sentStatuses(calls).length > 0);
    return sentStatuses(log).includes('');
  },

  'vneid-503': async (world) =>
    (await world.stranger().signInByVneid('congdan.0003')).status === 503,

  'vneid-hangs': (world) =>
    overtaken(
      world,
      (signal) => world.stranger().signInByVneid('congdan.0003', signal),
      FOR_EVER_MS,
    ),

  'token-not-renewed': async (world) => {
    const code = await file(world, '1.012817');
    await world.portalLog(code, (calls) => calls.some((call) => call.step === 'create'));
    await fetch(`${world.at('dvcqg')}/api/token/expire`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientId: 'dong-nai', clientSecret: 'bi-mat-dong-nai' }),
    });
    await world.handle(code, HOME, 'received');
    const log = await world.portalLog(code, (calls) => sentStatuses(calls).includes('2'));
    return !sentStatuses(log).includes('2');
  },

  'other-commune-readable': async (world) => {
    const code = await file(world, '2.000635');
    return (await pageFor(world, 'motcua.26041', code)).status === 200;
  },

  'privilege-escalation': async (world) =>
    (await (await world.as(`chuyenvien.${HOME}`)).open('/quan-tri/tai-khoan')).status === 200,

  'audit-line-missing': async (world) => {
    const code = await file(world, '1.012818');
    await world.handle(code, HOME, 'received');
    const { items } = await (
      await world.as('quantri')
    ).json<{ items: { action: string; who: string }[] }>(`/api/audit?dossier=${code}`);
    return !items.some((line) => line.action === 'tiep-nhan' && line.who === `motcua.${HOME}`);
  },

  'session-survives-sign-out': async (world) => {
    const citizen = world.stranger();
    await citizen.signIn('congdan.0004');
    const thief = citizen.twin();
    await citizen.signOut();
    return (await thief.open('/ho-so-cua-toi')).text.includes('Hồ sơ của tôi</h1>');
  },

  'no-lockout': async (world) => {
    const victim = 'congdan.0150';
    for (let i = 0; i < 5; i += 1) await world.stranger().signIn(victim, 'sai mật khẩu');
    const visit = await world.stranger().signIn(victim);
    const admin = await world.as('quantri');
    const csrf = tokenOf(await admin.open('/quan-tri/tai-khoan'));
    const body = new URLSearchParams({ csrf });
    await admin.open(`/quan-tri/tai-khoan/${victim}/mo-khoa`, { method: 'POST', body });
    return visit.url.endsWith('/ho-so-cua-toi');
  },

  'error-details-leak': async (world) =>
    /\.ts:\d+/.test((await world.stranger().open('/thu-tuc/khong-co')).text),

  'script-cut': async (world) =>
    !(await world.stranger().open('/giao-dien.js')).text.trimEnd().endsWith('}'),

  'own-list-day-late': async (world) => {
    const code = await file(world, '2.002189');
    const citizen = await world.as('congdan.0001');
    const filed = fact(await citizen.open(`/ho-so/${code}`), 'Ngày nộp') ?? '';
    return !rowOf((await citizen.open('/ho-so-cua-toi')).text, code).includes(filed.slice(0, 10));
  },

  'unit-count-off': async (world) => {
    const { text } = await (await world.as(`motcua.${HOME}`)).open('/can-bo/ho-so');
    const counts = [...text.matchAll(/trangthai=\d+">[^<]+<\/a>: (\d+)/g)];
    const sum = counts.reduce((all, [, count]) => all + Number(count), 0);
    return counts.length > 0 && !text.includes(`Tìm thấy ${sum} hồ sơ`);
  },

  'unit-filter-ignored': async (world) => {
    const officer = await world.as(`motcua.${HOME}`);
    const found = async (query: string) =>
      /Tìm thấy \d+ hồ sơ/.exec((await officer.open(`/can-bo/ho-so${query}`)).text)?.[0];
    return (await found('?trangthai=10')) === (await found(''));
  },

  'filter-procedure-missing': async (world) => {
    const { text } = await (await world.as(`motcua.${HOME}`)).open('/can-bo/ho-so');
    const offered = text.match(/value="\d\.\d{6}"/g)?.length ?? 0;
    const all = await world.stranger().json<unknown[]>('/api/catalogue');
    return offered === all.length - 1;
  },

  'store-day-late': async (world) => {
    const code = await file(world, '2.002189');
    await world.handle(code, HOME, 'returned');
    const citizen = await world.as('congdan.0001');
    const row = rowOf((await citizen.open('/kho-du-lieu')).text, code);
    return !row.includes(dateWords(today().toString()));
  },

  'complaints-ask-sign-in': async (world) =>
    new URL((await world.stranger().open('/phan-anh')).url).pathname === '/dang-nhap',

  'procedure-fact-missing': async (world) =>
    fact(await world.stranger().open('/thu-tuc/1.013833'), 'Giấy tờ phải nộp') === undefined,

  'look-up-fact-missing': async (world) => {
    const code = await file(world, '1.012812');
    await world.handle(code, HOME, 'received');
    const found = await world.stranger().open(`/tra-cuu?ma=${code}`);
    return found.text.includes(`Hồ sơ ${code}`) && fact(found, 'Ngày hẹn trả') === undefined;
  },

  'own-list-oldest-missing': async (world) => {
    const citizen = await world.as('congdan.0151');
    for (let i = 0; i < 2; i += 1) ownCodes.push(await citizen.fileFor('1.012818', HOME));
    const { text } = await citizen.open('/ho-so-cua-toi');
    return ownCodes.some((code) => !text.includes(code));
  },

  'catalogue-text-changed': async (world) => {
    const all = await world.stranger().json<{ code: string; name: string }[]>('/api/catalogue');
    const { name = '' } = all.find((one) => one.code === '1.013988') ?? {};
    return !(await world.stranger().open('/thu-tuc/1.013988')).text.includes(`<h1>${name}</h1>`);
  },

  'accounts-of-one-unit': async (world) =>
    !(await (await world.as('quantri')).open('/quan-tri/tai-khoan')).text.includes('Tất cả đơn vị'),

  'first-unit-missing': async (world) => {
    const all = await world.stranger().json<{ code: string }[]>('/api/units');
    return !all.some(({ code }) => code === '19');
  },

  'headers-missing': async (world) =>
    !(await world.stranger().open('/tra-cuu')).headers.has('content-security-policy'),

  'officer-pages-bare': async (world) =>
    !(await (await world.as(`motcua.${HOME}`)).open('/can-bo/ho-so')).headers.has(
      'content-security-policy',
    ),

  'unlabelled-fields': async (world) =>
    !(await world.stranger().open('/phan-anh')).text.includes('<label for="f-fullName"'),

  'guide-old-name': async (world) =>
    (await world.stranger().open('/huong-dan/congdan')).text.includes('Bình Phước'),

  'audit-page-empty': async (world) => {
    const code = await file(world, '1.012818');
    const { text } = await (await world.as('quantri')).open(`/quan-tri/nhat-ky?ma=${code}`);
    return text.includes(code) && !/data-label="Nội dung"[^>]*>\s*[^<\s]/.test(text);
  },

  'guide-cut': async (world) =>
    !(await world.stranger().open('/huong-dan/lanhdao')).text.includes('Ký số'),

  'guide-missing': async (world) =>
    (await world.stranger().open('/huong-dan/motcua')).status === 404,

  'slow-pages': (world) =>
    overtaken(world, (signal) => world.stranger().open('/thu-tuc', { signal })),

  'random-502': async (world) => {
    const visitor = world.stranger();
    for (let i = 0; i < 400; i += 1) {
      if ((await visitor.open('/thu-tuc?q=khai+sinh')).status === 502) return true;
    }
    return false;
  },

  'opening-queue': async (world) => {
    const citizen = await world.as('congdan.0001');
    return overtaken(
      world,
      (signal) =>
        Promise.all(Array.from({ length: 8 }, () => citizen.file('2.000635', HOME, { signal }))),
      3000,
    );
  },

  'rush-refused': async (world) =>
    (await rushOf(world)).some(({ text }) => text.includes('Hệ thống đang quá tải')),

  'rush-lost': async (world) => {
    const codes = (await rushOf(world)).flatMap(({ text }) => codeIn(text));
    const citizen = await world.as('congdan.0001');
    for (let look = 0; look < 40; look += 1) {
      const { text } = await citizen.open('/ho-so-cua-toi');
      if (codes.some((code) => !text.includes(code))) return true;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return false;
  },

  'slow-first-page': (world) =>
    overtaken(world, (signal) => world.stranger().open('/', { signal })),

  'hanging-upload': async (world) => {
    const citizen = await world.as('congdan.0001');
    const scan = { name: 'ban-quet.pdf', bytes: new Uint8Array(2 * 1024 * 1024) };
    return overtaken(
      world,
      (signal) => citizen.file('2.000635', HOME, { uploads: [scan], signal }),
      FOR_EVER_MS,
    );
  },
};
