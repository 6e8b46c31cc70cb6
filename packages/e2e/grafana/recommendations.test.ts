import { api, PANEL } from './client.ts';
import { screenshot, visitor } from './browser.ts';
import type { Visitor } from './browser.ts';

let person: Visitor;
beforeAll(async () => {
  person = await visitor();
});
afterAll(() => person?.close());

/** The documented frame, as any data source may give it. */
const FRAME = {
  schema: {
    meta: { custom: { schema: 'smartcloudops.recommendations/1' } },
    fields: ['id', 'title', 'monthlySaving', 'currency', 'category', 'effort', 'risk', 'reason'].map((name) => ({
      name,
      type: name === 'monthlySaving' ? 'number' : 'string',
    })),
  },
  data: {
    values: [
      ['volume-1', 'instance-2', 'address-3'],
      ['Delete the unattached volume', 'Stop the idle instance', 'Release the unused address'],
      [12.5, 240.75, 3.6],
      ['USD', 'USD', 'USD'],
      ['idle', 'idle', 'idle'],
      ['low', 'medium', 'low'],
      ['low', 'medium', 'low'],
      ['Not attached for 40 days.', 'Below 2 % CPU for 30 days.', 'Not associated for 12 days.'],
    ],
  },
};

async function dashboard(uid: string, frames: unknown[]): Promise<void> {
  const { body } = await api<{ uid: string }>('GET', '/api/datasources/uid/testdata-for-panel');
  if (!body.uid)
    await api('POST', '/api/datasources', {
      uid: 'testdata-for-panel',
      name: 'TestData',
      type: 'grafana-testdata-datasource',
      access: 'proxy',
    });
  const datasource = { type: 'grafana-testdata-datasource', uid: 'testdata-for-panel' };
  const targets = [{ refId: 'A', datasource, scenarioId: 'raw_frame', rawFrameContent: JSON.stringify(frames) }];
  const panel = { id: 1, type: PANEL, title: 'Savings', datasource, targets, gridPos: { h: 16, w: 24, x: 0, y: 0 } };
  const { status } = await api('POST', '/api/dashboards/db', {
    dashboard: { uid, title: uid, panels: [panel], schemaVersion: 42 },
    overwrite: true,
  });
  expect(status).toBe(200);
}

test('the panel lists the documented frame by saving and opens the evidence of a row', async () => {
  await dashboard('recommendations', [FRAME]);
  const { page, faults } = await person.visit('/d/recommendations');
  const panel = page.getByTestId('data-testid Panel header Savings');
  await panel.getByText('Stop the idle instance').waitFor({ timeout: 45_000 });
  const rows = await panel.getByRole('row').allTextContents();
  const order = ['Stop the idle instance', 'Delete the unattached volume', 'Release the unused address'];
  expect(rows.slice(1).map((row) => order.findIndex((title) => row.includes(title)))).toEqual([0, 1, 2]);
  await screenshot(page, 'recommendations');
  await panel.getByText('Stop the idle instance').click();
  await page.getByText('Below 2 % CPU for 30 days.').first().waitFor();
  // The drawer slides in.
  await page.waitForTimeout(600);
  await screenshot(page, 'recommendation-evidence');
  expect(faults).toEqual([]);
  await page.close();
});

test('a frame of another shape is told, field by field', async () => {
  const wrong = { ...FRAME, schema: { ...FRAME.schema, fields: FRAME.schema.fields.slice(0, 2) } };
  await dashboard('not-recommendations', [{ ...wrong, data: { values: FRAME.data.values.slice(0, 2) } }]);
  const { page } = await person.visit('/d/not-recommendations');
  const panel = page.getByTestId('data-testid Panel header Savings');
  await panel.getByText('monthlySaving').first().waitFor({ timeout: 45_000 });
  await page.close();
});
