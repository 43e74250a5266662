import { AnswerError } from '../../stage/precondition.ts';
import type { Stage } from '../../stage/stage.ts';
import { checkEnvelope } from '../exchange/check.ts';
import { ownCertificate } from '../exchange/own-certificate.ts';
import { signEnvelope, signPart } from '../exchange/sign.ts';
import { writeEnvelope } from '../exchange/write.ts';
import type { Exchange } from '../offer/exchange.ts';
import {
  advance,
  envelopeFor,
  envelopesWith,
  exchangeOf,
  freeNumber,
  officeOf,
  written,
} from '../prepare.ts';
import { kindFor, settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

const NAME = 'signed-envelopes';

test(
  ...check('signed-envelopes', async (stage) => {
    const exchange = await exchangeOf(stage);
    const signer = ownCertificate('Hệ thống kiểm thử', exchange.name);
    await stage.step('Hệ thống tỉnh bạn đăng ký chứng thư số với trục', () =>
      exchange.registerCertificate(signer.certificate),
    );
    const plain = async (more = {}) =>
      writeEnvelope(await envelopeFor(stage, exchange, NAME, more));
    await stage.step('Gói tin ký đúng được nhận và đến nơi', async () => {
      const envelope = await envelopeFor(stage, exchange, NAME);
      const { code } = await exchange.send(signEnvelope(writeEnvelope(envelope), signer));
      expect(code, 'mã lỗi của trục').toBe('0');
      const listed = await (await officeOf(stage, 'clerk')).listed('in', written(envelope));
      expect(listed.length, 'số văn bản trong danh sách').toBe(1);
    });
    const stranger = ownCertificate('Hệ thống lạ', exchange.name);
    const signed = async () => Buffer.from(signEnvelope(await plain(), signer)).toString('utf8');
    const wrong: readonly [string, () => Promise<Uint8Array>][] = [
      [
        'Sửa trích yếu sau khi ký',
        async () => Buffer.from((await signed()).replace('V/v phối hợp', 'V/v không phối hợp')),
      ],
      ['Ký bằng chứng thư số chưa đăng ký', async () => signEnvelope(await plain(), stranger)],
      ['Chữ ký chỉ trên một thẻ', async () => signPart(await plain(), signer, 'Subject')],
      [
        'Hai chữ ký trong một gói tin',
        async () =>
          Buffer.from((await signed()).replace(/<ds:Signature.*<\/ds:Signature>/s, '$&$&')),
      ],
      [
        'Chú thích chen vào nội dung đã ký',
        async () => Buffer.from((await signed()).replace('V/v phối', 'V/v<!-- --> phối')),
      ],
    ];
    for (const [name, made] of wrong)
      await stage.step(`${name}: trục từ chối`, async () => {
        expect((await exchange.send(await made())).code, 'mã lỗi của trục').toBe('22');
      });
    const to = [await signedOnly(stage, exchange)];
    await stage.step(
      'Nơi nhận yêu cầu ký: gói tin không ký bị từ chối, gói tin ký được nhận',
      async () => {
        expect((await exchange.send(await plain({ to }))).code, 'mã lỗi của trục').toBe('22');
        const { code } = await exchange.send(signEnvelope(await plain({ to }), signer));
        expect(code, 'mã lỗi của trục').toBe('0');
      },
    );
    const own = await sentOut(stage, exchange);
    await stage.step('Gói tin hệ thống gửi đi có chữ ký số đúng', async () => {
      const checked = own.map((bytes) => checkEnvelope(bytes, settings().kinds));
      expect(checked.length, 'gói tin có văn bản vừa gửi').toBe(1);
      for (const { signedBy } of checked) expect(signedBy, 'người ký gói tin').not.toBeNull();
    });
  }),
);

/** An agency that takes signed envelopes alone. */
function signedOnly(stage: Stage, exchange: Exchange) {
  return stage.given('trục có nơi nhận yêu cầu ký số', async () => {
    const found = (await exchange.agencies()).find((one) => one.signedOnly);
    if (found === undefined) throw new AnswerError('trục không có nơi nhận yêu cầu ký số');
    return found;
  });
}

/** The envelopes that a document of the home unit went out in to the other province. */
async function sentOut(stage: Stage, exchange: Exchange): Promise<Buffer[]> {
  const subject = `V/v ký số gói tin, ${stage.marker} ${freeNumber()}`;
  await stage.given('có văn bản đi', async () => {
    const drafter = await officeOf(stage, 'specialist');
    const receivers = [exchange.organId];
    const id = await drafter.draft({ kind: kindFor(NAME), subject, receivers });
    for (const to of ['submitted', 'signed', 'numbered', 'issued'] as const)
      await advance(stage, id, to);
  });
  return stage.step('Tỉnh bạn lấy các gói tin từ trục', () => envelopesWith(exchange, subject));
}
