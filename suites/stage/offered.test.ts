import { expect, test } from 'vitest';
import { blameOf } from '../blame.ts';
import { lackIn, missing, NotOffered, readLack, tellLack } from './offered.ts';
import { asPrecondition } from './precondition.ts';

interface Product {
  pay(): Promise<void>;
  portal: { status(code: string): Promise<string>; calls: { all(): Promise<string[]> } };
}
const product: Product = {
  pay: missing('Không thu phí', 'It takes no fees'),
  portal: missing('Không nối Cổng', 'It has no connection to the portal'),
};
const reason = { vi: 'Không nối Cổng', en: 'It has no connection to the portal' };

test('an operation or a whole part that a product lacks ends the work with its reason', async () => {
  const lack = await lackIn(async () => void (await product.portal.status('H19-1')));
  expect(lack?.reason).toEqual(reason);
  const deeper = await lackIn(async () => void (await product.portal.calls.all()));
  expect(deeper?.reason).toEqual(reason);
});

test('who catches the error has not done without it', async () => {
  const lack = await lackIn(async () => {
    await Promise.resolve()
      .then(() => product.pay())
      .catch(() => undefined);
  });
  expect(lack?.reason).toEqual({ vi: 'Không thu phí', en: 'It takes no fees' });
});

test('work that lacks nothing is done, and what it throws is thrown', async () => {
  expect(await lackIn(async () => undefined)).toBeUndefined();
  await expect(lackIn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});

test('works side by side do not lack what the other lacks', async () => {
  const lacking = lackIn(async () => product.pay());
  const whole = lackIn(async () => void (await new Promise((resolve) => setImmediate(resolve))));
  expect((await lacking)?.reason.en).toBe('It takes no fees');
  expect(await whole).toBeUndefined();
});

test('what a product lacks is no failed precondition', () => {
  const lack = new NotOffered(reason);
  expect(asPrecondition('có hồ sơ', lack)).toBe(lack);
});

test('what a product lacks accuses no platform, in a live probe either', () => {
  const { name, message } = new NotOffered(reason);
  expect(blameOf({ message: `${name}: ${message}` }).blame).toBe('harness');
});

test('a marker may be passed on and awaited without being called', async () => {
  const part: unknown = await Promise.resolve(product.portal);
  expect(part).toBe(product.portal);
});

test('the reason is read from the marks of a case in both languages', () => {
  const description = tellLack(new NotOffered(reason));
  expect(readLack([{ type: 'not-offered', description }])).toEqual(reason);
  expect(readLack([{ type: 'not-offered', description: 'chưa có' }])?.vi).toBe('chưa có');
  expect(readLack([{ type: 'effect', description: 'reads' }])).toBeUndefined();
});
