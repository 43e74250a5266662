import express from 'express';
import type { Router } from 'express';
import { PageError } from './errors.ts';
import { html } from './html.ts';
import type { Show } from './staff.ts';

export interface Guides<Role extends string> {
  steps: Readonly<Record<Role, readonly string[]>>;
  /** What people call each role. */
  names: Readonly<Record<Role, string>>;
  /** Whether the list leaves this one out. */
  isMissing(role: Role): boolean;
  show: Show;
}

/** Guides, one for each role; nobody needs to sign in for them. */
export function guideRoutes<Role extends string>(guides: Guides<Role>): Router {
  const { steps, names, isMissing, show } = guides;
  const router = express.Router();
  const isRole = (role: string): role is Role => Object.hasOwn(steps, role);
  const titleOf = (role: Role) => `Hướng dẫn dành cho ${names[role].toLocaleLowerCase('vi')}`;
  router.get('/huong-dan', (request, response) => {
    const roles = Object.keys(steps)
      .filter(isRole)
      .filter((role) => !isMissing(role));
    show(
      request,
      response,
      'Hướng dẫn sử dụng',
      html`<ul>
        ${roles.map((role) => html`<li><a href="/huong-dan/${role}">${titleOf(role)}</a></li>`)}
      </ul>`,
    );
  });
  router.get('/huong-dan/:role', (request, response) => {
    const { role } = request.params;
    if (!isRole(role)) throw new PageError(404, 'Không có tài liệu này.');
    show(
      request,
      response,
      titleOf(role),
      html`<ol>
        ${steps[role].map((step) => html`<li>${step}</li>`)}
      </ol>`,
    );
  });
  return router;
}
