/** What suites stand on, in a clone and as `nghiemthu/suite` in a province's own repository. */
export { moduleFile, rootFolder } from '../config/home.ts';
export { plusDays, plusWorkingDays, workingDaysBetween } from '../config/calendar/days.ts';
export { CalendarEntry } from '../config/calendar/entry.ts';
export { loadConfig } from '../config/load.ts';
export { Citation } from '../config/norms/norms.ts';
export type { Catalogues } from '../config/platforms/catalogue.ts';
export type { Platform } from '../config/platforms/platform.ts';
export { ConfigError, didYouMean, either, inOrder } from '../config/reading/faults.ts';
export type { Fault } from '../config/reading/faults.ts';
export { namesIn } from '../config/reading/folders.ts';
export { Reporter } from '../config/reading/reporter.ts';
export { shaped } from '../config/reading/shape.ts';
export { readYaml } from '../config/reading/source.ts';
export { PlainDate, Text } from '../config/reading/values.ts';
export { withAddresses } from '../config/targets/resolve.ts';
export type { ResolvedTarget } from '../config/targets/resolve.ts';
export type { Account } from '../config/targets/target.ts';
export {
  catalogueOf,
  communeName,
  configOfSuites,
  journey,
  journeyEntry,
  platformOf,
  roleName,
} from './journey.ts';
export type { Journey } from './journey.ts';
export type { LoadHandover } from './load-options.ts';
export { matrixOf } from './matrix.ts';
export type { Cell } from './matrix.ts';
export type { CommandAnswer, PlatformCommand, PlatformCommands } from './platform-command.ts';
export type { ControlKind, PageNeed, ProductNeeds } from './product/needs.ts';
export type {
  HostOptions,
  ProductFault,
  ProductFaults,
  ProductHost,
  RunningProduct,
} from './product/host.ts';
export { productOn, vendorProduct } from './product/product.ts';
export { choiceOf, fieldOf, readIssuePage, sendIssueForm } from './product/issue-tracker/forms.ts';
export type { Fields } from './product/issue-tracker/forms.ts';
export { recogniseAt, signInAt } from './product/issue-tracker/sign-in.ts';
export { siteHost } from './product/issue-tracker/site.ts';
export type { SitePart } from './product/issue-tracker/site.ts';
export { freePort, isOpen, loopbackServer, runToEnd, runWhen, served } from './product/program.ts';
export type { Running } from './product/program.ts';
export { together } from './product/together.ts';
export type { VendorProduct } from './product/product.ts';
export type { Surroundings } from './settings.ts';
export { pdfOf } from './signatures/pdf.ts';
export { verifiedIn } from './signatures/verify.ts';
export type { Signature } from './signatures/verify.ts';
export { bodyOf, headersOf, jsonIn, openApi } from './stage/api.ts';
export type { Api, ApiAnswer, ApiRequest } from './stage/api.ts';
export { dayOf, minuteIn, minuteOf, today } from './stage/days.ts';
export { isEmpty } from './stage/empty-answer.ts';
export { sha256 } from './stage/hash.ts';
export { expect } from './stage/expect.ts';
export type { Figure, FigureName } from './stage/figure.ts';
export type { SignIn } from './stage/house.ts';
export type { FilePayload, FormValues } from './stage/html-fill.ts';
export { factOf, formsOn, ledTo, sendForm, submitForm, tokenOf } from './stage/html-form.ts';
export {
  factsOf,
  frameOf,
  headingOf,
  itemsOf,
  linksOf,
  plain,
  rowsOf,
} from './stage/html-table.ts';
export { missing, NotOffered } from './stage/offered.ts';
export {
  expectErrorClosed,
  expectFramedAlike,
  expectPagesUsable,
  expectProtected,
  expectUsable,
  expectUsableAt,
} from './stage/page-expectations.ts';
export type { Named } from './stage/page-expectations.ts';
export { expectRolesEnter } from './stage/entering.ts';
export { AnswerError, answerTo, PreconditionError } from './stage/precondition.ts';
export {
  allOf,
  contentOf,
  countOf,
  downloaded,
  factOn,
  textOf,
  textsOf,
  whole,
} from './stage/shown.ts';
export type { Actor, Person, Stage, Undo } from './stage/stage.ts';
export { accountsOf, addressOf } from './stage/target.ts';
export { suiteOf } from './test.ts';
export type { Case } from './test.ts';
export { WATERFALL } from '../words/waterfall.ts';
export type { Waterfall } from '../words/waterfall.ts';
