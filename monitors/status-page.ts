import type { RequestHandler } from 'express';
import type { Monitor } from './monitor.ts';
import type { Ending } from './recent.ts';
import type { Outcome } from './run.ts';
import type { Watched } from './watched.ts';

const WORDS: Record<Outcome | 'none', string> = {
  success: 'Đạt',
  failure: 'Không đạt',
  blocked: 'Bị chặn',
  refused: 'Từ chối',
  none: 'Chưa chạy',
};

/** The front page: how each probe stands. Reasons are shown to whoever is trusted alone. */
export function statusPage(
  monitor: Monitor,
  trusted: (request: Parameters<RequestHandler>[0]) => boolean,
): RequestHandler {
  return (request, response) => {
    response.type('text/html').send(page(monitor, trusted(request)));
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
    response.send(monitor.config.secrets.mask(parts.join('\n')));
  };
}

function page(monitor: Monitor, shown: boolean): string {
  const { config, watched } = monitor;
  const groups = Map.groupBy(watched, ({ platform }) => platform);
  const tables = [...groups].map(([slug, probes]) => {
    const name = config.platforms.find((one) => one.slug === slug)?.name.vi ?? slug;
    return `<h2>${escaped(name)}</h2>
<table><thead><tr><th scope="col">Điểm kiểm tra</th><th scope="col">Kết quả</th><th scope="col">Lúc</th><th scope="col">Mất</th><th scope="col">Lý do</th></tr></thead>
<tbody>${probes.map((one) => row(monitor, one, shown)).join('\n')}</tbody></table>`;
  });
  const empty = '<p>Cấu hình chưa có điểm kiểm tra nào: thêm vào mục <code>probes</code>.</p>';
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="15"><title>Giám sát các nền tảng số</title><style>${STYLE}</style></head>
<body><header><h1>Giám sát các nền tảng số</h1>
<p>${escaped(config.target.title.vi)} · điểm quan sát <strong>${escaped(config.monitors.vantage)}</strong> · ${monitor.ready ? 'đang chạy' : 'đang dừng'}</p>
<nav aria-label="Trang khác"><a href="metrics">Số đo</a> <a href="config">Cấu hình</a> <a href="-/ready">Trạng thái</a></nav></header>
<main>${tables.length === 0 ? empty : tables.join('\n')}</main></body></html>
`;
}

function row(monitor: Monitor, { name }: Watched, shown: boolean): string {
  const looks = monitor.recent.of(name);
  const outcome = looks?.last.outcome ?? 'none';
  const reason = shown ? monitor.config.secrets.mask(looks?.last.words ?? '') : '';
  const evidence = shown ? looks?.last.evidence : undefined;
  const label =
    looks === undefined || !shown ? escaped(name) : `<a href="probes/${name}">${escaped(name)}</a>`;
  const link = evidence === undefined ? '' : ` <a href="evidence/${evidence}">bằng chứng</a>`;
  const cells = [
    `<th scope="row">${label}</th>`,
    `<td><span class="${outcome}">${WORDS[outcome]}</span></td>`,
    `<td>${looks === undefined ? '–' : time(looks.last, monitor)}</td>`,
    `<td class="number">${looks === undefined ? '–' : seconds(looks.last.durationSeconds)}</td>`,
    `<td>${escaped(reason)}${link}</td>`,
  ];
  return `<tr>${cells.join('')}</tr>`;
}

function time({ finishedAt }: Ending, monitor: Monitor): string {
  const { timeZone } = monitor.config.plan;
  return new Date(finishedAt).toLocaleTimeString('vi-VN', { timeZone });
}

function seconds(value: number): string {
  if (value < 0.1) return `${Math.max(1, Math.round(value * 1_000))} ms`;
  return `${value.toLocaleString('vi-VN', { maximumFractionDigits: 2 })} s`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Colours hold 4.5:1 on both backgrounds; the word tells the state, too. */
const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--line:#d0d7de;--good:#116329;--bad:#a40e26;--own:#7d4e00;--mute:#57606a}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--line:#30363d;--good:#56d364;--bad:#ff7b72;--own:#e3b341;--mute:#9198a1}}
body{margin:0 auto;max-width:72rem;padding:1rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.4rem;margin:0}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}header p{margin:.25rem 0;color:var(--mute)}
nav a{margin-right:1rem}a{color:inherit}
table{width:100%;border-collapse:collapse}th,td{padding:.4rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th[scope=row]{font-weight:600;white-space:nowrap}td span{white-space:nowrap}.number{text-align:right}td:last-child{overflow-wrap:anywhere}.number{white-space:nowrap}
.success{color:var(--good)}.failure{color:var(--bad);font-weight:700}.blocked,.refused{color:var(--own);font-weight:700}.none{color:var(--mute)}
@media(max-width:40rem){thead{position:absolute;clip-path:inset(50%)}tr{display:grid;grid-template-columns:1fr auto;border-bottom:1px solid var(--line)}th,td{border:0;padding:.15rem .25rem}th[scope=row]{white-space:normal}td:last-child{grid-column:1/-1}td:nth-child(2){order:0;text-align:right}}
`;
