import express from 'express';
import type { Express, Request, Response } from 'express';
import { STATUS_NAMES } from '../data/statuses.ts';
import { unitOf } from '../data/units.ts';
import type { Faults } from './faults/faults.ts';
import { serveAssets } from '../web/assets.ts';
import { readCookie } from '../web/cookies.ts';
import { facts, input, table } from '../web/form.ts';
import { html } from '../web/html.ts';
import type { Content } from '../web/html.ts';
import { page } from '../web/layout.ts';
import type { OidcClient } from '../web/oidc-client.ts';
import { securityHeaders } from '../web/security-headers.ts';
import { Sessions } from '../web/sessions.ts';
import { timeWords } from '../web/words.ts';
import { portalApi, published } from './api.ts';
import type { ApiClient } from './api.ts';
import type { PortalDossier, PortalStore } from './store.ts';

export interface PortalOptions {
  store: PortalStore;
  clients: readonly ApiClient[];
  vneid: OidcClient;
  faults: Faults;
}

const COOKIE = 'phien_dvcqg';
const nav = [
  { href: '/', text: 'Trang chủ' },
  { href: '/thu-tuc', text: 'Thủ tục hành chính' },
  { href: '/tra-cuu', text: 'Tra cứu hồ sơ' },
  { href: '/tai-khoan', text: 'Hồ sơ của tôi' },
];

