import { expect, test } from 'vitest';
import { saidIn, textsOf } from './texts.ts';

const SOURCE = `
// Chú thích không phải lời nói.
type Answer = 'được làm';
const NAMES = { 'Số đến': 'số đến' };
export const one = journey('small', 'one', async (stage) => {
  const file = { name: 'phụ lục.txt', subject: \`Văn bản thử, \${stage.marker}\` };
  await stage.given('có văn bản', () => send(row['Trích yếu']));
  await stage.step(\`\${name}\${zipped ? ', tệp nén' : ''}: đến nơi\`, async () => {
    await expect.poll(() => state(), \`trạng thái của \${one(\`mã \${id}\`)}\`).toBe('Đã mở');
    if (shown !== 'Đã đóng') throw new AnswerError(late ? 'đến muộn' : \`thiếu \${NAMES['Số đến']}\`);
  });
});
`;

const SAID = [
  'có văn bản',
  '{}, tệp nén: đến nơi',
  '{}: đến nơi',
  'trạng thái của {}',
  'mã {}',
  'đến muộn',
  'thiếu {}',
];

test('all Vietnamese of a source, without types, keys, files, comparisons and what is entered', () => {
  expect(textsOf(SOURCE).toSorted()).toEqual([...SAID, 'số đến', 'Đã mở'].toSorted());
});

test('what a report says', () => {
  expect(saidIn(SOURCE).toSorted()).toEqual([...SAID].toSorted());
});

test('a source that cannot be read is an error', () => {
  expect(() => textsOf('const = ;')).toThrow(SyntaxError);
});
