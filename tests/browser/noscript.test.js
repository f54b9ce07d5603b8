// With script switched off: everything is there, every way works, and nothing is offered that does nothing.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { before, after, test } = require('node:test');
const { fileURLToPath } = require('node:url');
const { address } = require('./lib/address.js');
const { DESK, contextIn, open } = require('./lib/browser.js');
const { eachKind, pageOf, pagesOf } = require('./lib/kinds.js');
const { fileUrl, site } = require('./lib/site.js');

const of = site();
let context;
let page;

before(async () => {
  context = await contextIn('light', DESK, { javaScriptEnabled: false });
  page = await context.newPage();
});
after(() => context.close());

/** What a reader without script sees. Runs in the page. */
function seen() {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const main = document.querySelector('main');
  const name = (element) => `${element.tagName.toLowerCase()} “${(element.textContent || element.name || '').trim().slice(0, 30)}”`;
  return {
    heading: [...document.querySelectorAll('main h1')].filter(shown).map((element) => element.textContent.trim()),
    text: main ? main.innerText.trim().length : 0,
    hidden: [...main.querySelectorAll('tr, li, section, article, figure')]
      .filter((element) => !element.closest('details:not([open])') && element.textContent.trim() && !shown(element))
      .map(name),
    dead: [...document.querySelectorAll('button, input:not([type="hidden"]), select, textarea')]
      .filter((element) => shown(element) && !(element.form && element.form.hasAttribute('action')))
      .map(name),
  };
}

test('every kind of page shows its content, and no control that needs a script', async (t) => {
  await eachKind(t, of, async (name) => {
    await open(page, await address(of, name));
    const { heading, text, hidden, dead } = await page.evaluate(seen);
    assert.equal(heading.length, 1, `one visible h1, not ${JSON.stringify(heading)}`);
    assert.ok(text > heading[0].length + 10, `${text} characters of content`);
    assert.deepEqual(hidden.slice(0, 5), [], `${hidden.length} rows or parts are hidden`);
    assert.deepEqual(dead, [], `controls that do nothing without script`);
  });
});

/** The file behind a link: of a page from the disk, or of the one that a server on this machine sent. */
function behind(link) {
  const { protocol, pathname } = new URL(link);
  const file = protocol === 'file:' ? fileURLToPath(`file://${pathname}`) : path.join(of.folder, decodeURIComponent(pathname));
  return file.endsWith(path.sep) ? `${file}index.html` : file;
}

test('the ways through the site lead somewhere from every kind of page', async (t) => {
  await eachKind(t, of, async (name) => {
    await open(page, await address(of, name));
    const links = await page.$$eval('header a, nav a, footer a', (all) => all.map((a) => a.href));
    assert.ok(links.length >= 10, `it has ${links.length} links in its head and foot`);
    const dead = links.filter((link) => /^(file|http):/u.test(link) && !fs.existsSync(behind(link)));
    assert.deepEqual(dead, []);
  });
});

test('the main ways can be clicked through', async () => {
  await open(page, await address(of, pageOf(of, 'plan')));
  const count = await page.locator('header nav a').count();
  assert.ok(count >= 9, `${count} main ways`);
  for (let n = 0; n < count; n += 1) {
    const link = page.locator('header nav a').nth(n);
    const name = (await link.textContent()).trim();
    await link.click();
    await page.waitForLoadState('load');
    assert.ok((await page.locator('main h1').textContent()).trim(), name);
    assert.ok(page.url().endsWith('.html'), `${name} leads to ${page.url()}, which is a folder from file://`);
  }
});

for (const kind of ['home', 'plan', 'search']) {
  test(`the search box on a page of kind “${kind}” leads to the list from A to Z`, async () => {
    await open(page, await address(of, pageOf(of, kind)));
    const box = page.locator('form input[type="search"]').first();
    assert.equal(await box.count(), 1, 'there is a search box');
    assert.ok(await box.isVisible(), 'it is visible');
    await box.fill('道路');
    await box.press('Enter');
    await page.waitForURL((url) => url.searchParams.size > 0);
    const arrived = path.relative(of.folder, fileURLToPath(page.url().replace(/[?#].*$/u, '')));
    assert.equal(arrived.split(path.sep).join('/'), pageOf(of, 'search'));
    // A long list may be split by letter, so the pages beside it count as well.
    const shown = () => page.$$eval('main a', (all) => all.filter((a) => a.checkVisibility()).map((a) => a.href.replace(/[?#].*$/u, '')));
    const listed = new Set(await shown());
    const beside = [...listed].filter((link) => link.startsWith(fileUrl(of, 'search/')));
    for (const link of beside) {
      await open(page, link);
      for (const one of await shown()) listed.add(one);
    }
    const villages = pagesOf(of, 'village');
    assert.ok(villages.length > 20);
    assert.deepEqual(villages.filter((name) => !listed.has(fileUrl(of, name))), [], 'villages that the list does not name');
  });
}
