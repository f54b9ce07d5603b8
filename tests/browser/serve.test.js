// The preview in a real browser: an open page follows what is saved, stays where it was, and shows what is wrong.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, test } = require('node:test');
const { DESK, PHONE, contextIn } = require('./lib/browser.js');
const { preview } = require('./lib/preview.js');
const { BINARY, ROOT, workFolder } = require('./lib/site.js');

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const VILLAGE = 'townships/changning/heyan';

let county;
let running;

before(async () => {
  county = path.join(workFolder(), 'previewed');
  fs.cpSync(path.join(ROOT, 'content'), path.join(county, 'content'), { recursive: true });
  running = await preview(BINARY, county, ['--no-history']);
});
after(async () => assert.equal(await running.stop(), 0));

const record = (inside) => path.join(county, 'content', inside);
const read = (inside) => fs.readFileSync(record(inside), 'utf8');
// In one step, as editors do: a test must not see a half-written record.
const save = (inside, text) => {
  const half = path.join(county, 'content', '.half');
  fs.writeFileSync(half, text);
  fs.renameSync(half, record(inside));
};

/** A page of the preview; what it complains of and whom it asks is kept. */
async function opened(address, viewport = DESK) {
  const context = await contextIn('light', viewport);
  const page = await context.newPage();
  const heard = [];
  page.on('pageerror', (error) => heard.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && heard.push(message.text()));
  page.on('request', (request) => new URL(request.url()).hostname === '127.0.0.1' || heard.push(request.url()));
  await page.goto(address, { waitUntil: 'load' });
  return { page, heard, close: () => context.close() };
}

const text = (page) => page.evaluate(() => document.querySelector('main').textContent);
// While a page is being loaded anew it may have no body yet, or only a part of it.
const shows = (page, part) =>
  page.waitForFunction((wanted) => document.readyState === 'complete' && document.body.textContent.includes(wanted), part);
const showsNoMore = (page, part) =>
  page.waitForFunction((gone) => document.readyState === 'complete' && !document.body.textContent.includes(gone), part);
const coloured = (page, colour) =>
  page.waitForFunction((wanted) => document.body && getComputedStyle(document.body).backgroundColor === wanted, colour);

test('a saved change is shown without a hand, where the reader was', async () => {
  const { page, heard, close } = await opened(running.url(`${VILLAGE}/index.html`), PHONE);
  const before = await page.evaluate(() => {
    scrollTo(0, 400);
    return scrollY;
  });
  assert.equal(before, 400);
  const village = read(`${VILLAGE}/village.md`);
  save(`${VILLAGE}/village.md`, `${village}\n村口新立了一块公示牌。\n`);
  await shows(page, '村口新立了一块公示牌。');
  await page.waitForFunction(() => scrollY === 400);
  // And once more: the page that was loaded anew listens too.
  save(`${VILLAGE}/village.md`, village);
  await showsNoMore(page, '公示牌');
  assert.deepEqual(heard, []);
  await close();
});

test('errors stand over the last good page until they are mended', async () => {
  const { page, heard, close } = await opened(running.url(`${VILLAGE}/index.html`));
  const good = await text(page);
  const measures = read('measures.toml');
  save('measures.toml', `${measures}\n[[measures]]\nid = "<img src=x onerror=alert(1)>"\nnmae = "路"\n`);
  await page.waitForSelector('#cunce-preview.forbids[lang="zh-Hans"] li.error');
  assert.equal(await text(page), good);
  const panel = page.locator('#cunce-preview');
  const box = await panel.boundingBox();
  assert.ok(box.height > 100 && box.y + box.height <= DESK.height + 1, JSON.stringify(box));
  const said = await panel.innerText();
  for (const part of ['unknown-field', 'content/measures.toml:', 'nmae', '改法', '上一次没有错误的网站']) assert.ok(said.includes(part), `${part}: ${said}`);
  assert.equal(await panel.locator('img').count(), 0, 'what a record holds is text');
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`), []);
  save('measures.toml', measures);
  await page.waitForFunction(() => document.readyState === 'complete' && !document.querySelector('#cunce-preview.forbids'));
  assert.equal(await text(page), good);
  assert.deepEqual(heard, []);
  await close();
});

test('warnings are a small number that opens to a list, and stays open', async () => {
  const { page, heard, close } = await opened(running.url('index.html'));
  const list = page.locator('#cunce-preview.allows details > div');
  assert.equal(await list.isVisible(), false);
  const small = await page.locator('#cunce-preview').boundingBox();
  assert.ok(small.height < 80 && small.width < 400, JSON.stringify(small));
  await page.click('#cunce-preview summary');
  assert.ok((await list.innerText()).includes('target-missed'));
  const home = read('home.md');
  save('home.md', `${home}\n清单开着。\n`);
  await shows(page, '清单开着。');
  assert.equal(await list.isVisible(), true);
  save('home.md', home);
  await showsNoMore(page, '清单开着。');
  assert.deepEqual(heard, []);
  await close();
});

test('a theme that comes while it runs is taken up', async () => {
  const { page, heard, close } = await opened(running.url('index.html'));
  const own = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const site = read('site.toml');
  const style = path.join(county, 'themes', 'own', 'static', 'style.css');
  fs.mkdirSync(path.dirname(style), { recursive: true });
  fs.writeFileSync(style, 'body { background: rgb(1, 2, 3) }');
  save('site.toml', `theme = "own"\n${site}`);
  await coloured(page, 'rgb(1, 2, 3)');
  fs.writeFileSync(style, 'body { background: rgb(4, 5, 6) }');
  await coloured(page, 'rgb(4, 5, 6)');
  save('site.toml', site);
  await coloured(page, own);
  assert.deepEqual(heard, []);
  await close();
});

test('a page that went and came back in the history is of today', async () => {
  const { page, close } = await opened(running.url('index.html'));
  await page.goto(running.url('units/index.html'));
  await page.evaluate(() => {
    window.isOld = true;
  });
  const home = read('home.md');
  save('home.md', `${home}\n后来写的。\n`);
  // A page that is just being loaded anew cannot be left.
  await page.waitForFunction(() => !window.isOld && document.readyState === 'complete');
  await page.goBack();
  await shows(page, '后来写的。');
  save('home.md', home);
  await showsNoMore(page, '后来写的。');
  await close();
});
