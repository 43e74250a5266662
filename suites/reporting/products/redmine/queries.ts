/** What of a list is asked for. */
export interface Query {
  campaign: string;
  /** Ids of statuses; any where it is left out. */
  statuses?: readonly string[];
  columns?: readonly string[];
  /** Ids of the fields that are summed up. */
  totals?: readonly string[];
}

/** The reports of a campaign as Redmine's list, or what it exports of one. */
export function listPath({ campaign, statuses, columns, totals }: Query): string {
  const by: [string, string][] = [
    ['set_filter', '1'],
    ['sort', 'project'],
    ['f[]', 'fixed_version_id'],
    ['op[fixed_version_id]', '='],
    ['v[fixed_version_id][]', campaign],
    ['f[]', 'status_id'],
    ['op[status_id]', statuses === undefined ? '*' : '='],
    ...(statuses ?? []).map((id): [string, string] => ['v[status_id][]', id]),
    ...(columns ?? ['project', 'status', 'subject']).map((one): [string, string] => ['c[]', one]),
    // Without one it would sum up what the site does by default.
    ...(totals ?? ['']).map((id): [string, string] => ['t[]', id === '' ? '' : `cf_${id}`]),
  ];
  return `?${new URLSearchParams(by)}`;
}
