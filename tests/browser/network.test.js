// Nothing leaves for another host: not from a disk, not from a web root, not from a sub-path, in no form of the
// page. What a page asks for exists, nothing breaks under a strict policy, and no cookie is set.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, test } = require('node:test');
const { pathToFileURL } = require('node:url');
const { MISSING, NOT_FOUND } = require('./lib/address.js');
const { DESK, contextIn, open } = require('./lib/browser.js');
const { eachKind } = require('./lib/kinds.js');
const { POLICY, serve } = require('./lib/server.js');
const { VARIANTS, fileUrl, site } = require('./lib/site.js');

const of = site();
const places = {};
let root;
let below;

before(async () => {
  root = await serve(of.folder);
  below = await serve(site('below').folder, '/county/cun/');
  places['a disk'] = { url: (name) => fileUrl(of, name), within: `${pathToFileURL(of.folder).href}/` };
  places['a web root'] = { url: root.url, within: root.url('') };
  places['a sub-path'] = { url: below.url, within: below.url('') };
});
after(async () => {
  await root.close();
  await below.close();
});

/** Uses what a page offers, so that whatever it loads late is asked for too. */
async function use(page) {
  const box = page.locator('form input[type="search"]').first();
  if (await box.count()) await box.fill('道路');
  await page.evaluate(() => document.querySelectorAll('button[type="button"]').forEach((button) => button.click()));
}

// The search box and the reading aids are the same on every page; on these, what they ask for is waited for.
const USED = ['index.html', 'search/index.html'];

for (const [place, form] of [
  ['a disk', 'light'],
  ['a disk', 'elder'],
  ['a disk', 'elder, contrast and dark'],
  ['a web root', 'light'],
  ['a sub-path', 'light'],
  ['a sub-path', 'dark'],
  ['a sub-path', 'elder, contrast and dark'],
]) {
  test(`only the site itself is asked, and it answers: from ${place}, ${form}`, async (t) => {
    const { url, within } = places[place];
    const context = await contextIn(form, DESK);
    const page = await context.newPage();
    let asked = [];
    let wrong = [];
    context.on('request', (request) => asked.push(request.url()));
    // A request that ends because its page was left is no fault of the site.
    context.on('requestfailed', (request) => {
      const why = request.failure().errorText;
      if (why !== 'net::ERR_ABORTED') wrong.push(`${request.url()}: ${why}`);
    });
    context.on('response', (response) => response.status() >= 400 && wrong.push(`${response.url()}: ${response.status()}`));
    context.on('weberror', (error) => wrong.push(`script: ${error.error().message}`));
    context.on('console', (message) => message.type() === 'error' && wrong.push(`console: ${message.text()} ${message.location().url}`));
    await eachKind(t, of, async (name) => {
      // Only a server sends this page, and wherever somebody asks for what is not there.
      const missing = name === NOT_FOUND;
      if (missing && place === 'a disk') return;
      const at = url(missing ? MISSING : name);
      asked = [];
      wrong = [];
      await open(page, at, form);
      await use(page);
      if (USED.includes(name)) await page.waitForLoadState('networkidle');
      assert.ok(asked.length >= 2, `the page and its style sheet, not ${asked}`);
      assert.deepEqual(asked.filter((one) => !one.startsWith(within)), [], `asked of others`);
      const other = wrong.filter((text) => !(missing && text.includes(at)));
      assert.deepEqual(other, []);
      assert.equal(await page.evaluate(() => document.cookie), '', `a cookie`);
      const kept = await page.evaluate(() => Object.keys(localStorage));
      assert.deepEqual(kept.filter((key) => key !== 'cunce-reading'), [], `kept in the browser`);
    });
    assert.deepEqual(await context.cookies(), []);
    await context.close();
  });
}

test('no page, style sheet or script names another host to load from', () => {
  // Links that a reader may follow are no requests; whatever a browser fetches by itself is.
  const tags = /<(?:script|img|source|iframe|embed|object|video|audio|track|input|use|image|feImage)\b[^>]*?\s(?:src|srcset|data|poster|href|xlink:href)="([^"]*)"/giu;
  const rels = /<link\b[^>]*\brel="([^"]*)"[^>]*>/giu;
  const other = /^\s*(?:[a-z][a-z0-9+.-]*:)?\/\//iu;
  // The part of the server's policy that a page can say itself.
  const guard = `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${POLICY.replace(/; frame-ancestors .*/u, '')}">\n`;
  const wrong = [];
  const unguarded = [];
  let looked = 0;
  for (const variant of VARIANTS) {
    const { folder, files } = site(variant);
    for (const name of files.filter((file) => /\.(html|css|js|svg)$/u.test(file))) {
      const text = fs.readFileSync(path.join(folder, name), 'utf8');
      looked += 1;
      if (name.endsWith('.html') && !text.includes(`<head>\n${guard}`)) unguarded.push(`${variant}/${name}`);
      for (const [, address] of text.matchAll(tags)) if (other.test(address)) wrong.push(`${variant}/${name}: ${address}`);
      for (const [tag, rel] of text.matchAll(rels)) {
        const address = (/\bhref="([^"]*)"/u.exec(tag) || [])[1] || '';
        if (other.test(address) && !/^(canonical|alternate)$/u.test(rel)) wrong.push(`${variant}/${name}: ${tag}`);
      }
      if (/<meta\b[^>]*http-equiv="?refresh/iu.test(text)) wrong.push(`${variant}/${name}: a page that sends on`);
      if (/\.html$/u.test(name) && /<(?:script(?![^>]*(?:\ssrc=|type="application\/(?:ld\+)?json"))|style)\b|\s(?:style|on[a-z]+)="/iu.test(text)) wrong.push(`${variant}/${name}: inline script or style`);
      if (/\.css$/u.test(name) && /@import|url\(\s*["']?\s*(?:[a-z]+:)?\/\//iu.test(text)) wrong.push(`${variant}/${name}: loads from elsewhere`);
      if (/\.js$/u.test(name) && /["'`](?:https?:|wss?:)?\/\/(?!www\.w3\.org\/)[\w-]/u.test(text)) wrong.push(`${variant}/${name}: names a host`);
    }
  }
  assert.deepEqual(unguarded, [], 'pages without the policy, first of all that they load');
  assert.ok(looked > 1000, `${looked} files looked through`);
  assert.deepEqual(wrong, []);
});
