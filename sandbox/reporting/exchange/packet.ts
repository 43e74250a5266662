import { PROVINCE_CODE } from '../../data/units.ts';
import type { Context } from '../context.ts';
import { formOf, totalFigures } from '../domain/figures.ts';
import type { Campaign } from '../store/campaigns.ts';
import type { Total } from '../store/totals.ts';
import { signatureOf } from './signing.ts';
import { unitOf } from '../domain/units.ts';

/** The receiver: codes of the exchange between reporting systems. Modelled. */
const GOVERNMENT = { ma: 'G22', ten: 'Hệ thống thông tin báo cáo Chính phủ' };

/**
 * The packet of figures (“số liệu báo cáo”) of QCVN 125:2021/BTTTT. Its field tables could not be read: names of
 * fields are modelled.
 */
export function packetOf(ctx: Context, campaign: Campaign, total: Total): string {
  const form = formOf(campaign);
  const figures = totalFigures(ctx, campaign, total);
  const cells = form.cells.filter(({ key }) => key in figures);
  const isCut = ctx.faults.isOn('packet-cut', campaign);
  const sent = isCut ? cells.slice(0, -2) : cells;
  const { signer, signed } = total;
  const signature = signatureOf(ctx, campaign, PROVINCE_CODE, signer ?? '', signed ?? '');
  return JSON.stringify({
    ...{ goiTin: 'SO_LIEU_BAO_CAO', quyChuan: 'QCVN 125:2021/BTTTT' },
    noiGui: { ma: PROVINCE_CODE, ten: unitOf(PROVINCE_CODE).authority },
    noiNhan: GOVERNMENT,
    bieuMau: { ma: form.code, phienBan: form.version },
    ...{ kyBaoCao: campaign.period, lanTongHop: total.number },
    soLieu: sent.map(({ key, row, column, unit }) => ({
      ...{ chiTieu: row.id, thuocTinh: column.id, giaTri: figures[key], donViTinh: unit },
    })),
    donViThanhPhan: total.inputs.map(({ report, version }) => ({
      ...{ ma: ctx.reports.find(report)?.unit, phienBan: version },
    })),
    chuKy: {
      ...{ noiDung: signature.text, giaTri: signature.value },
      ...{ chungThu: signature.certificate, nguoiKy: signature.signer },
    },
  });
}
