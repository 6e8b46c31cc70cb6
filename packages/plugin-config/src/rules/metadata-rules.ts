import type { PluginDist } from './plugin-dist.ts';

/** A rule gives what is wrong, or nothing. */
export type Rule = (dist: PluginDist) => readonly string[];

const when = (broken: boolean, what: string) => (broken ? [what] : []);
const PLACEHOLDER = /%[A-Z_]+%/;

/** `<organisation>-<name>-<type>`, lower case. */
export const idAndType: Rule = ({ json }) => [
  ...when(!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(json.id), `The id "${json.id}" is not lower-case words joined by "-".`),
  ...when(!json.id.endsWith(`-${json.type}`), `The id "${json.id}" does not end with its type "${json.type}".`),
  ...when(json.name === json.id || json.name.includes('-'), `The name "${json.name}" is not made for people.`),
];

export const description: Rule = ({ json: { info } }) => [
  ...when(!info.description, 'info.description is missing.'),
  ...when((info.description?.match(/\.(\s|$)/g)?.length ?? 0) > 2, 'info.description has more than two sentences.'),
  ...when(!info.author?.name, 'info.author.name is missing.'),
  ...when(!info.keywords?.length, 'info.keywords is empty.'),
];

export const versions: Rule = ({ json, sourceVersion }) => [
  ...when(
    json.info.version !== sourceVersion,
    `plugin.json says version ${json.info.version}, package.json ${sourceVersion}.`
  ),
  ...when(!/^\d{4}-\d\d-\d\d$/.test(json.info.updated), `info.updated "${json.info.updated}" is not a day.`),
  ...when(
    !/^>=\d+\.\d+\.\d+$/.test(json.dependencies.grafanaDependency ?? ''),
    'dependencies.grafanaDependency is not ">=x.y.z".'
  ),
];

export const placeholders: Rule = (dist) =>
  ['plugin.json', 'README.md'].flatMap((file) =>
    when(PLACEHOLDER.test(dist.text(file)), `${file} still holds a placeholder.`)
  );

export const languages: Rule = ({ json, has }) => {
  const missing = (json.languages ?? [])
    .map((language) => `locales/${language}/${json.id}.json`)
    .filter((file) => !has(file));
  return missing.map((file) => `${file} is declared in "languages" but missing.`);
};
