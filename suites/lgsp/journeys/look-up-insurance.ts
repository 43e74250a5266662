import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { connected } from '../prepare.ts';
import { settings } from '../settings.ts';

export const lookUpInsurance = journey('lgsp', 'look-up-insurance', async (stage) => {
  const { calls } = await connected(stage);
  const { citizen } = settings();
  const number = await stage.step('Tìm mã số bảo hiểm xã hội của người dân', async () => {
    const found = await calls.people.insuranceNumber(citizen);
    expect(found === citizen.insurance, 'đúng mã số của người đó').toBe(true);
    return citizen.insurance;
  });
  await stage.step('Hộ gia đình trả về là của người đó', async () => {
    const members = await calls.people.household(number);
    const isThere = members.some((one) => one.number === number && one.name === citizen.name);
    expect(isThere, 'có người đó trong hộ').toBe(true);
  });
});
