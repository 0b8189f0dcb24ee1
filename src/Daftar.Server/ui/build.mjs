// Compiles the style sheet and puts what pages need into wwwroot/lib: every file named by its content, text compressed beforehand, all listed in
// assets.json. Run by the build of Daftar.Server; by hand: npm ci --ignore-scripts && npm run build
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import * as sass from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');
const out = join(here, '..', 'wwwroot', 'lib');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const assets = {};

const style = sass.compile(join(here, 'scss', 'daftar.scss'), {
  style: 'compressed',
  loadPaths: [modules],
  quietDeps: true,
  // Bootstrap 5 still uses these; its own sources are quiet, the file that imports them is not.
  silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
});
put('daftar.css', style.css);
put('htmx.js', readFileSync(join(modules, 'htmx.org', 'dist', 'htmx.min.js')));
put('daftar.js', ['daftar.js', 'suggest.js'].map(file => readFileSync(join(here, 'js', file), 'utf8')).join('\n'));
for (const file of readdirSync(join(here, 'static'))) put(file, readFileSync(join(here, 'static', file)));

// One sheet for every script but Han, whose hundred slices would weigh on every page: pages with Han characters link han.css as well.
const faces = [
  ['noto-sans', [400, 600], ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'greek']],
  ['noto-sans-thai', [400, 600], ['thai']],
  ['noto-sans-lao', [400, 600], ['lao']],
  ['noto-sans-khmer', [400, 600], ['khmer']],
  ['noto-sans-myanmar', [400, 600], ['myanmar']],
];
put('fonts.css', faces.flatMap(([font, weights, scripts]) => weights.flatMap(weight => facesOf(font, weight, scripts))).join(''));
put('han.css', facesOf('noto-sans-sc', 400, null).join(''));
writeFileSync(join(out, 'assets.json'), `${JSON.stringify(assets, null, 1)}\n`);

/** Writes one file under a name that holds the hash of its content, and returns that name. */
function put(name, content) {
  const bytes = Buffer.from(content);
  const end = extname(name);
  const hashed = `${basename(name, end)}.${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}${end}`;
  assets[name] = hashed;
  writeFileSync(join(out, hashed), bytes);
  if (end !== '.woff2') {
    writeFileSync(join(out, `${hashed}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    writeFileSync(join(out, `${hashed}.gz`), gzipSync(bytes, { level: 9 }));
  }
  return hashed;
}

/** The @font-face rules of one font and weight, woff2 only, all under the family name "Noto Sans"; scripts null: the numbered slices of Han. */
function facesOf(font, weight, scripts) {
  const folder = join(modules, '@fontsource', font);
  const sheet = readFileSync(join(folder, `${weight}.css`), 'utf8');
  const rules = [...sheet.matchAll(/\/\* (\S+)-\d+-normal \*\/\s*@font-face \{([^}]*)\}/g)];
  if (rules.length === 0) throw new Error(`${font}/${weight}.css is not written as expected: no @font-face rule found.`);
  return rules
    .map(([, name, body]) => [name.slice(font.length + 1), body])
    .filter(([script]) => (scripts ? scripts.includes(script) : script.startsWith('[')))
    .map(([, body]) => {
      const file = /url\(\.\/files\/([^)]+\.woff2)\)/.exec(body)[1];
      const range = /unicode-range: ([^;]+);/.exec(body);
      const url = put(file, readFileSync(join(folder, 'files', file)));
      return `@font-face{font-family:"Noto Sans";font-style:normal;font-weight:${weight};font-display:swap;src:url(${url}) format("woff2")${range ? `;unicode-range:${range[1]}` : ''}}\n`;
    });
}
