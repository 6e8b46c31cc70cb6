import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { chromiumPath, describeWith, launchChromium } from './chromium.ts';

const root = path.resolve(__dirname, '../..');
const shots = path.join(root, 'packages/e2e/dist/screenshots');

describeWith('Chromium', chromiumPath !== null, 'the workbench', () => {
  let folder: string;
  let workbench: ChildProcess;
  let url: string;
  let browser: Browser;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'smartcloudops-e2e-'));
    mkdirSync(shots, { recursive: true });
    workbench = spawn(
      process.execPath,
      ['packages/workbench/src/main.ts', '--port', '0', '--no-build', '--data', path.join(folder, 'data')],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
      }
    );
    url = await addressOf(workbench);
    browser = await launchChromium();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    if (workbench?.exitCode === null) {
      const gone = new Promise((resolve) => workbench.once('exit', resolve));
      workbench.kill('SIGTERM');
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  async function open(
    theme: 'dark' | 'light',
    address: string,
    // Tables draw what is in sight alone.
    height = 1500
  ): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1440, height }, timezoneId: 'UTC' });
    await context.addCookies([{ name: 'workbench_theme', value: theme, url }]);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('response', (response) => {
      if (response.status() >= 400 && !response.url().includes('/fonts/'))
        faults.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    return { page, context, faults };
  }

  /** A young board is filled from the past in the background, for a minute or so. */
  async function filledScoreboard(): Promise<void> {
    const board = `${url}/api/datasources/uid/smartcloudops-demo/resources/api/v1/analytics/forecast/scoreboard`;
    for (let left = 150; left > 0; left--) {
      const response = await fetch(board);
      const { rows } = (await response.json()) as { rows?: readonly unknown[] };
      if (rows && rows.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    throw new Error('The scoreboard is still empty.');
  }

  /** Advice is collected after the bill. */
  async function advised(): Promise<void> {
    const address = `${url}/api/datasources/uid/smartcloudops-demo/resources/api/v1/analytics/recommendations`;
    for (let left = 120; left > 0; left--) {
      const { totals } = (await (await fetch(address)).json()) as { totals?: readonly unknown[] };
      if (totals && totals.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    throw new Error('Nothing is recommended yet.');
  }

  test.each(['dark', 'light'] as const)(
    'shows month-to-date cost, cost by service and the forecast (%s)',
    async (theme) => {
      const { page, context, faults } = await open(theme, url);
      const panel = (title: string) => page.locator('section', { hasText: title }).first();
      await panel('Month to date')
        .getByText(/^\$[\d,.]+/)
        .first()
        .waitFor({ timeout: 30_000 });
      expect(await panel('Month to date').textContent()).toMatch(/\$\s?[1-9][\d,.]*/);
      // Bars of the day-by-day panel and lines of the forecast are drawn by uPlot, one canvas each.
      await panel('Daily cost by service').locator('canvas').first().waitFor();
      await panel('Forecast').locator('canvas').first().waitFor();
      expect(await panel('Daily cost by service').textContent()).toContain('Amazon');
      expect(await page.getByText('No data', { exact: true }).count()).toBe(0);
      expect(await page.locator('[data-testid="data-testid Panel status error"]').count()).toBe(0);
      await page.screenshot({ path: path.join(shots, `cost-${theme}.png`), fullPage: true });
      expect(faults).toEqual([]);
      await context.close();
    },
    60_000
  );

  test.each(['dark', 'light'] as const)(
    'shows where the month is heading, anomalies, capacity and how good the forecasts were (%s)',
    async (theme) => {
      await filledScoreboard();
      const { page, context, faults } = await open(theme, `${url}/d/smartcloudops-forecast`, 2900);
      const panel = (title: string) => page.locator('section', { hasText: new RegExp(`^${title}`) });
      await panel('Budget risk').getByText(/^\d+$/).first().waitFor({ timeout: 60_000 });
      await panel('Forecast by service').locator('canvas').first().waitFor();
      await panel('Cost beside what was expected').locator('canvas').first().waitFor();
      expect(await panel('Month end by service').textContent()).toContain('Amazon');
      await panel('Which budget would be enough?').getByRole('gridcell', { name: '95 %' }).waitFor();
      for (const title of ['Anomalies', 'Growth by service', 'Machines that will', 'How good the forecasts'])
        await panel(title).getByRole('gridcell').first().waitFor({ timeout: 60_000 });
      expect(await page.getByText(/^(No data|Not collected yet)$/).count()).toBe(0);
      expect(await page.locator('[data-testid="data-testid Panel status error"]').count()).toBe(0);
      await page.screenshot({ path: path.join(shots, `forecast-${theme}.png`), fullPage: true });
      expect(await seriousFaults(page)).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
    240_000
  );

  test.each(['dark', 'light'] as const)(
    'shows what would lower the bill, once each, and who could do it (%s)',
    async (theme) => {
      await advised();
      const { page, context, faults } = await open(theme, `${url}/d/smartcloudops-recommendations`, 1900);
      const panel = (title: string) => page.locator('section', { hasText: new RegExp(`^${title}`) });
      const list = panel('What to do').getByRole('row');
      await list.nth(1).waitFor({ timeout: 60_000 });
      await panel('Potential savings by day').locator('canvas').first().waitFor();
      for (const title of [
        'Potential savings a month',
        'Savings by account',
        'Savings by service',
        'Savings by action',
      ])
        await panel(title)
          .getByText(/^\$[1-9]/)
          .first()
          .waitFor();
      await panel('Implemented or gone').getByText('None went away in this time').waitFor();
      expect(await page.getByText(/^(No data|Not collected yet|Not known yet)$/).count()).toBe(0);
      expect(await page.locator('[data-testid="data-testid Panel status error"]').count()).toBe(0);
      await page.screenshot({ path: path.join(shots, `recommendations-${theme}.png`), fullPage: true });
      expect(await seriousFaults(page)).toEqual([]);
      await list.nth(1).getByRole('button').click();
      const link = page.getByRole('dialog').getByRole('link', { name: 'What the account costs' });
      const address = new URL((await link.getAttribute('href')) ?? '', url);
      expect(address.pathname).toBe('/d/smartcloudops-cost');
      expect(address.searchParams.get('var-account')).toMatch(/^\d{12}$/);
      expect(faults).toEqual([]);
      await context.close();
    },
    240_000
  );

  /** Findings are collected after the bill, and rules with them. */
  async function guarded(): Promise<void> {
    const address = `${url}/api/datasources/uid/smartcloudops-demo/resources/api/v1/security-findings`;
    for (let left = 120; left > 0; left--) {
      const { open: found, rules } = (await (await fetch(address)).json()) as Record<string, readonly unknown[]>;
      if (found?.length && rules?.length) return;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    throw new Error('Nothing is found yet.');
  }

  test.each(['dark', 'light'] as const)(
    'shows what is open, what is exposed and expensive, and which rules are kept (%s)',
    async (theme) => {
      await guarded();
      const { page, context, faults } = await open(theme, `${url}/d/smartcloudops-security`, 2300);
      const panel = (title: string) => page.locator('section', { hasText: new RegExp(`^${title}`) });
      for (const title of ['Critical', 'High', 'Median age', 'Median time to close', 'Rules kept'])
        await panel(title).first().getByText(/\d/).first().waitFor({ timeout: 60_000 });
      await panel('Open findings by severity').locator('canvas').first().waitFor();
      for (const title of ['The worst', 'Exposed and expensive', 'By account', 'By product', 'Compliance by rule'])
        await panel(title).getByRole('row').nth(1).waitFor();
      expect(await page.getByText(/^(No data|Not collected yet|No open finding|Nothing was closed)$/).count()).toBe(0);
      expect(await page.locator('[data-testid="data-testid Panel status error"]').count()).toBe(0);
      await page.screenshot({ path: path.join(shots, `security-${theme}.png`), fullPage: true });
      expect(await seriousFaults(page)).toEqual([]);
      const address = new URL((await panel('The worst').getByRole('link').first().getAttribute('href')) ?? '', url);
      expect(address.pathname).toBe('/d/smartcloudops-cost');
      expect(address.searchParams.get('from')).toBe('now-30d');
      expect(address.searchParams.get('var-account')).toMatch(/^\d{12}$/);
      expect(faults).toEqual([]);
      await context.close();
    },
    240_000
  );

  test.each(['dark', 'light'] as const)(
    'shows how every budget fares, day by day (%s)',
    async (theme) => {
      const { page, context, faults } = await open(theme, `${url}/d/smartcloudops-budgets`, 1900);
      const panel = (title: string) => page.locator('section', { hasText: new RegExp(`^${title}`) });
      const company = panel('Every budget').getByRole('gridcell', { name: 'company-monthly' });
      // Budgets are collected after the bill.
      for (let left = 20; left > 0 && (await company.count()) === 0; left--) {
        await page.waitForTimeout(4_000);
        await page.reload();
        await page.waitForLoadState('networkidle');
      }
      await company.waitFor();
      await panel('Used, day by day').locator('canvas').first().waitFor();
      for (const title of ['Needs a look first: probability', 'Needs a look first: burn rate', 'Likely to be exceeded'])
        expect(await panel(title).textContent()).toContain('-monthly');
      expect(await page.getByText(/^(No data|No budget yet|Not collected yet)$/).count()).toBe(0);
      expect(await page.locator('[data-testid="data-testid Panel status error"]').count()).toBe(0);
      await page.screenshot({ path: path.join(shots, `budgets-${theme}.png`), fullPage: true });
      expect(await seriousFaults(page)).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
    150_000
  );

  test.each(['dark', 'light'] as const)(
    'shows why the cost changed, driver by driver, and the causes (%s)',
    async (theme) => {
      const { page, context, faults } = await open(theme, `${url}/d/smartcloudops-drivers`, 2300);
      const panel = (title: string) => page.locator('section', { hasText: new RegExp(`^${title}`) });
      await panel('What changed')
        .getByText(/^-?\$[\d,.]+/)
        .first()
        .waitFor({ timeout: 60_000 });
      await panel('From then to now').locator('rect').first().waitFor();
      await panel('In figures').getByRole('gridcell', { name: 'Period length' }).waitFor();
      for (const title of ['Does it tie', 'Largest causes', 'Drivers by service', 'Drivers by account'])
        await panel(title).getByRole('gridcell').first().waitFor({ timeout: 60_000 });
      expect(await page.getByText(/^(No data|Not collected yet)$/).count()).toBe(0);
      expect(await page.locator('[data-testid="data-testid Panel status error"]').count()).toBe(0);
      await page.screenshot({ path: path.join(shots, `drivers-${theme}.png`), fullPage: true });
      expect(await seriousFaults(page)).toEqual([]);
      // A cause of all services leads to all of them; that of one shows that the link carries it.
      const links = panel('Largest causes').getByRole('gridcell').getByRole('link');
      const link = links.filter({ hasNotText: /^All$/ }).first();
      const service = (await link.textContent()) ?? '';
      await link.click();
      await page.getByRole('heading', { name: 'AWS cost' }).waitFor();
      const address = new URL(page.url());
      expect(address.searchParams.get('var-service')).toBe(service);
      expect(address.searchParams.get('from')).toBe('now-1M/M');
      expect(faults).toEqual([]);
      await context.close();
    },
    120_000
  );

  test('tells whether the numbers tie to the bill, and what they cost', async () => {
    const { page, context, faults } = await open('light', `${url}/d/smartcloudops-trust`, 1400);
    const panel = (title: string) => page.locator('section', { hasText: new RegExp(`^${title}`) });
    await panel('Does it tie')
      .getByRole('gridcell', { name: 'ties', exact: true })
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await panel('Does it tie').getByRole('gridcell', { name: 'gap', exact: true }).count()).toBe(0);
    await panel('What this product').getByRole('gridcell', { name: 'GetCostAndUsage' }).first().waitFor();
    await panel('Spent a day').locator('canvas').first().waitFor();
    const sources = panel('Is everything collected');
    await sources.scrollIntoViewIfNeeded();
    await sources.getByRole('gridcell', { name: 'AWS Cost Explorer', exact: true }).waitFor();
    await sources.getByRole('gridcell', { name: 'collected', exact: true }).first().waitFor();
    expect(await page.locator('[data-testid="data-testid Panel status error"]').count()).toBe(0);
    await page.screenshot({ path: path.join(shots, 'trust-light.png'), fullPage: true });
    expect(await seriousFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);

  test('a budget that is typed is asked at once, and what is no amount is said so', async () => {
    const { page, context } = await open('dark', `${url}/d/smartcloudops-forecast`);
    const risk = page.locator('section', { hasText: 'Budget risk' }).first();
    const budget = page.getByRole('textbox', { name: 'Budget' });
    await budget.fill('1,000');
    await budget.press('Enter');
    await risk.getByText('100', { exact: true }).waitFor({ timeout: 30_000 });
    await budget.fill('plenty');
    await budget.press('Enter');
    await risk.locator('[data-testid="data-testid Panel status error"]').waitFor();
    await context.close();
  }, 60_000);

  test('an anomaly leads to what its service costs, in the same time', async () => {
    const { page, context } = await open('dark', `${url}/d/smartcloudops-forecast`, 2900);
    const link = page.locator('section', { hasText: 'Anomalies' }).getByRole('gridcell').getByRole('link').first();
    const service = (await link.textContent()) ?? '';
    await link.click();
    await page.getByRole('heading', { name: 'AWS cost' }).waitFor();
    const address = new URL(page.url());
    expect(address.pathname).toBe('/d/smartcloudops-cost');
    expect(address.searchParams.get('var-service')).toBe(service);
    expect(address.searchParams.get('from')).toBe('now-1M/M');
    await page.locator('section', { hasText: 'Cost by service' }).getByText(service).first().waitFor();
    await context.close();
  }, 60_000);

  test('every number on the page comes from the backend: the stat equals the REST answer', async () => {
    const { page, context } = await open('dark', url);
    const shown = page
      .locator('section', { hasText: 'Month to date' })
      .first()
      .getByText(/^\$[\d,.]+/)
      .first();
    await shown.waitFor();
    const response = await page.request.get(
      `${url}/api/datasources/uid/smartcloudops-demo/resources/api/v1/analytics/cost/current?metric=BilledCost`
    );
    expect(response.status()).toBe(200);
    const amount = Number((await response.json()).total?.amount ?? (await response.json()).total);
    expect(amount).toBeGreaterThan(0);
    const text = ((await shown.textContent()) ?? '').replace(/[$,\s]/g, '');
    const scale = /K$/.test(text) ? 1e3 : /M(il)?$/.test(text) ? 1e6 : 1;
    expect(Math.abs((Number.parseFloat(text) * scale) / amount - 1)).toBeLessThan(0.01);
    await context.close();
  }, 60_000);

  test('the app plugin shows its home page', async () => {
    const { page, context, faults } = await open('dark', `${url}/a/smartcloudops-analytics-app`);
    await page
      .getByText(/month to date/i)
      .first()
      .waitFor({ timeout: 30_000 });
    await page
      .locator('section', { hasText: /^Out of the ordinary/ })
      .getByRole('gridcell')
      .first()
      .waitFor({ timeout: 30_000 });
    await page.screenshot({ path: path.join(shots, 'app-home.png'), fullPage: true });
    expect(faults).toEqual([]);
    await context.close();
  }, 60_000);

  test.each([
    'Cost',
    'Forecast',
    'Budget risk',
    'Anomalies',
    'Cost drivers',
    'Trend',
    'Scoreboard of forecasts',
    'Machine metric',
    'Machine forecast',
    'Capacity',
  ])(
    'the editor asks by choosing and has no serious accessibility fault: %s',
    async (name) => {
      const { page, context, faults } = await open('light', `${url}/datasources/smartcloudops-demo/query`);
      const type = page.getByRole('combobox', { name: 'Query type', exact: true });
      await type.click();
      // The list is longer than what it shows; typing finds the rest.
      await type.fill(name);
      await page
        .getByRole('option', { name: new RegExp(`^${name}`) })
        .first()
        .click();
      await page.getByRole('button', { name: 'Add filter' }).click();
      expect(await type.inputValue()).toBe(name);
      // What the lists offer has arrived.
      await page.waitForLoadState('networkidle');
      expect(await seriousFaults(page)).toEqual([]);
      await page.screenshot({ path: path.join(shots, `editor-${name.toLowerCase().replaceAll(' ', '-')}.png`) });
      expect(faults).toEqual([]);
      await context.close();
    },
    60_000
  );

  test('save & test of the demo connection is green', async () => {
    const { page, context } = await open('dark', `${url}/datasources/smartcloudops-demo`);
    await page.getByRole('button', { name: /test/i }).click();
    await page.getByTestId('data-testid Alert success').waitFor({ timeout: 30_000 });
    await context.close();
  }, 60_000);

  test('the dashboard has no serious accessibility fault', async () => {
    const { page, context } = await open('light', url);
    expect(await seriousFaults(page)).toEqual([]);
    await context.close();
  }, 60_000);
});

/** Grafana's own controls are Grafana's to mend: refresh and time pickers, a table's scroll view and grid. */
async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: page as never })
    .withTags(['wcag2a', 'wcag2aa'])
    .exclude('[data-testid*="RefreshPicker"]')
    .exclude('[data-testid*="TimePicker"]')
    .exclude('.scrollbar-view')
    .analyze();
  const serious = violations.filter(({ impact }) => impact === 'critical' || impact === 'serious');
  return serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** Reads the address that the workbench prints when everything is ready. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const match = /Open (http:\/\/127\.0\.0\.1:\d+)/.exec(output);
      if (match?.[1]) resolve(match[1]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) =>
      reject(new Error(`The workbench ended with code ${code} before it was ready:\n${output}`))
    );
  });
}
