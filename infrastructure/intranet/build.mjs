// Bundles the page into target/site, with hashed names, and fails when a view gets too heavy.
import { build, context } from 'esbuild';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const SITE = 'target/site';
/** Most kilobytes, compressed, that the first view and any room may load. */
const FIRST_VIEW = 40;
const ROOM = 100;

const options = {
  entryPoints: { app: 'src/main.tsx', style: 'src/style.css' },
  outdir: SITE,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  sourcemap: true,
  metafile: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
  plugins: [{ name: 'page', setup: bundler => bundler.onEnd(result => { if (result.metafile) writePage(result.metafile); }) }],
};

/** Writes index.html with the names that the bundler gave the files. */
function writePage({ outputs }) {
  const nameOf = file => file.slice(SITE.length + 1);
  const fileOf = source => Object.keys(outputs).find(file => outputs[file].entryPoint === source);
  const app = fileOf('src/main.tsx');
  // A browser would find these only once it has read the app.
  const preloads = [...closure(outputs, app)].filter(file => file !== app)
    .map(file => `<link rel="modulepreload" href="${nameOf(file)}">`).join('\n');
  const html = readFileSync('src/index.html', 'utf8').replace('{app}', nameOf(app))
    .replace('{style}', nameOf(fileOf('src/style.css'))).replace('{preloads}', preloads);
  writeFileSync(join(SITE, 'index.html'), html);
  cpSync('public', SITE, { recursive: true });
  writeFileSync(join(SITE, 'third-party.txt'), licences());
}

/** Returns the licences of the libraries that the page is made with. */
function licences() {
  return Object.entries(JSON.parse(readFileSync('package.json', 'utf8')).dependencies).map(([name, version]) => {
    const folder = join('node_modules', name);
    const file = readdirSync(folder).find(one => /^licen[cs]e/i.test(one));
    return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8')}\n`;
  }).join('\n');
}

/** Returns the files that a file loads at once: itself and what it imports statically. */
function closure(outputs, file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  outputs[file].imports.filter(one => one.kind === 'import-statement' && !one.external)
    .forEach(one => closure(outputs, one.path, seen));
  return seen;
}

const kilobytes = files => [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1024;

function weigh({ outputs }) {
  const entry = source => Object.keys(outputs).find(file => outputs[file].entryPoint === source);
  const first = new Set([...closure(outputs, entry('src/main.tsx')), entry('src/style.css'), join(SITE, 'index.html')]);
  const views = [['first view', first, FIRST_VIEW]];
  Object.keys(outputs).filter(file => outputs[file].entryPoint?.startsWith('src/rooms/')).forEach(file =>
    views.push([outputs[file].entryPoint, new Set([...first, ...closure(outputs, file)]), ROOM]));
  const heavy = views.filter(([, files, most]) => kilobytes(files) > most);
  if (process.argv.includes('--sizes') || heavy.length) {
    views.forEach(([name, files, most]) => console.log(`${name}: ${kilobytes(files).toFixed(1)} KB of ${most} KB compressed`));
  }
  if (heavy.length) throw new Error(`Too heavy: ${heavy.map(([name]) => name).join(', ')}`);
}

rmSync(SITE, { recursive: true, force: true });
mkdirSync(SITE, { recursive: true });
if (process.argv.includes('--watch')) {
  await (await context(options)).watch();
} else {
  weigh((await build(options)).metafile);
}
