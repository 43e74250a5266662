import { dueAt } from '../../config/calendar/due.ts';
import { goMilliseconds } from '../../config/monitoring/go-notation.ts';
import { causeOfDimension, findOwner } from '../../config/plan/owner.ts';
import type { IncidentRecord, Symptom } from '../../records/incidents/incidents.ts';
import { escaped } from './html.ts';
import { isUnknown } from './standing.ts';
import { platformName, reasonHtml } from './view.ts';
import type { View } from './view.ts';

/** More names than these are no list that is read at night. */
const MOST_COMMUNES = 12;

/** An incident that is open: since when, what fails, whom it touches, whose it is. */
export function openIncident(view: View, one: IncidentRecord): string {
  const { words, times } = view;
  const { openedAt, reopened, escalations, wellSince } = one;
  const lasted = times.lasted(times.since(openedAt));
  const more = [
    ...(reopened > 0 ? [words.reopened(reopened)] : []),
    ...(escalations > 0 ? [words.escalated(escalations)] : []),
  ];
  const settling =
    wellSince === null ? '' : `<p class="well">${words.settling(times.element(wellSince))}</p>`;
  return `<article class="incident ${one.severity} ${wellSince === null ? 'failing' : 'settling'}">
${head(view, one)}
<p class="since">${[words.since(times.element(openedAt), lasted), ...more].join(' · ')}</p>
${settling}${symptoms(view, one)}<dl>${facts(view, one).join('')}${due(view, one)}</dl></article>`;
}

/** One that is over, in short. */
export function endedIncident(view: View, one: IncidentRecord): string {
  const { words, times, now, monitor } = view;
  const { openedAt, closedAt, reopened } = one;
  const end = Date.parse(closedAt ?? openedAt);
  const lasted = times.lasted(end - Date.parse(openedAt));
  const until = end + goMilliseconds(monitor.config.monitors.judging.flap_window);
  const parts = [
    words.fromTo(times.element(openedAt), times.element(end), lasted),
    ...(reopened > 0 ? [words.reopened(reopened)] : []),
  ];
  const watched =
    until > now ? `<p class="well">${words.watchedUntil(times.element(until))}</p>` : '';
  return `<article class="incident ended">${head(view, one)}
<p class="since">${parts.join(' · ')}</p>${watched}${symptoms(view, one)}
<dl>${facts(view, one).join('')}</dl></article>`;
}

function head(view: View, { id, platform, severity }: IncidentRecord): string {
  const name = view.monitor.config.plan.severities[severity].name[view.lang];
  return `<h3><span class="badge">${severity} · ${escaped(name)}</span> ${platformName(view, platform)} <span class="id">${escaped(id)}</span></h3>`;
}

/** Which checks fail and which are well again, each by its name. */
function symptoms(view: View, { symptoms: all }: IncidentRecord): string {
  const { words, times, trusted } = view;
  // Whether a check that gives no results any more still fails is not known.
  const unknown = new Set(
    view.platforms.flatMap(({ probes }) =>
      probes.filter(isUnknown).map(({ watched }) => watched.name),
    ),
  );
  const lines = all.toSorted(failingFirst).map((symptom) => {
    const { probe, since, until } = symptom;
    const name = `<strong>${escaped(probe)}</strong>`;
    if (until !== null)
      return `<li class="well">${words.wellAgain(name, times.element(until))}</li>`;
    const why = trusted ? `: ${reasonHtml(view, symptom)}` : '';
    return `<li class="bad">${words.failing(name, times.element(since))}${why}${unknown.has(probe) ? ` <em>(${words.notLookedAt})</em>` : ''}</li>`;
  });
  return `<ul class="symptoms">${lines.join('')}</ul>`;
}

function failingFirst(a: Symptom, b: Symptom): number {
  return Number(a.until !== null) - Number(b.until !== null);
}

function facts(view: View, one: IncidentRecord): string[] {
  const { words, monitor, lang } = view;
  const { plan, communes } = monitor.config;
  const names = communes.filter(({ code }) => one.communes.includes(code));
  const listed = names.slice(0, MOST_COMMUNES).map((each) => escaped(nameIn(each, lang)));
  const touched =
    names.length === communes.length
      ? words.everywhere(communes.length)
      : words.communes(listed.join(', '), Math.max(0, names.length - MOST_COMMUNES));
  const causes = causesOf(view, one);
  const owners = causes.flatMap((cause) => findOwner(plan, one.platform, cause) ?? []);
  const written = (all: (string | undefined)[]) =>
    [...new Set(all)].map((text) => escaped(text ?? '')).join(', ');
  return [
    term(words.touches, touched),
    term(words.owner, written(owners.map((slug) => plan.owners[slug]?.name[lang] ?? slug))),
    term(words.cause, written(causes.map((slug) => plan.causes[slug]?.name[lang] ?? slug))),
    term(words.seenFrom, written(one.vantages)),
    ...(one.defects.length === 0 ? [] : [term(words.defects, written(one.defects))]),
  ];
}

/** The groups of causes of its checks; those that are watched no more have the usual one. */
function causesOf({ monitor }: View, { symptoms: all }: IncidentRecord): string[] {
  const { plan, monitors } = monitor.config;
  const usual = causeOfDimension(plan, 'performance');
  const causes = all.map(({ probe }) => monitors.probes[probe]?.cause ?? usual);
  return [...new Set(causes.filter((cause) => cause !== undefined))];
}

function due(view: View, { openedAt, severity }: IncidentRecord): string {
  const { words, times, now, monitor } = view;
  const { plan } = monitor.config;
  const { response, fix } = plan.severities[severity];
  const by = (
    [
      [words.respondBy, dueAt(plan, openedAt, response)],
      [words.fixBy, dueAt(plan, openedAt, fix)],
    ] as const
  ).flatMap(([say, at]) => {
    if (at === null) return [];
    const late = Date.parse(at) < now ? ` <strong class="late">(${words.late})</strong>` : '';
    return [`${say(times.element(at))}${late}`];
  });
  return by.length === 0 ? '' : term(words.due, by.join('; '));
}

function term(name: string, html: string): string {
  return `<div><dt>${name}</dt><dd>${html}</dd></div>`;
}

function nameIn(commune: { name: string; nameEn?: string }, lang: 'vi' | 'en'): string {
  return lang === 'en' ? (commune.nameEn ?? commune.name) : commune.name;
}
