import express from 'express';
import type { ErrorRequestHandler, Express, Request } from 'express';
import { configOfSuites } from '../../../../journey.ts';
import { loopbackServer } from '../../../../product/program.ts';
import { settings } from '../../../settings.ts';
import { Catalogue } from './catalogue.ts';

/** A service refuses, as the contracts of the platform write it. */
class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The service of the shared catalogues. */
export function catalogueService(): Express {
  const { largeCatalogue, largeCatalogueRecords, smallCatalogue, unitCatalogue } = settings();
  const numbers = Array.from({ length: largeCatalogueRecords }, (_, n) => n + 1);
  const catalogues = new Map([
    [unitCatalogue, new Catalogue(configOfSuites().communes.map(({ code, name }) => [code, name]))],
    [largeCatalogue, new Catalogue(numbers.map((n) => [`TP${n}`, `Thành phần hồ sơ số ${n}`]))],
    [
      smallCatalogue,
      new Catalogue([
        ['1', 'Trực tiếp'],
        ['2', 'Trực tuyến'],
        ['3', 'Bưu chính'],
      ]),
    ],
  ]);
  const named = ({ params }: Request) => {
    const name = String(params['name']);
    const catalogue = catalogues.get(name);
    if (catalogue === undefined) throw new Refusal(404, 'There is no such catalogue');
    return { name, catalogue };
  };
  return service((app) => {
    app.get('/suc-khoe', (_request, response) => void response.json({ status: 'UP' }));
    app.get('/dmdc/Metadata/:name', (request, response) => {
      const { name, catalogue } = named(request);
      response.json({ Name: name, Title: name, ...catalogue.about() });
    });
    app.get('/dmdc/Category/:name', (request, response) => {
      const { catalogue } = named(request);
      const [size, after] = [whole(request, 'size', 100), whole(request, 'after', 0)];
      if (size < 1 || size > 200) throw new Refusal(400, 'size must be from 1 to 200');
      response.json(catalogue.page(size, after));
    });
    app.post('/dmdc/Category/:name', (request, response) => {
      const { catalogue } = named(request);
      const { Code, Name } = record(request);
      response.json(catalogue.add(Code, Name));
    });
    app.delete('/dmdc/Category/:name/:code', (request, response) => {
      response.json(named(request).catalogue.remove(String(request.params['code'])));
    });
  });
}

/** The service of the enterprises: it knows one. */
export function enterpriseService(): Express {
  const known = {
    ...{ maSoDoanhNghiep: settings().enterprise, tenDoanhNghiep: 'Công ty TNHH Kiểm Thử' },
    ...{ maDonVi: configOfSuites().communes[0]?.code, trangThai: 'Đang hoạt động' },
    ...{ ngayThanhLap: '2015-03-10', nguoiDaiDien: 'Nguyễn Thị Kiểm Thử' },
  };
  return service((app) =>
    app.get('/doanhnghiep/chiTietDoanhNghiep', ({ query }, response) => {
      const { msdn } = query;
      if (typeof msdn !== 'string' || !/^\d{10}(-\d{3})?$/.test(msdn))
        throw new Refusal(400, 'msdn must be a number of an enterprise');
      const isKnown = msdn === known.maSoDoanhNghiep;
      response.json({
        ...{ errorCode: isKnown ? '1' : '200', errorMessage: isKnown ? 'OK' : 'NOT_FOUND' },
        doanhNghiep: isKnown ? known : null,
      });
    }),
  );
}

/** Serves on loopback at a port that is free. */
export function onLoopback(app: Express): ReturnType<typeof loopbackServer> {
  return loopbackServer((listening) => app.listen(0, '127.0.0.1', listening));
}

function service(publish: (app: Express) => unknown): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.raw({ type: () => true, limit: '1mb' }));
  publish(app);
  app.use(() => {
    throw new Refusal(404, 'No such resource');
  });
  app.use(refused);
  return app;
}

const refused: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const { status = 500, message = '' } = error as { status?: number; message?: string };
  const fault = { code: status, type: 'Status report', message, description: message };
  response.status(status).json({ fault });
};

function whole({ query }: Request, name: string, otherwise: number): number {
  const given = query[name] ?? String(otherwise);
  if (typeof given !== 'string' || !/^\d{1,9}$/.test(given))
    throw new Refusal(400, `${name} must be a whole number`);
  return Number(given);
}

/** The record that a request carries. @throws Refusal where it carries none */
function record(request: Request): { Code: string; Name: string } {
  const [type = '', charset = ''] = (request.get('content-type') ?? '').toLowerCase().split(';');
  if (type.trim() !== 'application/json' || !/^( *charset="?utf-8"?)?$/.test(charset))
    throw new Refusal(415, 'Expected JSON as UTF-8');
  let body: unknown;
  try {
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, 'The body is not JSON');
  }
  const { Code, Name } = (body ?? {}) as { Code?: unknown; Name?: unknown };
  const isText = (value: unknown, most: number): value is string =>
    typeof value === 'string' && value.length >= 1 && value.length <= most;
  if (!isText(Code, 20) || !isText(Name, 250)) throw new Refusal(400, 'Expected Code and Name');
  return { Code, Name };
}
