import type { Request } from 'express';
import { input, pageAsked, pager } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Content, Html } from '../../web/html.ts';
import type { Campaign, CampaignPage } from '../store/campaigns.ts';

const PAGE_SIZE = 25;

/** What of a list somebody asked for. */
export interface Wanted {
  /** The key of a period, or how it begins; all where empty. */
  period: string;
  /** From 1. */
  page: number;
  size: number;
}

export function wantedIn(request: Request): Wanted {
  const { ky } = request.query;
  const period = typeof ky === 'string' ? ky.trim() : '';
  return { period, page: pageAsked(request), size: PAGE_SIZE };
}

interface Found {
  path: string;
  wanted: Wanted;
  found: CampaignPage;
  /** `báo cáo`: what the list is of. */
  noun: string;
  table(rows: Campaign[]): Content;
}

/** A list that can be searched by period, a page at a time. */
export function listFound({ path, wanted, found, noun, table }: Found): Html {
  const { period, page, size } = wanted;
  const query: Record<string, string> = period === '' ? {} : { ky: period };
  return html`<form class="card" method="get" action="${path}" role="search">
      ${input({ name: 'ky', label: 'Tìm theo kỳ báo cáo', value: period, hint: 'Cả khóa hoặc phần đầu: 202507, 20253, 2025.' })}
      <button type="submit">Tìm ${noun}</button>
    </form>
    ${
      found.total === 0
        ? html`<p>Không tìm thấy ${noun} nào${period !== '' && html` của kỳ “${period}”`}.</p>`
        : html`<p>Tìm thấy ${found.total} ${noun}.</p>
            ${table(found.rows)} ${pager(path, query, page, Math.ceil(found.total / size))}`
    }`;
}
