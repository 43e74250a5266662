import { journey } from '../../journey.ts';
import { registered } from '../register.ts';

export const registerMarriage = journey('lgsp', 'register-marriage', (stage) =>
  registered(stage, 'LTKH'),
);
