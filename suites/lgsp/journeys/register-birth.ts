import { journey } from '../../journey.ts';
import { registered } from '../register.ts';

export const registerBirth = journey('lgsp', 'register-birth', (stage) =>
  registered(stage, 'LTKS'),
);
