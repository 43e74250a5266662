import { maskText } from '../../suites/evidence/masking/words.ts';
import type { Action } from './action.ts';
import { locatorOf, quoted } from './locator.ts';
import { Names } from './names.ts';

export interface SkeletonOptions {
  /** Name of the address that was opened → the address, as the target has it. */
  addresses: Readonly<Record<string, string>>;
  /** Who was signed in, as people call the role. */
  who: string;
  /** Function that the file exports, such as `recordedPage`. */
  name: string;
  /** Where `expect` of the suites comes from. */
  expectFrom: string;
}

/**
 * A page object of what was recorded, one a window: its controls by role and label, and one step after another. What
 * was typed is left out; it may be a person's own, and becomes a value that the journey gives.
 */
export function skeletonOf(actions: readonly Action[], options: SkeletonOptions): string {
  const windows = [...new Set(actions.map(({ pageGuid }) => pageGuid))];
  const objects = windows
    .map((guid, i) =>
      new Window(options, i === 0 ? options.name : `${options.name}${i + 1}`).of(
        actions.filter(({ pageGuid }) => pageGuid === guid),
      ),
    )
    .filter((text) => text !== '');
  const body = objects.join('\n');
  const imports = [
    body.includes("Locator['setInputFiles']")
      ? "import type { Locator, Page } from '@playwright/test';"
      : "import type { Page } from '@playwright/test';",
    ...(/\bexpect\(/.test(body) ? [`import { expect } from ${quoted(options.expectFrom)};`] : []),
  ];
  return `${imports.join('\n')}\n\n${body}`;
}

/** Methods of Playwright's that take nothing of what was typed. */
const PLAIN: Readonly<Record<string, string>> = {
  click: 'click()',
  hover: 'hover()',
  check: 'check()',
  uncheck: 'uncheck()',
};

class Window {
  readonly #options: SkeletonOptions;
  readonly #name: string;
  readonly #names = new Names();
  readonly #values = new Names();
  /** Code that finds a control → what it is called, and what is to be done about it. */
  readonly #controls = new Map<string, { name: string; todo: string }>();
  /** Value of the journey → its type. */
  readonly #given = new Map<string, string>();
  readonly #steps: string[] = [];
  #opened: string | undefined;

  constructor(options: SkeletonOptions, name: string) {
    this.#options = options;
    this.#name = name;
  }

  /** Empty where nothing was done in it. */
  of(actions: readonly Action[]): string {
    for (const [i, action] of actions.entries()) this.#take(action, actions[i + 1]);
    if (this.#opened === undefined && this.#steps.length === 0) return '';
    return [
      `/** Recorded as: ${this.#options.who}. Say it in the words of the platform's product.ts, a function a page. */`,
      `export function ${this.#name}(page: Page, address: string) {`,
      ...[...this.#controls].flatMap(([code, { name, todo }]) => [
        ...(todo === '' ? [] : [`  // TODO: ${todo}.`]),
        `  const ${name} = () => ${code};`,
      ]),
      '  return {',
      ...this.#open(),
      ...this.#walk(),
      '  };',
      '}',
      '',
    ].join('\n');
  }

  #open(): string[] {
    if (this.#opened === undefined) return [];
    return ['    open: async () => {', `      ${this.#opened}`, '    },'];
  }

  #walk(): string[] {
    if (this.#steps.length === 0) return [];
    const given = [...this.#given].map(([name, type]) => `${name}: ${type}`).join('; ');
    return [
      `    walk: async (${given === '' ? '' : `values: { ${given} }`}) => {`,
      ...this.#steps.map((line) => `      ${line}`),
      '    },',
    ];
  }

  #take(action: Action, next: Action | undefined): void {
    if (action.name === 'navigate' && action.url !== undefined) return this.#goTo(action.url);
    if (action.locator === undefined) return;
    // A click into a field that is then filled in.
    const isFilled = next?.name === 'fill' || next?.name === 'setInputFiles';
    if (action.name === 'click' && isFilled && same(action, next)) return;
    const control = this.#control(action);
    const call = this.#call(action, control);
    if (call === undefined) {
      this.#steps.push(
        `// TODO: ${action.name} on ${control}() was recorded and is not written here.`,
      );
      return;
    }
    this.#step(
      call,
      action.signals.map(({ name }) => name),
    );
  }

  #call(action: Action, control: string): string | undefined {
    const { name } = action;
    if (PLAIN[name] !== undefined) return `await ${control}().${PLAIN[name]};`;
    if (name === 'fill') return `await ${control}().fill(${this.#value(control, 'string')});`;
    if (name === 'select')
      return `await ${control}().selectOption(${this.#value(control, 'string')});`;
    if (name === 'setInputFiles') {
      const type = "Parameters<Locator['setInputFiles']>[0]";
      return `await ${control}().setInputFiles(${this.#value(control, type)});`;
    }
    if (name === 'press') return `await ${control}().press(${quoted(action.key ?? '')});`;
    if (name === 'assertVisible') return `await expect(${control}()).toBeVisible();`;
    if (name === 'assertText')
      return `await expect(${control}()).toContainText(${this.#value(control, 'string')});`;
    if (name === 'assertValue')
      return `await expect(${control}()).toHaveValue(${this.#value(control, 'string')});`;
    if (name === 'assertChecked')
      return `await expect(${control}()).${action.checked === false ? 'not.' : ''}toBeChecked();`;
    return undefined;
  }

  #step(call: string, signals: readonly string[]): void {
    const waited = signals.find((name) => name === 'popup' || name === 'download');
    if (signals.includes('dialog'))
      this.#steps.push("page.once('dialog', (dialog) => void dialog.accept());");
    if (waited === undefined) return void this.#steps.push(call);
    const name = this.#names.once(waited === 'popup' ? 'opened' : 'downloaded');
    this.#steps.push(
      `const ${name} = page.waitForEvent(${quoted(waited)});`,
      call,
      `await ${name};`,
    );
  }

  #goTo(url: string): void {
    const place = this.#placeOf(url);
    if (place === undefined) return;
    if (this.#opened === undefined && this.#steps.length === 0) this.#opened = place;
    else this.#steps.push(place);
  }

  /** The part of the address that was asked for is left out: it may name a person. */
  #placeOf(url: string): string | undefined {
    if (!URL.canParse(url) || url === 'about:blank') return undefined;
    const { origin, pathname: path } = new URL(url);
    const pathname = maskText(path);
    const { addresses } = this.#options;
    const [first, ...others] = Object.values(addresses).map((one) => new URL(one).origin);
    const at = origin === first ? 'address' : undefined;
    if (at !== undefined) return `await page.goto(\`\${address}${inTemplate(pathname)}\`);`;
    const name = Object.keys(addresses)[others.indexOf(origin) + 1];
    const where = others.includes(origin) ? `the address ${name}` : 'another site';
    return `// TODO: ${where} was opened at ${pathname}.`;
  }

  #control({ locator }: Action): string {
    const { code, words, todo } = locatorOf(locator!, 'page');
    const known = this.#controls.get(code);
    if (known !== undefined) return known.name;
    const name = this.#names.of(words, 'control');
    this.#controls.set(code, { name, todo });
    return name;
  }

  #value(control: string, type: string): string {
    const name = this.#values.once(control);
    this.#given.set(name, type);
    return `values.${name}`;
  }
}

function same(one: Action, other: Action | undefined): boolean {
  return JSON.stringify(one.locator) === JSON.stringify(other?.locator);
}

function inTemplate(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
}
