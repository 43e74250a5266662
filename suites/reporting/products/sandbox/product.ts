import type { Stage } from '../../../stage/stage.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import { addressOf } from '../../../stage/target.ts';
import type { Product, ReportingProduct } from '../../product.ts';
import { officeOf } from './office.ts';
import { deskOf } from './pages/desk.ts';
import { recognise } from './recognise.ts';
import { attempt } from './rights.ts';
import { signIn } from './sign-in.ts';

/** The stand-in of this repository. */
export const product: ReportingProduct = { signIn, recognise, on };

function on(stage: Stage): Product {
  const base = addressOf(stage.target, 'reporting');
  const named = (path: string) => ({ name: path, url: base + path });
  return {
    desk: (page) => deskOf(page, base),
    office: (somebody) => officeOf(base, somebody),
    signingIn: async ({ request }, account) => {
      try {
        await signIn(request, stage.target, account);
        return 'được làm';
      } catch (error) {
        if (!(error instanceof AnswerError)) throw error;
        const { status = 400 } = error;
        return status >= 500 ? `trả lời mã ${status}` : 'bị từ chối';
      }
    },
    can: (permission, somebody, what) => attempt(base, permission, somebody, what),
    pages: {
      ordinary: ['/', '/dang-nhap', '/huong-dan', '/bieu-mau'].map(named),
      wrong: ['/khong-co-trang-nay', '/huong-dan/khong-co', '/bao-cao/%E0%A4%A'].map(named),
    },
  };
}
