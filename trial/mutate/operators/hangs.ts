import type { Operator } from './operator.ts';

export const operator: Operator = {
  name: 'hangs',
  title: { vi: 'treo, không trả lời', en: 'hangs' },
  places: () => [''],
  spoil: (_place, _known, mark) => (ask) => {
    mark(ask);
    return new Promise((_, reject) => {
      const leave = () => reject(new Error('the client left'));
      if (ask.gone.aborted) leave();
      else ask.gone.addEventListener('abort', leave, { once: true });
    });
  },
};
