import type { APIRequestContext } from '@playwright/test';
import { z } from 'zod';
import { readIssuePage } from '../../../product/issue-tracker/forms.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Figures } from '../../arithmetic/figures.ts';
import type { Form } from '../../forms/form.ts';
import type { Campaign, Totals, UnitReport } from '../../offer/reports.ts';
import { enteredCells, FIELD, fieldOfCell, figureOf, formOfTracker } from './fields.ts';
import { PROVINCE, SCOPE, stateOf, STATUS } from './fields.ts';
import { NO_DEADLINES, NO_FORMULAS, NO_LOCKING, NO_REMINDERS } from './lacking.ts';
import { NO_SIGNATURE, NO_VERSIONS } from './lacking.ts';
import { listPath } from './queries.ts';
import { totalsIn } from './report.ts';

const Named = z.object({ id: z.number(), name: z.string() });
const Fields = z
  .array(Named.extend({ value: z.string().nullable().optional() }))
  .default([])
  .transform(
    (all) => new Map(all.map(({ name, value, id }) => [name, { id, value: value ?? '' }])),
  );
const VersionJson = Named.extend({ custom_fields: Fields });
const IssueJson = z.object({
  ...{ id: z.number(), project: Named, tracker: Named, status: Named, custom_fields: Fields },
  ...{ created_on: z.string(), updated_on: z.string() },
  journals: z
    .array(
      z.object({
        details: z.array(z.object({ name: z.string(), new_value: z.string().nullish() })),
      }),
    )
    .default([]),
});
const IssuesJson = z.object({ issues: z.array(IssueJson), total_count: z.number() });
const ProjectsJson = z.object({
  projects: z.array(Named.extend({ identifier: z.string(), custom_fields: Fields })),
  total_count: z.number(),
});

/** A report as Redmine's interface gives it. */
export type Issue = z.infer<typeof IssueJson>;

/** What is asked for at once: Redmine would give a hundred, and be silent for long over a large form. */
const PAGE = 25;
const UNITS_AT_ONCE = 100;

let last: Promise<unknown> = Promise.resolve();

/** Asks when the one before was answered: Redmine serves one at a time, and who waits in its queue has begun to wait. */
export function inTurn<T>(ask: () => Promise<T>): Promise<T> {
  const next = last.then(ask);
  last = next.catch(() => undefined);
  return next;
}

/** A report; what a product like this has nothing of is told where it is asked for. */
class RedmineReport implements UnitReport {
  readonly version = NO_VERSIONS;
  readonly id: string;
  readonly unit: string;
  readonly unitName: string;
  readonly state: string;
  readonly timesSent: number;
  readonly figures: Figures;

  constructor(issue: Issue, unit: string, timesSent: number) {
    this.id = String(issue.id);
    this.unit = unit;
    this.unitName = issue.project.name;
    this.state = stateOf(issue.status.name);
    this.timesSent = timesSent;
    this.figures = figuresIn(issue);
  }

  get signature() {
    return NO_SIGNATURE();
  }

  get isLate() {
    return NO_DEADLINES();
  }

  get isReminded() {
    return NO_REMINDERS();
  }
}

class RedmineCampaign implements Campaign {
  readonly withDepartments = false;
  readonly id: string;
  readonly title: string;
  readonly form: string;
  readonly formVersion: number;
  readonly period: string;
  readonly isWhole: boolean;
  readonly follows: string | null;

  constructor({ id, name, custom_fields: fields }: z.infer<typeof VersionJson>) {
    const field = (label: string) => fields.get(label)?.value ?? '';
    const form = formOfTracker(field(FIELD.form));
    if (form === undefined) throw new AnswerError(`đợt báo cáo ${name} không có biểu mẫu`);
    this.id = String(id);
    this.title = name;
    this.form = form.code;
    this.formVersion = form.version;
    this.period = field(FIELD.period);
    this.isWhole = field(FIELD.scope) === SCOPE.whole;
    this.follows = field(FIELD.former) || null;
  }

  get from() {
    return NO_DEADLINES();
  }

  get to() {
    return NO_DEADLINES();
  }

  get dueOn() {
    return NO_DEADLINES();
  }

  get isOpen() {
    return NO_LOCKING();
  }
}

