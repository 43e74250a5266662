import type { RequestHandler } from 'express';
import { maskOf } from './masked.ts';
import type { Monitor } from '../monitor.ts';
import type { Ending } from '../look/recent.ts';
import type { Outcome } from '../look/sample.ts';
import { pageHtml, POLICY } from '../page/page.ts';
import { viewOf } from '../page/view.ts';

const WORDS: Record<Outcome, string> = {
  success: 'Đạt',
  failure: 'Không đạt',
  blocked: 'Bị chặn',
  refused: 'Từ chối',
};

/**
 * The front page, in Vietnamese or with `?lang=en` in English: open incidents, how each platform stands, its last days.
 * Reasons are shown to whoever is trusted alone.
 */
export function statusPage(
  monitor: Monitor,
  trusted: (request: Parameters<RequestHandler>[0]) => boolean,
): RequestHandler {
  return async (request, response) => {
    const asked = new URLSearchParams(request.url.replace(/^[^?]*/, ''));
    const lang = asked.get('lang') === 'en' ? 'en' : 'vi';
    const view = await viewOf(monitor, {
      ...{ lang, trusted: trusted(request), now: Date.now() },
      refreshes: asked.get('refresh') !== 'off',
    });
    response
      .set({
        'Content-Security-Policy': POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cache-Control': 'no-store',
      })
      .type('text/html')
      .send(pageHtml(view));
  };
}

/** `/probes/<name>`: how the probe ended last, and what it told when it last had trouble. */
export function probeLog(monitor: Monitor): RequestHandler<{ name: string }> {
  return (request, response) => {
    const { name } = request.params;
    const looks = monitor.recent.of(name);
    response.type('text/plain');
    if (looks === undefined) {
      response.status(404).send('Không có điểm kiểm tra này, hoặc nó chưa chạy lần nào.\n');
      return;
    }
    const { last, trouble } = looks;
    const about = ({ outcome, words }: Ending) =>
      words === undefined ? WORDS[outcome] : `${WORDS[outcome]}: ${words}`;
    const parts = [`Lượt gần nhất, ${time(last, monitor)}: ${about(last)}\n`];
    if (trouble !== undefined)
      parts.push(`Lượt hỏng gần nhất, ${time(trouble, monitor)}:\n${trouble.log.text()}`);
    response.send(maskOf(monitor.config)(parts.join('\n')));
  };
}

function time({ finishedAt }: Ending, monitor: Monitor): string {
  const { timeZone } = monitor.config.plan;
  return new Date(finishedAt).toLocaleTimeString('vi-VN', { timeZone });
}
