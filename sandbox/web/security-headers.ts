import type { RequestHandler } from 'express';

/**
 * Headers every page carries.
 * @param skip whether the answer to a path goes without them
 * @param formTargets other origins a form may end up at (sign-in redirects)
 */
export function securityHeaders(
  skip: (path: string) => boolean,
  formTargets = "'self'",
): RequestHandler {
  const policy = [
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
    `form-action ${formTargets}`,
  ].join('; ');
  return ({ path }, response, next) => {
    if (!skip(path)) {
      response.set({
        'Content-Security-Policy': policy,
        'X-Content-Type-Options': 'nosniff',
        'X-Frame-Options': 'DENY',
        'Referrer-Policy': 'same-origin',
        'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cache-Control': 'no-store',
      });
    }
    next();
  };
}