/** Figures with what is not there told where a cell with a formula is asked for; whoever lists them does not see it. */
export function withoutFormulas(form: Form, own: Record<string, string>): Figures {
  const derived = form.cells.filter(({ formulas }) => formulas.length > 0);
  const asked = derived.map(({ key }) => [key, { get: NO_FORMULAS }] as const);
  const told = Object.create(Object.prototype, Object.fromEntries(asked)) as object;
  return Object.assign(Object.create(told) as object, own);
}

function figuresIn({ tracker, custom_fields: fields }: Issue): Figures {
  const form = formOfTracker(tracker.name);
  if (form === undefined) throw new AnswerError(`“${tracker.name}” không phải biểu mẫu nào`);
  const own = enteredCells(form).flatMap((cell) => {
    const figure = figureOf(fields.get(fieldOfCell(form, cell.key))?.value ?? '', cell);
    return figure === '' ? [] : [[cell.key, figure] as const];
  });
  return withoutFormulas(form, Object.fromEntries(own));
}

/** Redmine's own interface, and what of its pages says more. */
export class RedmineInterface {
  readonly #request: APIRequestContext;
  readonly #base: string;
  #key: Promise<string> | undefined;
  #units: Promise<Map<string, string>> | undefined;
  #statuses: Promise<Map<string, string>> | undefined;

  constructor(request: APIRequestContext, base: string) {
    this.#request = request;
    this.#base = base;
  }

  async campaigns(period?: string): Promise<Campaign[]> {
    const shape = z.object({ versions: z.array(VersionJson) });
    const { versions } = await this.#ask(`/projects/${PROVINCE}/versions.json`, shape);
    const all = versions.map((one) => new RedmineCampaign(one));
    return all.filter((one) => period === undefined || one.period === period);
  }

