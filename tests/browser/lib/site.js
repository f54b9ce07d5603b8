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
      const [, pid] = /^browser-(?:site|county)-(\d+)$/u.exec(name) || [];
      if (pid && !runs(Number(pid))) fs.rmSync(path.join(TARGET, name), { recursive: true, force: true });
    }
    work = path.join(TARGET, `browser-site-${process.pid}`);
    process.on('exit', () => {
      fs.rmSync(work, { recursive: true, force: true });
      fs.rmSync(path.join(TARGET, `browser-county-${process.pid}`), { recursive: true, force: true });
    });
    fs.mkdirSync(work);
  }
  return work;
}

/** Runs git on a day; settings outside the repository do not count. */
function git(folder, day, ...args) {
  const who = { NAME: '李某某', EMAIL: 'a@county.example', DATE: `${day}T09:00:00+0800` };
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  for (const [name, value] of Object.entries(who)) {
    env[`GIT_AUTHOR_${name}`] = value;
    env[`GIT_COMMITTER_${name}`] = value;
  }
  execFileSync('git', args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
}

/**
 * The example county as its offices would have it: in a repository of its own, with plans that were changed since,
 * so that the pages of what changed are under test too.
 */
function county() {
  workFolder();
  // Not beside the sites: what lies there is checked as pages.
  const folder = path.join(TARGET, `browser-county-${process.pid}`);
  const content = path.join(folder, 'content');
  if (fs.existsSync(folder)) return content;
  fs.cpSync(path.join(ROOT, 'content'), content, { recursive: true });
  fs.cpSync(path.join(ROOT, 'themes'), path.join(folder, 'themes'), { recursive: true });
  const plans = fs
    .readdirSync(path.join(content, 'townships'), { recursive: true })
    .filter((name) => path.dirname(name).endsWith('plans') && name.endsWith('.md'))
    .sort()
    .map((name) => path.join(content, 'townships', name));
  const today = new Map(plans.map((plan) => [plan, fs.readFileSync(plan, 'utf8')]));
  const commit = (day) => {
    git(folder, day, 'add', '--all');
    git(folder, day, 'commit', '--quiet', '--allow-empty', '--message', day);
  };
  const write = (edit) => plans.forEach((plan, at) => fs.writeFileSync(plan, edit(today.get(plan), at)));
  git(folder, '2019-12-01', 'init', '--quiet');
  // What was promised first: earlier, and more money.
  write((text, at) => (at % 3 ? text : text.replace(/^amount = (\d+)$/gmu, 'amount = 9$1').replaceAll('2020-12-31', '2020-10-31')));
  commit('2019-12-01');
  git(folder, '2019-12-31', 'tag', 'edition/2019');
  write((text, at) => (at % 3 ? text : text.replaceAll('2020-12-31', '2020-11-30')));
  commit('2020-02-10');
  git(folder, '2020-03-31', 'tag', '--annotate', '--message', '一季度', 'edition/2020-q1');
  write((text, at) => (at % 5 ? text : '+++\n[[tasks]]\n+++\n'));
  commit('2020-04-01');
  write((text) => text);
  commit('2020-05-01');
  fs.appendFileSync(plans[0], '\n还没有提交的一句。\n');
  return content;
}

/** All files of a folder by path with `/`, and which of them are pages. */
function listed(folder) {
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath || entry.path, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .sort();
  return { files, pages: files.filter((name) => name.endsWith('.html')) };
}

/** The site in one of `VARIANTS`, or `below`; built once a process: its folder, and all its files by path with `/`. */
function site(variant = 'zh-Hans') {
  if (!built.has(variant)) {
    if (!fs.existsSync(BINARY)) {
      throw new Error(`${BINARY} is missing: run cargo build first`);
    }
    const folder = path.join(workFolder(), variant);
    const content = process.env.CUNCE_CONTENT || county();
    execFileSync(BINARY, ['build', '--content', content, '--out', folder, ...THEME, ...(VARIANTS[variant] || BELOW)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    built.set(variant, { variant, folder, ...listed(folder) });
  }
  return built.get(variant);
}

/** The site of a region: the example county, and one that is missing. */
function region() {
  if (!built.has('region')) {
    const folder = path.join(workFolder(), 'region');
    const sites = [`huangbei=${site('zh-Hans').folder}`, path.join(workFolder(), 'gone')];
    execFileSync(BINARY, ['federate', folder, ...sites, '--name', '某市', '--allow-missing', '--lang', 'zh-Hans', ...THEME], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    built.set('region', { variant: 'region', folder, ...listed(folder) });
  }
  return built.get('region');
}

/** Where a browser finds a page without any server. */
function fileUrl(of, page) {
  return pathToFileURL(path.join(of.folder, page)).href;
}

/** A page's size on disk. */
function size(of, page) {
  return fs.statSync(path.join(of.folder, page)).size;
}

module.exports = { VARIANTS: Object.keys(VARIANTS), site, region, fileUrl, size, workFolder, BINARY, ROOT };
