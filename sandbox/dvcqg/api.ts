import { createHash, randomBytes } from 'node:crypto';
import express from 'express';
import type { Request, Response, Router } from 'express';
import { STATUS_NAMES } from '../data/statuses.ts';
import type { Faults } from './faults/faults.ts';
import { now } from '../web/words.ts';
import { isStatus } from './store.ts';
import type { LogLine, PortalDossier, PortalStore } from './store.ts';

export interface ApiClient {
  clientId: string;
  clientSecret: string;
  /** False: may read, not write (403). */
  mayWrite: boolean;
}

/** A dossier of a system that is connected later than it was filed. */
type ExistingDossier = Omit<PortalDossier, 'portalCode' | 'files' | 'progress'>;

/** A token is good for this long. */
const TOKEN_SECONDS = 300;

/** The procedures published on the portal. */
export function published({ procedures }: PortalStore, faults: Faults) {
  return procedures.filter((one) => !faults.isOn('missing-procedure', { procedure: one.code }));
}

/** Answers and writes the call down, with the dossier and the status it was about. */
function answer(
  store: PortalStore,
  response: Response,
  step: LogLine['step'],
  code: number,
  body: Record<string, unknown>,
  dossier = '',
  status: string | null = null,
): void {
  store.write({ at: now(), step, dossier, answer: code, status });
  response.status(code).json(body);
}

const refusal = (message: string) => ({ error: message });

