// Builds what changed: the three plugins and the backend executable. `--production` for a release.
import { must } from './run.mjs';

must(['packages/plugin-config/build.mjs', ...process.argv.slice(2)]);
