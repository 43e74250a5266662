import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { given } from '../prepare.ts';
import { productOf } from '../product.ts';

export const enterByKeyboard = journey('reporting', 'enter-by-keyboard', async (stage) => {
  const campaign = await given(stage, 'enter-by-keyboard');
  const id = campaign.reports.get(stage.target.units.home) ?? '';
  const { report } = (await productOf(stage)).desk((await stage.as('reporter')).page);
  await stage.step('Phím Enter và mũi tên chuyển sang ô kế tiếp', async () => {
    await report.open(id);
    expect(await report.enterAndPress('TTHC01.v', '12', 'Enter'), 'ô sau Enter').toBe('TTHC02.v');
    expect(await report.enterAndPress('TTHC02.v', '8', 'ArrowDown'), 'ô bên dưới').toBe('TTHC03.v');
    expect(await report.enterAndPress('TTHC03.v', '1', 'ArrowUp'), 'ô bên trên').toBe('TTHC02.v');
  });
  await stage.step('Ô công thức được bỏ qua', async () => {
    expect(await report.enterAndPress('TTHC03.v', '2', 'Enter'), 'ô kế tiếp').toBe('TTHC05.v');
    expect(await report.canEnter('TTHC04.v'), 'nhập được ô công thức').toBe(false);
  });
});