/** The portal's interface for the systems of ministries and provinces. */
export function portalApi(
  store: PortalStore,
  clients: readonly ApiClient[],
  faults: Faults,
): Router {
  const router = express.Router();
  const tokens = new Map<string, { client: ApiClient; until: number }>();
  const json = express.json({ limit: '1mb' });

  const clientOf = (request: Request) => {
    const { clientId, clientSecret } = (request.body ?? {}) as Record<string, unknown>;
    return clients.find((one) => one.clientId === clientId && one.clientSecret === clientSecret);
  };

  router.post('/token', json, (request, response) => {
    const client = clientOf(request);
    if (!client) return answer(store, response, 'token', 401, refusal('Sai tài khoản kết nối'));
    const accessToken = randomBytes(24).toString('base64url');
    tokens.set(accessToken, { client, until: Date.now() + TOKEN_SECONDS * 1000 });
    answer(store, response, 'token', 200, {
      accessToken,
      tokenType: 'Bearer',
      expiresIn: TOKEN_SECONDS,
    });
  });

  router.post('/token/expire', json, (request, response) => {
    const client = clientOf(request);
    if (!client) return answer(store, response, 'token', 401, refusal('Sai tài khoản kết nối'));
    for (const [token, entry] of tokens) if (entry.client === client) tokens.delete(token);
    response.status(204).end();
  });

  /** 401 without a good token, 403 without the right to write. */
  const refused = (
    request: Request,
    response: Response,
    step: LogLine['step'],
    dossier: string,
  ) => {
    const entry = tokens.get((request.get('authorization') ?? '').replace(/^Bearer /, ''));
    if (!entry || entry.until < Date.now()) {
      answer(
        store,
        response,
        step,
        401,
        refusal('Mã truy cập không hợp lệ hoặc đã hết hạn'),
        dossier,
      );
      return true;
    }
    if (!entry.client.mayWrite) {
      answer(store, response, step, 403, refusal('Tài khoản kết nối không có quyền ghi'), dossier);
      return true;
    }
    return false;
  };

  router.post('/dossier-codes', json, (request, response) => {
    const { code, procedure, unit } = (request.body ?? {}) as Record<string, string | undefined>;
    if (refused(request, response, 'code', code ?? '')) return;
    if (!code || !procedure || !unit) {
      return answer(store, response, 'code', 400, refusal('Thiếu code, procedure hoặc unit'), code);
    }
    answer(store, response, 'code', 200, { portalCode: store.newCode(code) }, code);
  });

  router.post('/files', express.raw({ type: () => true, limit: '25mb' }), (request, response) => {
    const { dossier = '', name = '', sha256 = '' } = request.query as Record<string, string>;
    if (refused(request, response, 'file', dossier)) return;
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const actual = createHash('sha256').update(bytes).digest('hex');
    if (!dossier || !name || sha256 !== actual) {
      return answer(
        store,
        response,
        'file',
        400,
        refusal('Tệp thiếu thông tin hoặc sai mã băm'),
        dossier,
      );
    }
    const id = randomBytes(12).toString('hex');
    store.files.set(id, { sha256, name, size: bytes.length });
    answer(store, response, 'file', 201, { id, sha256 }, dossier);
  });

  router.post('/dossiers', json, (request, response) => {
    const body = (request.body ?? {}) as Record<string, string | undefined> & { files?: unknown };
    const { code = '', portalCode = '', procedure, unit, applicant, idNumber, filedAt } = body;
    const sent = body['status'] ?? '';
    if (refused(request, response, 'create', code)) return;
    const reply = (status: number, payload: Record<string, unknown>) =>
      answer(store, response, 'create', status, payload, code, sent);
    if (!code || !procedure || !unit || !applicant || !idNumber || !filedAt) {
      return reply(400, refusal('Thiếu trường bắt buộc'));
    }
    if (store.codes.get(portalCode) !== code)
      return reply(400, refusal('Mã hồ sơ chưa được sinh trên Cổng'));
    const status = Number(sent);
    if (!isStatus(status)) return reply(400, refusal('Trạng thái không thuộc danh mục'));
    const files = (Array.isArray(body.files) ? body.files : []) as { id: string; sha256: string }[];
    if (files.some((file) => store.files.get(file.id)?.sha256 !== file.sha256)) {
      return reply(400, refusal('Tệp chưa được tải lên'));
    }
    store.dossiers.set(code, {
      code,
      portalCode,
      procedure,
      unit,
      applicant,
      idNumber,
      filedAt,
      status,
      files,
      progress: [],
    });
    reply(201, { code, portalCode });
  });

  // What a system had before it was connected comes all at once.
  router.post('/dossiers/existing', express.json({ limit: '20mb' }), (request, response) => {
    if (refused(request, response, 'existing', '')) return;
    const { dossiers } = (request.body ?? {}) as { dossiers?: ExistingDossier[] };
    if (!Array.isArray(dossiers) || !dossiers.every(({ status }) => isStatus(status)))
      return answer(store, response, 'existing', 400, refusal('Danh sách hồ sơ không hợp lệ'));
    for (const dossier of dossiers) {
      const portalCode = store.newCode(dossier.code);
      store.dossiers.set(dossier.code, { ...dossier, portalCode, files: [], progress: [] });
    }
    answer(store, response, 'existing', 200, { taken: dossiers.length });
  });

  router.post('/dossiers/:code/progress', json, (request, response) => {
    const { code } = request.params;
    if (refused(request, response, 'progress', code)) return;
    const dossier = store.dossiers.get(code);
    if (!dossier)
      return answer(store, response, 'progress', 404, refusal('Hồ sơ chưa có trên Cổng'), code);
    const {
      officer = '',
      content = '',
      at = now(),
    } = (request.body ?? {}) as Record<string, string>;
    if (!content) return answer(store, response, 'progress', 400, refusal('Thiếu nội dung'), code);
    dossier.progress.push({ at, officer, content });
    answer(store, response, 'progress', 200, { code }, code);
  });

  router.post('/dossiers/:code/status', json, (request, response) => {
    const { code } = request.params;
    const sent = String((request.body as Record<string, unknown> | undefined)?.['status'] ?? '');
    if (refused(request, response, 'status', code)) return;
    const dossier = store.dossiers.get(code);
    const reply = (status: number, payload: Record<string, unknown>) =>
      answer(store, response, 'status', status, payload, code, sent);
    if (!dossier) return reply(404, refusal('Hồ sơ chưa có trên Cổng'));
    const status = Number(sent);
    if (!isStatus(status)) return reply(400, refusal('Trạng thái không thuộc danh mục'));
    dossier.status = status;
    reply(200, { code, status: sent });
  });

  router.get('/dossiers/:code', (request, response) => {
    const dossier = store.dossiers.get(request.params.code);
    if (!dossier) return void response.status(404).json(refusal('Không tìm thấy hồ sơ'));
    const { code, portalCode, procedure, unit, filedAt, status, progress } = dossier;
    response.json({
      code,
      portalCode,
      procedure,
      unit,
      filedAt,
      status,
      statusName: STATUS_NAMES[status],
      progress,
    });
  });

  router.get('/statuses', (_request, response) => {
    response.json(
      Object.entries(STATUS_NAMES).map(([code, name]) => ({ code: Number(code), name })),
    );
  });

  router.get('/procedures', (_request, response) => {
    response.json(
      published(store, faults).map(({ code, name, field, level }) => ({
        code,
        name,
        field,
        level,
      })),
    );
  });

  router.get('/log', (request, response) => {
    response.json(store.log(String(request.query['dossier'] ?? '')));
  });

  // Services of other ministries behind the portal's proxy; the land register never answers in time.
  router.get('/linked/:service', (request, response) => {
    if (refused(request, response, 'linked', '')) return;
    const { service } = request.params;
    if (service === 'dat-dai')
      return answer(store, response, 'linked', 502, refusal('Hệ thống liên thông không phản hồi'));
    if (service !== 'ho-tich' && service !== 'dan-cu') {
      return answer(store, response, 'linked', 404, refusal('Không có dịch vụ này'));
    }
    answer(store, response, 'linked', 200, { service, state: 'ok' });
  });

  router.use((_request, response) => {
    answer(store, response, 'unknown', 404, refusal('Không có địa chỉ này'));
  });
  return router;
}