  async campaign(id: string): Promise<Campaign> {
    const shape = z.object({ version: VersionJson });
    return new RedmineCampaign((await this.#ask(`/versions/${id}.json`, shape)).version);
  }

  async reports(campaign: string): Promise<UnitReport[]> {
    return this.#reportsOf(await this.issues(campaign));
  }

  async #reportsOf(issues: readonly Issue[]): Promise<UnitReport[]> {
    const units = await this.units();
    const all: UnitReport[] = [];
    for (const issue of issues) {
      const unit = units.get(issue.project.name) ?? issue.project.name;
      all.push(new RedmineReport(issue, unit, await this.#timesSent(issue)));
    }
    return all;
  }

  async issues(campaign: string): Promise<Issue[]> {
    const all: Issue[] = [];
    for (;;) {
      const by = new URLSearchParams({
        ...{ fixed_version_id: campaign, status_id: '*', sort: 'id' },
        ...{ limit: String(PAGE), offset: String(all.length) },
      });
      const { issues, total_count: count } = await this.#ask(`/issues.json?${by}`, IssuesJson);
      all.push(...issues);
      if (issues.length === 0 || all.length >= count) return all;
    }
  }

  /** One of them: all have the same fields. */
  async anIssue(campaign: string): Promise<Issue | undefined> {
    const by = new URLSearchParams({ fixed_version_id: campaign, status_id: '*', limit: '1' });
    return (await this.#ask(`/issues.json?${by}`, IssuesJson)).issues[0];
  }

  async issue(id: string): Promise<Issue> {
    const shape = z.object({ issue: IssueJson });
    return (await this.#ask(`/issues/${id}.json`, shape)).issue;
  }

  /** Names of units by their codes. */
  units(): Promise<Map<string, string>> {
    this.#units ??= this.#allUnits();
    return this.#units;
  }

  async #allUnits(): Promise<Map<string, string>> {
    const codes = new Map<string, string>();
    for (let from = 0; ; from += UNITS_AT_ONCE) {
      const path = `/projects.json?limit=${UNITS_AT_ONCE}&offset=${from}`;
      const { projects, total_count: count } = await this.#ask(path, ProjectsJson);
      for (const { name, custom_fields: fields } of projects) {
        const code = fields.get(FIELD.unit)?.value ?? '';
        if (code !== '') codes.set(name, code);
      }
      if (from + UNITS_AT_ONCE >= count) return codes;
    }
  }

  /** Ids of statuses. */
  async statuses(...names: readonly string[]): Promise<string[]> {
    this.#statuses ??= this.#allStatuses();
    const all = await this.#statuses;
    return names.map((name) => {
      const id = all.get(name);
      if (id === undefined) throw new AnswerError(`không có trạng thái “${name}”`);
      return id;
    });
  }

  async #allStatuses(): Promise<Map<string, string>> {
    const shape = z.object({ issue_statuses: z.array(Named) });
    const { issue_statuses: all } = await this.#ask('/issue_statuses.json', shape);
    return new Map(all.map(({ id, name }) => [name, String(id)]));
  }

  /** The page on which Redmine shows the sums of what was summed up; undefined where nothing was. */
  async totalPath(
    campaign: string,
    like?: Issue,
  ): Promise<{ path: string; form: Form } | undefined> {
    const issue = like ?? (await this.anIssue(campaign));
    const form = issue && formOfTracker(issue.tracker.name);
    if (form === undefined) return undefined;
    const ids = enteredCells(form).flatMap(({ key }) => {
      const id = issue?.custom_fields.get(fieldOfCell(form, key))?.id;
      return id === undefined ? [] : [String(id)];
    });
    const statuses = await this.statuses(STATUS.aggregated, STATUS.completed);
    const query = listPath({ campaign, statuses, totals: ids });
    return { path: `/projects/${PROVINCE}/issues${query}`, form };
  }

  /** Redmine sums up when it is asked: there is one total, of what was put into it. */
  async totals(campaign: string): Promise<Totals> {
    const issues = await this.issues(campaign);
    const reports = await this.#reportsOf(issues);
    const summed: readonly string[] = [STATUS.aggregated, STATUS.completed];
    const isIn = ({ state }: UnitReport) => summed.includes(state);
    const parts = reports.filter(isIn);
    const missing = reports
      .filter((one) => !isIn(one))
      .map(({ unit, unitName }) => ({ unit, name: unitName }));
    const page = await this.totalPath(campaign, issues[0]);
    if (parts.length === 0 || page === undefined) return { totals: [], missing };
    const shown = await inTurn(() => readIssuePage(this.#request, this.#base + page.path));
    const total = {
      ...{ number: 1, isCompleted: parts.every(({ state }) => state === STATUS.completed) },
      figures: withoutFormulas(page.form, totalsIn(shown, page.form)),
      units: parts.map(({ unit, unitName }) => ({ unit, name: unitName, version: NO_VERSIONS })),
    };
    return { totals: [total], missing };
  }

  /** How often it went to the unit's leader. What was never changed has no history. */
  async #timesSent({ id, created_on: made, updated_on: changed }: Issue): Promise<number> {
    if (made === changed) return 0;
    const shape = z.object({ issue: IssueJson });
    const { issue } = await this.#ask(`/issues/${id}.json?include=journals`, shape);
    const [sent] = await this.statuses(STATUS.sent);
    const details = issue.journals.flatMap((one) => one.details);
    return details.filter(({ name, new_value: to }) => name === 'status_id' && to === sent).length;
  }

  /** A program has a key of its own, which its account shows. */
  async #ownKey(): Promise<string> {
    const url = `${this.#base}/my/api_key`;
    const page = await inTurn(() => readIssuePage(this.#request, url));
    return page.querySelector('#content pre')?.text.trim() ?? '';
  }

  /** @throws AnswerError where the answer is no success, or not of this shape */
  async #ask<T extends z.ZodType>(path: string, shape: T): Promise<z.infer<T>> {
    this.#key ??= this.#ownKey();
    const key = await this.#key;
    const headers = { 'X-Redmine-API-Key': key };
    const url = this.#base + path;
    const asked = inTurn(() => this.#request.get(url, { headers, maxRedirects: 0 }));
    const answer = await asked.catch((error: Error) => {
      // What was asked stands in such an error, the key among it.
      error.message = error.message.replaceAll(key, '***');
      error.stack = error.stack?.replaceAll(key, '***') ?? '';
      throw error;
    });
    const name = path.split('?')[0] ?? '';
    if (answer.status() !== 200)
      throw new AnswerError(`giao diện ${name} trả lời mã ${answer.status()}`, answer.status());
    const read = shape.safeParse(await answer.json().catch(() => undefined));
    if (!read.success) throw new AnswerError(`giao diện ${name} trả lời không đúng cấu trúc`);
    return read.data;
  }
}
