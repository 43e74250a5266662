import express from 'express';
import type { Router } from 'express';
import { PageError } from '../../web/errors.ts';
import { SignInError } from '../../web/oidc-client.ts';
import { checkToken, forgetCookie, sessionOf, startSession } from '../../web/visit.ts';
import type { Citizen, Context } from '../context.ts';

/** Signing in with the electronic identity, the only way in, and signing out. */
export function signInRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/dang-nhap', (_request, response) => {
    const { url, pending } = ctx.vneid.begin();
    sessionOf(ctx, response).oidc = pending;
    response.redirect(url);
  });

  router.get('/dang-nhap/tro-ve', async (request, response) => {
    const { session } = response.locals;
    if (!session?.oidc) throw new PageError(400, 'Phiên đăng nhập đã hết hạn.');
    const query = new URL(request.originalUrl, 'http://here').searchParams;
    const claims = await ctx.vneid.finish(query, session.oidc).catch((error: unknown) => {
      if (error instanceof SignInError)
        throw new PageError(400, 'VNeID không xác nhận được đăng nhập.');
      throw error;
    });
    if (ctx.faults.isOn('citizens-shut-out')) throw new Error('no such citizen');
    const citizen = told(claims);
    ctx.citizens.set(citizen.idNumber, citizen);
    const { returnTo } = session;
    startSession(ctx, response, citizen.idNumber);
    response.redirect(303, returnTo ?? '/ho-so-cua-toi');
  });

  router.post(
    '/dang-xuat',
    express.urlencoded({ extended: false }),
    checkToken,
    (_request, response) => {
      if (response.locals.session) ctx.sessions.end(response.locals.session.id);
      forgetCookie(ctx, response);
      response.redirect(303, '/');
    },
  );
  return router;
}

function told(claims: Record<string, unknown>): Citizen {
  const text = (name: string) => String(claims[name] ?? '');
  const address = claims['address'] as { formatted?: unknown } | undefined;
  return {
    ...{ idNumber: text('sub'), name: text('name'), birthDate: text('birthdate') },
    ...{ phone: text('phone_number'), address: String(address?.formatted ?? '') },
  };
}
