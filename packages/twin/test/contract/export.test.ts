import { startTwin } from '../../src/server.ts';
import { company } from '../fixture.ts';
import { hasPython, python } from './python.ts';

const contract = hasPython('boto3') ? test : test.skip;

contract(
  'boto3 and Python read the exports by their manifests, and every account’s bill ties to Cost Explorer to the last digit',
  async () => {
    const where = { bucket: 'bills', prefix: 'bills', rowsPerFile: 9000, since: '2026-10' } as const;
    const twin = await startTwin({
      world: company(),
      exports: [
        { ...where, name: 'cur2', format: 'cur2' },
        { ...where, name: 'focus', format: 'focus', overwrite: 'create-new' },
      ],
    });
    for (const month of ['2026-10', '2026-11']) {
      const { code, output } = await python('./read_export.py', [twin.url, 'bills', month]);
      if (code !== 0) throw new Error(output);
      const read = JSON.parse(output) as Record<string, Record<string, string>>;
      expect(Object.keys(read['cur2'] ?? {})).toHaveLength(3 * company().accounts.length);
      expect(read['cur2']).toEqual(read['cur2 told']);
      expect(read['focus']).toEqual(read['focus told']);
    }
    await twin.close();
  },
  120_000
);
