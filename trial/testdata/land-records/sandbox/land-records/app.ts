import type { DatabaseSync } from 'node:sqlite';
import express from 'express';
import type { Express, Request, Response } from 'express';
import { PASSWORD } from '../data/people.ts';
import { readCookie } from '../web/cookies.ts';
import { facts, input } from '../web/form.ts';
import { html } from '../web/html.ts';
import type { Content } from '../web/html.ts';
import { page } from '../web/layout.ts';
import { serveAssets } from '../web/assets.ts';
import { Sessions } from '../web/sessions.ts';
import type { Faults } from './faults/faults.ts';

const COOKIE = 'phien_dat_dai';

interface Parcel {
  map: number;
  parcel: number;
  holder: string;
  area: number;
}

export function landApp(db: DatabaseSync, faults: Faults): Express {
  const app = express();
  const sessions = new Sessions(COOKIE);
  app.disable('x-powered-by');
  serveAssets(app);
  app.use(express.urlencoded({ extended: false }));

  const show = (request: Request, response: Response, title: string, body: Content) => {
    const site = { site: 'Hồ sơ đất đai', tagline: 'Tra cứu và đăng ký biến động', nav: [] };
    response.send(page({ ...site, title, path: request.path, body }).text);
  };
  const nameOf = (request: Request) =>
    sessions.find(readCookie(request.headers.cookie, COOKIE))?.username;
  const find = (map: unknown, parcel: unknown) =>
    db
      .prepare('SELECT * FROM parcel WHERE map = ? AND parcel = ?')
      .get(Number(map), Number(parcel)) as unknown as Parcel | undefined;

  app.get('/', (request, response) => {
    show(request, response, 'Hồ sơ đất đai', html`<a href="/tra-cuu">Tra cứu thửa đất</a>`);
  });

  app.get('/api/parcels', (_request, response) => {
    response.json(db.prepare('SELECT map, parcel, area FROM parcel').all());
  });

  app.get('/tra-cuu', (request, response) => {
    const { to, thua } = request.query;
    const one = find(to, thua);
    const other = faults.isOn('neighbour-shown') ? find(to, Number(thua) + 1) : one;
    show(
      request,
      response,
      'Tra cứu thửa đất',
      html`<form method="get" action="/tra-cuu">
          ${input({ name: 'to', label: 'Số tờ bản đồ', required: true })}
          ${input({ name: 'thua', label: 'Số thửa', required: true })}
          <button type="submit">Tra cứu</button>
        </form>
        ${
          one &&
          facts([
            ['Thửa đất', `Tờ ${one.map}, thửa ${one.parcel}`],
            ['Người sử dụng', other?.holder ?? ''],
            ['Diện tích', `${one.area} m²`],
          ])
        }`,
    );
  });

  app.get('/dang-nhap', (request, response) => {
    show(
      request,
      response,
      'Đăng nhập',
      html`<form method="post" action="/dang-nhap">
        ${input({ name: 'username', label: 'Tên tài khoản', required: true })}
        ${input({ name: 'password', label: 'Mật khẩu', type: 'password', required: true })}
        <button type="submit">Đăng nhập</button>
      </form>`,
    );
  });

  app.post('/dang-nhap', (request, response) => {
    const { username = '', password } = (request.body ?? {}) as Record<string, string>;
    if (password !== PASSWORD) return response.redirect(303, '/dang-nhap');
    const { id } = sessions.open(username);
    response.cookie(COOKIE, id, { httpOnly: true, sameSite: 'lax', path: '/' });
    response.redirect(303, '/bien-dong');
  });

  app.get('/bien-dong', (request, response) => {
    const who = nameOf(request);
    if (!who) return response.redirect(303, '/dang-nhap');
    const own = db.prepare('SELECT content FROM change WHERE who = ?').all(who);
    show(
      request,
      response,
      'Đăng ký biến động',
      html`<form method="post" action="/bien-dong">
          ${input({ name: 'content', label: 'Nội dung biến động', required: true })}
          <button type="submit">Gửi yêu cầu</button>
        </form>
        <ul>
          ${own.map(({ content }) => html`<li>${String(content)}</li>`)}
        </ul>`,
    );
  });

  app.post('/bien-dong', (request, response) => {
    const who = nameOf(request);
    if (!who) return response.redirect(303, '/dang-nhap');
    const { content = '' } = (request.body ?? {}) as Record<string, string>;
    db.prepare('INSERT INTO change (who, content) VALUES (?, ?)').run(who, content);
    response.redirect(303, '/bien-dong');
  });
  return app;
}