/** Stand-in of the national public service portal: its pages for citizens and its interface for systems. */
export function portalApp({ store, clients, vneid, faults }: PortalOptions): Express {
  const app = express();
  const sessions = new Sessions(COOKIE);
  const names = new Map<string, string>();
  app.disable('x-powered-by');
  app.use(securityHeaders(() => false));
  serveAssets(app);
  app.use('/api', portalApi(store, clients, faults));

  const sessionOf = (request: Request) => sessions.find(readCookie(request.headers.cookie, COOKIE));
  const setCookie = (response: Response, id: string) =>
    response.cookie(COOKIE, id, { httpOnly: true, sameSite: 'lax', path: '/' });

  const show = (request: Request, response: Response, title: string, body: Content) => {
    const session = sessionOf(request);
    const name = session?.username && names.get(session.username);
    const account = name
      ? html`<span>${name}</span>
          <form method="post" action="/dang-xuat">
            <input type="hidden" name="csrf" value="${session?.csrf}" /><button>Đăng xuất</button>
          </form>`
      : html`<a href="/dang-nhap">Đăng nhập bằng VNeID</a>`;
    const site = 'Cổng Dịch vụ công quốc gia';
    const tagline = 'Kết nối, cung cấp thông tin và dịch vụ công mọi lúc, mọi nơi';
    response.send(page({ site, tagline, title, nav, path: request.path, account, body }).text);
  };

  app.get('/', (request, response) => {
    show(
      request,
      response,
      'Cổng Dịch vụ công quốc gia',
      html` <p class="lead">
          Tra cứu thủ tục hành chính và tình trạng giải quyết hồ sơ của tỉnh Đồng Nai.
        </p>
        ${lookUpForm('')}`,
    );
  });

  app.get('/thu-tuc', (request, response) => {
    const list = published(store, faults);
    const rows = list.map((one) => [
      one.code,
      html`<a href="/thu-tuc/${one.code}">${one.name}</a>`,
      one.field,
      one.level === 'xa' ? 'Cấp xã' : 'Cấp tỉnh',
    ]);
    show(
      request,
      response,
      'Thủ tục hành chính',
      html`<p>Tỉnh Đồng Nai công khai ${list.length} thủ tục.</p>
        ${table('Thủ tục hành chính của tỉnh Đồng Nai', ['Mã thủ tục', 'Tên thủ tục', 'Lĩnh vực', 'Cấp thực hiện'], rows)}`,
    );
  });

  app.get('/thu-tuc/:code', (request, response) => {
    const one = published(store, faults).find(
      (procedure) => procedure.code === request.params.code,
    );
    if (!one) {
      response.status(404);
      return show(
        request,
        response,
        'Không tìm thấy thủ tục',
        html`<p>Thủ tục này chưa được công khai trên Cổng.</p>`,
      );
    }
    show(
      request,
      response,
      one.name,
      html`<div class="card">
        ${facts([
          ['Mã thủ tục', one.code],
          ['Lĩnh vực', one.field],
          ['Cấp thực hiện', one.level === 'xa' ? 'Cấp xã' : 'Cấp tỉnh'],
          ['Thời hạn giải quyết', `${one.days} ngày làm việc`],
        ])}
      </div>`,
    );
  });

  app.get('/tra-cuu', (request, response) => {
    const code = String(request.query['ma'] ?? '').trim();
    const dossier = store.dossiers.get(code);
    show(
      request,
      response,
      'Tra cứu hồ sơ',
      html`${lookUpForm(code)} ${dossier && details(dossier, store.nameOf(dossier.procedure))}
      ${code && !dossier && html`<p class="flash alert" role="alert">Không tìm thấy hồ sơ ${code}.</p>`}`,
    );
  });

  app.get('/dang-nhap', (_request, response) => {
    const { url, pending } = vneid.begin();
    const session = sessions.open();
    session.oidc = pending;
    setCookie(response, session.id);
    response.redirect(url);
  });

  app.get('/dang-nhap/tro-ve', async (request, response) => {
    const session = sessionOf(request);
    if (!session?.oidc) return response.redirect('/dang-nhap');
    const claims = await vneid.finish(
      new URL(request.originalUrl, 'http://portal').searchParams,
      session.oidc,
    );
    sessions.end(session.id);
    const person = String(claims['sub']);
    names.set(person, String(claims['name'] ?? 'Công dân'));
    setCookie(response, sessions.open(person).id);
    response.redirect('/tai-khoan');
  });

  app.post('/dang-xuat', express.urlencoded({ extended: false }), (request, response) => {
    const session = sessionOf(request);
    if (session && (request.body as { csrf?: string } | undefined)?.csrf === session.csrf)
      sessions.end(session.id);
    response.clearCookie(COOKIE).redirect('/');
  });

  app.get('/tai-khoan', (request, response) => {
    const person = sessionOf(request)?.username;
    if (!person) return response.redirect('/dang-nhap');
    const rows = store
      .ofPerson(person)
      .map((one) => [
        html`<a href="/tra-cuu?ma=${encodeURIComponent(one.code)}">${one.code}</a>`,
        store.nameOf(one.procedure),
        unitOf(one.unit).name,
        STATUS_NAMES[one.status],
        timeWords(one.filedAt),
      ]);
    show(
      request,
      response,
      'Hồ sơ của tôi',
      rows.length > 0
        ? table(
            'Hồ sơ đã nộp',
            ['Mã hồ sơ', 'Thủ tục', 'Nơi tiếp nhận', 'Trạng thái', 'Ngày nộp'],
            rows,
          )
        : html`<p>Chưa có hồ sơ nào.</p>`,
    );
  });

  app.use((request, response) => {
    response.status(404);
    show(request, response, 'Không tìm thấy trang', html`<p><a href="/">Về trang chủ</a></p>`);
  });
  app.use(
    (
      error: { status?: number },
      request: Request,
      response: Response,
      _next: express.NextFunction,
    ) => {
      const status = error.status ?? 500;
      response.status(status);
      if (request.path.startsWith('/api'))
        return void response.json({ error: 'Yêu cầu không hợp lệ' });
      show(request, response, 'Không thực hiện được', html`<p>Vui lòng thử lại sau.</p>`);
    },
  );
  return app;
}

const lookUpForm = (code: string) =>
  html`<form class="card" method="get" action="/tra-cuu">
    <div class="row">
      ${input({ name: 'ma', label: 'Mã hồ sơ', value: code, required: true })}<button type="submit">
        Tra cứu
      </button>
    </div>
  </form>`;

function details(dossier: PortalDossier, procedureName: string): Content {
  return html`<section class="card">
      <h2>Hồ sơ ${dossier.code}</h2>
      ${facts([
        ['Trạng thái', STATUS_NAMES[dossier.status]],
        ['Mã số trên Cổng', dossier.portalCode],
        ['Thủ tục', procedureName],
        ['Nơi tiếp nhận', unitOf(dossier.unit).name],
        ['Thời điểm nộp', timeWords(dossier.filedAt)],
      ])}
    </section>
    <section class="card">
      <h2>Tiến trình xử lý</h2>
      ${dossier.progress.length === 0 && html`<p>Chưa có cập nhật.</p>`}
      <ol class="steps">
        ${dossier.progress.map(
          (line) =>
            html`<li>
              <time>${timeWords(line.at)}</time>
              <p>${line.content}</p>
            </li>`,
        )}
      </ol>
    </section>`;
}
