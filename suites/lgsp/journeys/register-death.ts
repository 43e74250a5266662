import { journey } from '../../journey.ts';
import { registered } from '../register.ts';

export const registerDeath = journey('lgsp', 'register-death', (stage) =>
  registered(stage, 'LTKT'),
);
