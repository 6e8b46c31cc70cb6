import { APP, ask, DEMO } from './client.ts';
import { screenshot, visitor } from './browser.ts';
import type { Visitor } from './browser.ts';
import { until } from './processes.ts';

let person: Visitor;
beforeAll(async () => {
  person = await visitor();
});
afterAll(() => person?.close());

const MONEY = /\$\s?[1-9][\d,.]*/;

test('save & test of the demo is green in the page', async () => {
  const { page, faults } = await person.visit(`/connections/datasources/edit/${DEMO}`);
  await page.getByRole('button', { name: 'Save & test' }).click();
  const alert = page.getByTestId('data-testid Alert success');
  await alert.waitFor({ timeout: 30_000 });
  expect(await alert.textContent()).toMatch(/Cost data from/);
  await screenshot(page, 'save-and-test');
  expect(faults).toEqual([]);
  await page.close();
});

test.each(['dark', 'light'] as const)(
  'the cost dashboard shows its figures, without an empty or broken panel (%s)',
  async (theme) => {
    // Tall enough for all panels: Grafana loads only those in view.
    const { page, faults } = await person.visit('/d/smartcloudops-cost', theme, { width: 1500, height: 1900 });
    const panel = (title: string) => page.getByTestId(`data-testid Panel header ${title}`);
    for (const title of [
      'Month to date',
      'This month will come to',
      'To compare',
      'Cost by service',
      'Cost by account',
    ])
      await panel(title).getByText(MONEY).first().waitFor({ timeout: 45_000 });
    await panel('Daily cost by service').locator('canvas').first().waitFor();
    await panel('Forecast with 80 % and 95 % intervals').locator('canvas').first().waitFor();
    await panel('Services by account').getByRole('row').nth(3).waitFor();
    expect(await page.getByText('No data', { exact: true }).count()).toBe(0);
    expect(await page.getByTestId('data-testid Panel status error').count()).toBe(0);
    expect(await page.locator('[data-testid^="data-testid Panel header"]').count()).toBe(8);
    await screenshot(page, `cost-${theme}`);
    expect(faults).toEqual([]);
    await page.close();
  }
);

test.each(['dark', 'light'] as const)(
  'the forecast dashboard shows its figures, without an empty or broken panel (%s)',
  async (theme) => {
    // A young board is filled from the past in the background.
    await until('past forecasts are graded', 180_000, async () => {
      const board = { refId: 'A', queryType: 'forecast-scoreboard', groupBy: ['ServiceName'] };
      const { body } = await ask([board], 'admin:admin', 'now-1M/M', 'now/M');
      return (body.results['A']?.frames?.[0]?.data.values.length ?? 0) > 0;
    });
    const { page, faults } = await person.visit('/d/smartcloudops-forecast', theme, { width: 1500, height: 2900 });
    const panel = (title: string) => page.getByTestId(`data-testid Panel header ${title}`);
    for (const title of ['This month will come to', 'Cost of anomalies', 'Month end by service'])
      await panel(title).getByText(MONEY).first().waitFor({ timeout: 60_000 });
    await panel('Budget risk').getByText(/^\d+$/).first().waitFor();
    for (const title of ['Forecast by service', 'Cost beside what was expected'])
      await panel(title).locator('canvas').first().waitFor();
    for (const title of [
      'Which budget would be enough?',
      'Anomalies',
      'Growth by service',
      'Machines that will reach 90 % CPU',
      'How good the forecasts were',
    ])
      await panel(title).getByRole('row').nth(2).waitFor({ timeout: 60_000 });
    expect(await page.getByText(/^(No data|Not collected yet)$/).count()).toBe(0);
    expect(await page.getByTestId('data-testid Panel status error').count()).toBe(0);
    expect(await page.locator('[data-testid^="data-testid Panel header"]').count()).toBe(12);
    await screenshot(page, `forecast-${theme}`);
    expect(faults).toEqual([]);
    await page.close();
  },
  300_000
);

test('the variables offer what the bill has, and choosing one changes the figures', async () => {
  const { page, faults } = await person.visit('/d/smartcloudops-cost');
  const figure = page.getByTestId('data-testid Panel header Month to date').getByText(MONEY).first();
  await figure.waitFor({ timeout: 45_000 });
  const all = await figure.textContent();
  const service = page.getByTestId('data-testid template variable').filter({ hasText: 'Service' });
  await service.getByRole('combobox').click();
  const option = page.getByRole('option', { name: 'Amazon Simple Storage Service' });
  await option.click();
  await page.keyboard.press('Escape');
  await until('the figure follows the choice', 30_000, async () => {
    const now = (await figure.isVisible()) ? await figure.textContent() : all;
    return now !== all;
  });
  expect(new URL(page.url()).searchParams.getAll('var-service')).toEqual(['Amazon Simple Storage Service']);
  await screenshot(page, 'variable-chosen');
  expect(faults).toEqual([]);
  await page.close();
});

test.each(['dark', 'light'] as const)('the home page of the app shows this month (%s)', async (theme) => {
  const { page, faults } = await person.visit(`/a/${APP}`, theme);
  for (const title of ['Month to date', 'This month will come to', 'Cost by service'])
    await page.getByTestId(`data-testid Panel header ${title}`).getByText(MONEY).first().waitFor({ timeout: 45_000 });
  await page
    .getByTestId(/Panel header Forecast/)
    .locator('canvas')
    .first()
    .waitFor();
  await page
    .getByTestId(/Panel header Out of the ordinary/)
    .getByRole('row')
    .nth(1)
    .waitFor({ timeout: 45_000 });
  expect(await page.getByTestId('data-testid Panel status error').count()).toBe(0);
  await screenshot(page, `home-${theme}`);
  expect(faults).toEqual([]);
  await page.close();
});

test('the configuration page of the app opens', async () => {
  const { page, faults } = await person.visit(`/plugins/${APP}`);
  await page.getByText('SmartCloudOps demo').first().waitFor({ timeout: 30_000 });
  await screenshot(page, 'app-configuration');
  expect(faults).toEqual([]);
  await page.close();
});
