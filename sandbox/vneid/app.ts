import express from 'express';
import type { Express } from 'express';
import type { Person } from '../data/people.ts';
import type { Faults } from './faults/faults.ts';
import { Passwords } from '../web/passwords.ts';
import { serveAssets } from '../web/assets.ts';
import { input } from '../web/form.ts';
import { html } from '../web/html.ts';
import { page } from '../web/layout.ts';
import { securityHeaders } from '../web/security-headers.ts';
import { openProvider } from './provider.ts';
import type { RelyingParty } from '../web/oidc-client.ts';

export interface VneidOptions {
  url: string;
  seed: number;
  password: string;
  people: readonly Person[];
  parties: readonly RelyingParty[];
  faults: Faults;
}

/** Stand-in of the national identity provider: an OpenID Connect provider with its sign-in page. */
export async function vneidApp(options: VneidOptions): Promise<Express> {
  const { url, seed, people, parties, faults } = options;
  const provider = await openProvider(url, seed, people, parties);
  const passwords = new Passwords(options.password);
  const byName = new Map(
    people.flatMap((one) => [
      [one.username, one],
      [one.idNumber, one],
    ]),
  );
  const app = express();
  app.disable('x-powered-by');
  // A form of this site ends at the site that asked for the sign-in.
  const targets = ["'self'", ...parties.map((party) => new URL(party.redirectUri).origin)].join(
    ' ',
  );
  app.use(securityHeaders(() => false, targets));
  serveAssets(app);

  const site = { site: 'VNeID', tagline: 'Định danh và xác thực điện tử', nav: [] };

  app.get('/', (_request, response) => {
    response.send(
      page({
        ...site,
        title: 'Định danh và xác thực điện tử',
        body: html`<p>Đăng nhập từ trang dịch vụ công để dùng tài khoản định danh điện tử.</p>`,
      }).text,
    );
  });

  app.use('/dang-nhap', (_request, response, next) => {
    if (!faults.isOn('vneid-503')) return next();
    const body = html`<p>Dịch vụ tạm thời không sẵn sàng (503). Vui lòng thử lại sau.</p>`;
    response.status(503).send(page({ ...site, title: 'Dịch vụ không sẵn sàng', body }).text);
  });

  const form = (uid: string, wrong = '') =>
    page({
      ...site,
      title: 'Đăng nhập VNeID',
      flash: wrong ? { kind: 'alert', text: wrong } : null,
      body: html`<form class="card narrow" method="post" action="/dang-nhap/${uid}">
        ${input({ name: 'account', label: 'Số định danh cá nhân', required: true, autocomplete: 'username', hint: 'Có thể nhập tên tài khoản, ví dụ congdan.0001.' })}
        ${input({ name: 'password', label: 'Mật khẩu', type: 'password', required: true, autocomplete: 'current-password' })}
        <button type="submit">Đăng nhập</button>
      </form>`,
    }).text;

  app.get('/dang-nhap/:uid', async (request, response) => {
    const interaction = await provider.interactionDetails(request, response);
    response.send(form(interaction.uid));
  });

  app.post(
    '/dang-nhap/:uid',
    express.urlencoded({ extended: false }),
    async (request, response) => {
      if (faults.isOn('vneid-hangs')) return;
      const { uid } = await provider.interactionDetails(request, response);
      const values = (request.body ?? {}) as Record<string, string>;
      const person = byName.get(String(values['account'] ?? '').trim());
      const check = await passwords.check(
        person?.idNumber ?? '',
        String(values['password'] ?? ''),
        true,
      );
      if (!person || check !== 'right') {
        const wrong =
          check === 'locked'
            ? 'Tài khoản tạm khóa do nhập sai nhiều lần. Vui lòng thử lại sau 1 phút.'
            : 'Số định danh hoặc mật khẩu không đúng.';
        response.status(401).send(form(uid, wrong));
        return;
      }
      await provider.interactionFinished(request, response, {
        login: { accountId: person.idNumber },
      });
    },
  );

  app.use(provider.callback());
  app.use(
    (
      _error: unknown,
      _request: express.Request,
      response: express.Response,
      _next: express.NextFunction,
    ) => {
      const body = html`<p>
        Phiên đăng nhập đã hết hạn. Vui lòng quay lại trang dịch vụ công và đăng nhập lại.
      </p>`;
      response.status(400).send(page({ ...site, title: 'Không đăng nhập được', body }).text);
    },
  );
  return app;
}
