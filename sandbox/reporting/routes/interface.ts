import express from 'express';
import type { Router } from 'express';
import { notAggregated } from '../actions/aggregating.ts';
import { readPeriod } from '../actions/assigning.ts';
import { isLate } from '../actions/flow.ts';
import type { Context } from '../context.ts';
import { figuresOf, formOf, totalFigures } from '../domain/figures.ts';
import { forms } from '../domain/forms.ts';
import type { Form, Line } from '../domain/forms.ts';
import { signatureOf } from '../exchange/signing.ts';
import { campaignAt, personWho } from '../request.ts';
import type { Campaign } from '../store/campaigns.ts';
import type { Report } from '../store/reports.ts';
import { standingOf } from './standing.ts';
import { stateWords } from '../views/report.ts';

/** The interface by which other systems read reports; its words follow QCVN 125:2021/BTTTT, its fields are modelled. */
export function interfaceRoutes(ctx: Context): Router {
  const router = express.Router();
  router.use('/api', (_request, response, next) => {
    personWho(ctx, response, 'read-interface');
    next();
  });

  router.get('/api/bieu-mau', (_request, response) => {
    response.json({ bieuMau: forms.map((form) => templateOf(ctx, form)) });
  });

  router.get('/api/tinh-trang', (_request, response) => {
    response.json(standingOf(ctx));
  });

  router.get('/api/dot-bao-cao', (request, response) => {
    const period = String(request.query['ky'] ?? '');
    response.json({ dotBaoCao: ctx.campaigns.all(period).map((one) => campaignOf(ctx, one)) });
  });

  router.get('/api/dot-bao-cao/:id', (request, response) => {
    response.json(campaignOf(ctx, campaignAt(ctx, request.params.id)));
  });

  router.get('/api/dot-bao-cao/:id/so-lieu', (request, response) => {
    const campaign = campaignAt(ctx, request.params.id);
    const reports = ctx.reports.of(campaign.id).map((one) => reportOf(ctx, campaign, one));
    response.json({
      ky: campaign.period,
      baoCao: [...reports, ...strangersIn(ctx, campaign, reports)],
    });
  });

  router.get('/api/dot-bao-cao/:id/tong-hop', (request, response) => {
    const campaign = campaignAt(ctx, request.params.id);
    response.json(totalsOf(ctx, campaign));
  });

  router.get('/api/dot-bao-cao/:id/goi-tin', (request, response) => {
    const { id } = campaignAt(ctx, request.params.id);
    const sent = ctx.totals.of(id).filter(({ packet }) => packet !== null);
    const parsed = (text: string | null) => (text === null ? [] : [JSON.parse(text) as unknown]);
    response.json({
      goiTin: sent.flatMap(({ packet }) => parsed(packet)),
      bienNhan: sent.flatMap(({ receipt }) => parsed(receipt)),
    });
  });
  return router;
}

function templateOf(ctx: Context, form: Form) {
  const line = ({ id, title }: Line) => ({ ma: id, ten: title });
  const isCut = ctx.faults.isOn('template-column-missing') && form.columns.length > 1;
  return {
    ...{ ma: form.code, ten: form.title, phienBan: form.version },
    chiTieu: form.rows.map(line),
    thuocTinh: form.columns.slice(0, isCut ? -1 : undefined).map(line),
  };
}

function campaignOf(ctx: Context, campaign: Campaign) {
  const period = readPeriod(ctx, campaign.period);
  return {
    ...{ id: campaign.id, ten: campaign.title, bieuMau: formOf(campaign).code },
    phienBanBieuMau: formOf(campaign).version,
    ...{ ky: campaign.period, tuNgay: period?.from, denNgay: period?.to, hanGui: campaign.dueOn },
    ...{
      dangMo: campaign.isOpen === 1,
      toanTinh: campaign.isWhole === 1,
      coSoNganh: campaign.withDepartments === 1,
      kyTruoc: campaign.follows,
    },
  };
}

function reportOf(ctx: Context, campaign: Campaign, report: Report) {
  const { id, unit, unitName, version } = report;
  const approved = ctx.reports.version(id, version);
  const signature = approved && signatureOf(ctx, campaign, unit, approved.signer, approved.signed);
  return {
    ...{ id, donVi: unit, tenDonVi: unitName, trangThai: stateWords(ctx, campaign, report) },
    ...{ phienBan: version, soLanGui: report.sentTimes, guiLuc: report.sentAt },
    ...{ quaHan: isLate(campaign, report), nhacLuc: report.remindedAt },
    soLieu: figuresOf(ctx, campaign, report),
    kySo: signature === undefined ? null : signatureJson(signature),
  };
}

const signatureJson = (one: ReturnType<typeof signatureOf>) => ({
  ...{ noiDung: one.text, giaTri: one.value, chungThu: one.certificate, nguoiKy: one.signer },
});

function totalsOf(ctx: Context, campaign: Campaign) {
  const totals = ctx.totals.of(campaign.id).map((total) => ({
    ...{ lan: total.number, luc: total.madeAt, hoanThanhLuc: total.completedAt },
    guiLuc: total.sentAt,
    soLieu: totalFigures(ctx, campaign, total),
    donVi: total.inputs.flatMap(({ report, version }) => {
      const one = ctx.reports.find(report);
      return one === undefined ? [] : [{ ma: one.unit, ten: one.unitName, phienBan: version }];
    }),
  }));
  const missing = notAggregated(ctx, campaign, ctx.totals.last(campaign.id));
  return {
    tongHop: totals,
    chuaTongHop: missing.map(({ unit, unitName }) => ({ ma: unit, ten: unitName })),
  };
}

type Listed = ReturnType<typeof reportOf>;

/** Units that should not be there: one under a name of other code points, one that ended in 2025. */
function strangersIn(ctx: Context, campaign: Campaign, reports: readonly Listed[]): Listed[] {
  const [first] = reports;
  if (first === undefined) return [];
  const twice = ctx.faults.isOn('unit-named-twice', campaign);
  const ended = ctx.faults.isOn('ended-unit-listed', campaign);
  return [
    ...(twice ? [{ ...first, donVi: '', tenDonVi: first.tenDonVi.normalize('NFD') }] : []),
    ...(ended ? [{ ...first, donVi: '26233', tenDonVi: 'Xã Phú Ngọc' }] : []),
  ];
}
