import type { RequestHandler } from 'express';
import type { Text } from '../../words/text.ts';
import { maskOf } from './masked.ts';
import type { Monitor } from '../monitor.ts';
import type { Ending } from '../look/recent.ts';
import type { Outcome } from '../look/sample.ts';
import { pageHtml, POLICY } from '../page/page.ts';
import type { Lang } from '../../words/text.ts';
import { viewOf } from '../page/view.ts';
import { inWords } from '../../words/reasons/in-words/index.ts';

const OUTCOMES: Record<Outcome, Text> = {
  success: { vi: 'Đạt', en: 'Pass' },
  failure: { vi: 'Không đạt', en: 'Fail' },
  blocked: { vi: 'Bị chặn', en: 'Blocked' },
  refused: { vi: 'Từ chối', en: 'Refused' },
};
const LOOKS = {
  none: {
    vi: 'Không có điểm kiểm tra này, hoặc nó chưa chạy lần nào.',
    en: 'There is no such probe, or it has not run yet.',
  },
  last: { vi: 'Lượt gần nhất', en: 'The last look' },
  trouble: { vi: 'Lượt hỏng gần nhất', en: 'The last look that did not pass' },
} satisfies Record<string, Text>;

/**
 * The front page, in Vietnamese or with `?lang=en` in English: open incidents, how each platform stands, its last days.
 * Only who is trusted sees reasons.
 */
export function statusPage(
  monitor: Monitor,
  trusted: (request: Parameters<RequestHandler>[0]) => boolean,
): RequestHandler {
  return async (request, response) => {
    const asked = askedOf(request);
    const lang = langOf(request);
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

/** `/probes/<name>`: how the probe ended last, and the log of its last look that did not pass; `?lang=en` too. */
export function probeLog(monitor: Monitor): RequestHandler<{ name: string }> {
  return (request, response) => {
    const { name } = request.params;
    const lang = langOf(request);
    const looks = monitor.recent.of(name);
    response.type('text/plain');
    if (looks === undefined) {
      response.status(404).send(`${LOOKS.none[lang]}\n`);
      return;
    }
    const { last, trouble } = looks;
    const about = ({ outcome, why }: Ending) => {
      const ended = OUTCOMES[outcome][lang];
      return why === undefined ? ended : `${ended}: ${inWords(why)[lang]}`;
    };
    const at = (one: Ending) => time(one, monitor, lang);
    const parts = [`${LOOKS.last[lang]}, ${at(last)}: ${about(last)}\n`];
    if (trouble !== undefined)
      parts.push(`${LOOKS.trouble[lang]}, ${at(trouble)}:\n${trouble.log.text()}`);
    response.send(maskOf(monitor.config)(parts.join('\n')));
  };
}

function askedOf({ url }: { url: string }): URLSearchParams {
  return new URLSearchParams(url.replace(/^[^?]*/, ''));
}

function langOf(request: { url: string }): Lang {
  return askedOf(request).get('lang') === 'en' ? 'en' : 'vi';
}

function time({ finishedAt }: Ending, monitor: Monitor, lang: Lang): string {
  const { timeZone } = monitor.config.plan;
  const locale = { vi: 'vi-VN', en: 'en-GB' }[lang];
  return new Date(finishedAt).toLocaleTimeString(locale, { timeZone });
}
