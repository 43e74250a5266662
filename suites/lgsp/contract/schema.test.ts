import { expect, test } from 'vitest';
import { envelope, question } from '../interfaces/people.ts';
import { civilData } from '../prepare.ts';
import { judgeXml } from './schema.ts';

const CITIZEN = { id: '099190000001', name: 'Trần Thị Ngọc Ánh' };
const OPERATION = 'population POST /dancu/soap';
const seen = (xml: string) =>
  judgeXml('soap', xml, OPERATION).map(({ kind, at, operation }) => `${operation} ${at} ${kind}`);
const answer = (inner: string) =>
  `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><KetQuaXacThucResponse xmlns="http://dancuquocgia.bca">${inner}</KetQuaXacThucResponse></soap:Body></soap:Envelope>`;
const RIGHT = '<MaYeuCau>KT-1</MaYeuCau><TonTai>true</TonTai>';

test('an answer as its schema says gives no finding, and so do the requests of the suite', () => {
  expect(seen(answer(RIGHT))).toEqual([]);
  expect(seen(envelope(question(CITIZEN)))).toEqual([]);
  for (const withPapers of [true, false])
    expect(judgeXml('civil-status', civilData('Y & <Moan>', 'kt', withPapers), 'x')).toEqual([]);
});

test.each([
  ['/TonTai value-wrong', RIGHT.replace('true', 'có')],
  ['/TonTai field-vanished', '<MaYeuCau>KT-1</MaYeuCau>'],
  ['/KetQua field-appeared', `${RIGHT}<KetQua>1</KetQua>`],
  ['/MaYeuCau value-wrong', RIGHT.replace('KT-1', '')],
  ['/MaYeuCau field-vanished', RIGHT.replaceAll('MaYeuCau', 'MaYeuCauTraLoi')],
])('a drift is found at its name: %s', (finding, inner) => {
  expect(seen(answer(inner))).toContain(`${OPERATION} ${finding}`);
});

test('another envelope, another body and what is no XML are found', () => {
  expect(seen('<a/>')).toEqual([`${OPERATION} /a field-appeared`]);
  expect(seen(answer(RIGHT).replaceAll('KetQuaXacThucResponse', 'KetQua')).length).toBeGreaterThan(
    0,
  );
  expect(seen('{"fault":{}}').length).toBeGreaterThan(0);
  expect(seen(answer(RIGHT).slice(0, -3)).length).toBeGreaterThan(0);
});
