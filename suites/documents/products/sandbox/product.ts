import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import type { DocumentsProduct, Product } from '../../product.ts';
import { openExchange } from './exchange.ts';
import { officeOf } from './office.ts';
import { deskOf } from './pages/desk.ts';
import { recognise } from './recognise.ts';
import { attempt } from './rights.ts';
import { authoritiesOn } from './authorities.ts';
import { signIn } from './sign-in.ts';

/** The stand-in of this repository. */
export const product: DocumentsProduct = { signIn, recognise, on };

function on(stage: Stage): Product {
  const base = addressOf(stage.target, 'documents');
  const named = (path: string) => ({ name: path, url: base + path });
  return {
    desk: (page) => deskOf(page, base),
    office: (somebody) => officeOf(base, somebody),
    can: (permission, somebody, id) => attempt(base, permission, somebody, id),
    exchange: () => openExchange(stage),
    authorities: () => authoritiesOn(stage, base),
    pages: {
      ordinary: ['/', '/dang-nhap', '/huong-dan'].map(named),
      wrong: ['/khong-co-trang-nay', '/huong-dan/khong-co', '/van-ban/%E0%A4%A'].map(named),
      accessible: [
        ...['/van-ban-den', '/van-ban-di', '/tim-kiem', '/van-ban-di/soan-thao'],
        ...['/theo-doi-han', '/ho-so-cong-viec', '/viec-cua-toi'],
      ].map(named),
    },
  };
}
