import { recogniseAt, signInAt } from '../../../product/issue-tracker/sign-in.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import { missing } from '../../../stage/offered.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import type { Product, ReportingProduct } from '../../product.ts';
import { officeOf } from './office.ts';
import { deskOf } from './pages/desk.ts';

const signIn = signInAt('reporting');

/** Redmine with its Vietnamese screens, set up for reports by `host/seed.rb`. */
export const product: ReportingProduct = {
  signIn,
  recognise: recogniseAt('reporting', 'Redmine'),
  on,
};

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
        return 'bị từ chối';
      }
    },
    can: missing(
      'Quyền trong Redmine chỉ thử được bằng cách làm thay đổi báo cáo',
      'Rights in Redmine can only be tried by changing a report',
    ),
    pages: {
      ordinary: ['/login'].map(named),
      wrong: ['/khong-co-trang-nay', '/issues/0'].map(named),
    },
  };
}
