// The site under test: the example county as the debug binary builds it, into a folder of its own under target/.
//
// CUNCE_BIN names another binary, CUNCE_CONTENT another content folder (a themes/ folder beside it is used),
// CUNCE_THEME another theme.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const ROOT = path.resolve(__dirname, '../../..');
const TARGET = path.resolve(ROOT, process.env.CARGO_TARGET_DIR || 'target');
const BINARY = process.env.CUNCE_BIN || path.join(TARGET, 'debug', 'cunce');
const CONTENT = process.env.CUNCE_CONTENT || path.join(ROOT, 'content');

const THEME = process.env.CUNCE_THEME ? ['--theme', process.env.CUNCE_THEME] : [];

const VARIANTS = {
  'zh-Hans': ['--lang', 'zh-Hans'],
  'zh-Hant': ['--lang', 'zh-Hant'],
  en: ['--lang', 'en'],
  internal: ['--lang', 'zh-Hans', '--edition', 'internal'],
};
// The same site for a web server that has it in a folder: only its page for what is not found needs to know.
const BELOW = ['--lang', 'zh-Hans', '--base-url', 'https://county.example/county/cun/'];

let work = null;
const built = new Map();

/** Whether a process still runs. */
function runs(pid) {
  try {
    return process.kill(pid, 0);
  } catch (gone) {
    return gone.code === 'EPERM';
  }
}

/** A folder that is gone when this process is; what a killed one left goes too. */
function workFolder() {
  if (!work) {
    fs.mkdirSync(TARGET, { recursive: true });
    for (const name of fs.readdirSync(TARGET)) {
      const [, pid] = /^browser-site-(\d+)$/u.exec(name) || [];
      if (pid && !runs(Number(pid))) fs.rmSync(path.join(TARGET, name), { recursive: true, force: true });
    }
    work = path.join(TARGET, `browser-site-${process.pid}`);
    process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));
    fs.mkdirSync(work);
  }
  return work;
}

/** The site in one of `VARIANTS`, or `below`; built once a process: its folder, and all its files by path with `/`. */
function site(variant = 'zh-Hans') {
  if (!built.has(variant)) {
    if (!fs.existsSync(BINARY)) {
      throw new Error(`${BINARY} is missing: run cargo build first`);
    }
    const folder = path.join(workFolder(), variant);
    execFileSync(BINARY, ['build', '--content', CONTENT, '--out', folder, ...THEME, ...(VARIANTS[variant] || BELOW)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const files = fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath || entry.path, entry.name)))
      .map((name) => name.split(path.sep).join('/'))
      .sort();
    built.set(variant, { variant, folder, files, pages: files.filter((name) => name.endsWith('.html')) });
  }
  return built.get(variant);
}

/** Where a browser finds a page without any server. */
function fileUrl(of, page) {
  return pathToFileURL(path.join(of.folder, page)).href;
}

/** A page's size on disk. */
function size(of, page) {
  return fs.statSync(path.join(of.folder, page)).size;
}

module.exports = { VARIANTS: Object.keys(VARIANTS), site, fileUrl, size, workFolder, ROOT };
