import path from 'node:path';
import type { Rule } from './metadata-rules.ts';
import type { PluginDist } from './plugin-dist.ts';

const when = (broken: boolean, what: string) => (broken ? [what] : []);

export const papers: Rule = ({ has, text }) =>
  ['README.md', 'CHANGELOG.md', 'LICENSE'].flatMap((file) =>
    has(file) ? when(text(file).trim().length < 100, `${file} is all but empty.`) : [`${file} is missing.`]
  );

export const license: Rule = ({ has, text }) =>
  when(has('LICENSE') && !/Apache License\s+Version 2\.0/.test(text('LICENSE')), 'LICENSE is not Apache-2.0.');

/** SVG, there, and harmless: no script, no handler, nothing fetched. */
export const logos: Rule = ({ json, has, text }) =>
  [...new Set(Object.values(json.info.logos))].flatMap((file) => {
    if (!file.endsWith('.svg')) return [`The logo ${file} is not an SVG.`];
    if (!has(file)) return [`The logo ${file} is missing.`];
    return when(/<script|\son\w+=|href=|foreignObject/i.test(text(file)), `The logo ${file} holds active content.`);
  });

export const screenshots: Rule = ({ json, has }) =>
  (json.info.screenshots ?? [])
    .filter((shot) => !has(shot.path))
    .map((shot) => `The screenshot ${shot.path} is missing.`);

/** Every script has a map that holds its sources, and the map names no path of the machine that built it. */
export const sourceMaps: Rule = ({ files, has, text }) =>
  files
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => {
      if (!has(`${file}.map`)) return [`${file} has no source map.`];
      const { sources, sourcesContent } = JSON.parse(text(`${file}.map`)) as {
        sources: string[];
        sourcesContent?: (string | null)[];
      };
      return [
        ...when(sourcesContent?.length !== sources.length, `${file}.map does not hold its sources.`),
        ...sources
          .filter((source) => /^(\/|[A-Z]:\\|file:)/.test(source))
          .map((source) => `${file}.map names ${source}.`),
      ];
    });

/** What Grafana forbids plugins to do in the browser, looked for in what is ours, not in bundled libraries. */
const FORBIDDEN: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bconsole\./, 'writes to the console'],
  [/\bwindow\.(location|open)\b/, 'touches window.location or window.open'],
  [/\b(alert|confirm|prompt)\(/, 'opens a native dialog'],
  [/\b(eval|Function)\(/, 'evaluates text'],
  [/innerHTML|dangerouslySetInnerHTML/, 'writes HTML'],
  [/\/api\/ds\/query/, 'goes round the data source API'],
  [/localStorage|sessionStorage/, 'keeps data in the browser'],
];

export const manners: Rule = ({ files, text }) =>
  files
    .filter((file) => file.endsWith('.js.map'))
    .flatMap((file) => {
      const { sources, sourcesContent = [] } = JSON.parse(text(file)) as {
        sources: string[];
        sourcesContent?: (string | null)[];
      };
      return sources.flatMap((source, at) => {
        if (!/-plugin\/src\//.test(source)) return [];
        return FORBIDDEN.filter(([pattern]) => pattern.test(sourcesContent[at] ?? '')).map(
          ([, what]) => `${source} ${what}.`
        );
      });
    });

/** The executable is named, there for this platform, and may be run. */
export const backend: Rule = (dist) => {
  const { json, files } = dist;
  if (!json.backend) return when(json.alerting === true, 'Alerting needs a backend.');
  if (!json.executable?.startsWith('gpx_')) return ['"executable" is not named gpx_….'];
  const found = files.filter((file) => path.basename(file).startsWith(`${json.executable}_`));
  return when(found.length === 0, `There is no executable ${json.executable}_<os>_<arch>.`);
};

/** Nested plugins are declared with their paths, and everything that is declared is there. */
export const includes: Rule = ({ json, has }: PluginDist) => {
  const declared = json.includes ?? [];
  const withFile = declared.filter(({ type }) => type !== 'page');
  return [
    ...withFile.filter(({ path: file }) => !file || !has(file)).map(({ name }) => `The include "${name}" has no file.`),
    ...declared
      .filter(({ type, role }) => type === 'page' && !role)
      .map(({ name }) => `The page "${name}" names no role.`),
    ...['datasource', 'panel']
      .filter(
        (nested) => has(`${nested}/plugin.json`) && !declared.some(({ path: file }) => file === `${nested}/plugin.json`)
      )
      .map((nested) => `The nested plugin ${nested} is not declared.`),
  ];
};
