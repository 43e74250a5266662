import { html } from './html.ts';
import type { Content, Html } from './html.ts';

export interface PageParts {
  site: string;
  tagline: string;
  title: string;
  nav: { href: string; text: string }[];
  /** Path of the page, to mark its entry in the navigation. */
  path?: string;
  /** Who is signed in, with the sign-out button; or the sign-in links. */
  account?: Content;
  flash?: { kind: 'status' | 'alert'; text: string } | null;
  body: Content;
  footer?: Content;
}

/** One whole page of any site. */
export function page(parts: PageParts): Html {
  const { site, tagline, title, nav, path, account, flash, body, footer } = parts;
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – ${site}</title>
        <link rel="stylesheet" href="/giao-dien.css" />
        <link rel="icon" href="data:," />
        <script src="/giao-dien.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#noi-dung">Chuyển đến nội dung chính</a>
        <header class="site">
          <div class="wrap bar">
            <a class="brand" href="/"
              ><span class="star" aria-hidden="true">★</span
              ><span><strong>${site}</strong><small>${tagline}</small></span></a
            >
            ${account && html`<div class="account">${account}</div>`}
          </div>
          <nav aria-label="Chính">
            <ul class="wrap">
              ${nav.map(
                (item) =>
                  html`<li>
                    <a href="${item.href}" ${item.href === path ? html` aria-current="page"` : ''}
                      >${item.text}</a
                    >
                  </li>`,
              )}
            </ul>
          </nav>
        </header>
        <main id="noi-dung" class="wrap" tabindex="-1">
          <h1>${title}</h1>
          ${flash && html`<p class="flash ${flash.kind}" role="${flash.kind}">${flash.text}</p>`}
          ${body}
        </main>
        <footer class="site">
          <div class="wrap">
            ${footer ?? 'Môi trường kiểm thử. Mọi người và hồ sơ ở đây đều không có thật.'}
          </div>
        </footer>
      </body>
    </html>`;
}
