import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Texts by their keys, nested by the dots of the keys as i18next reads them. */
export interface Texts {
  [key: string]: string | Texts;
}

/** Calls `t('key', 'English')` of one file, as pairs. */
function textsOf(file: string): Array<readonly [key: string, english: string]> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Array<readonly [string, string]> = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === 't') {
      const [key, english] = node.arguments;
      if (!key || !english || !ts.isStringLiteralLike(key) || !ts.isStringLiteralLike(english)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        throw new Error(
          `${file}:${line + 1}: t() needs two literals, the key and the English text, or it cannot be translated.`
        );
      }
      found.push([key.text, english.text]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function nest(texts: ReadonlyMap<string, string>): Texts {
  const nested: Texts = {};
  for (const [key, english] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const parts = key.split('.');
    const leaf = parts.pop() ?? key;
    let at = nested;
    for (const part of parts) {
      const below = (at[part] ??= {});
      if (typeof below === 'string') throw new Error(`The key "${key}" lies below another text.`);
      at = below;
    }
    at[leaf] = english;
  }
  return nested;
}

/**
 * All texts of a plugin's sources, sorted by their keys.
 * @throws Error when one key has two texts, or a text is not a literal
 */
export function collectTexts(folder: string): Texts {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => path.join(folder, name));
  const texts = new Map<string, string>();
  for (const [key, english] of files.flatMap(textsOf)) {
    const other = texts.get(key) ?? english;
    if (other !== english) throw new Error(`The key "${key}" stands for two texts: "${other}" and "${english}".`);
    texts.set(key, english);
  }
  return nest(texts);
}
