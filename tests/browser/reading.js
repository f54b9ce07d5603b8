// The reading aids: what a reader chose is shown, kept from page to page without a cookie, and left out of print.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const KEY = 'cunce-reading';
const COLOURS = ['ink', 'quiet', 'link', 'late', 'done', 'soon', 'plan'];

/** Address of a page of the site, from disk. */
const at = (folder, page) => pathToFileURL(path.join(folder, page)).href;

/** What the page shows of the aids. Runs in the page. */
function shown() {
  const root = document.documentElement;
  const pressed = {};
  for (const button of document.querySelectorAll('[data-aid]')) pressed[button.dataset.aid] = button.getAttribute('aria-pressed') === 'true';
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem('cunce-reading'));
  } catch (refused) {
    kept = 'refused';
  }
  const { elder, contrast, scheme } = root.dataset;
  const size = parseFloat(getComputedStyle(document.body).fontSize);
  return { pressed, kept, data: { elder, contrast, scheme }, size, paper: getComputedStyle(root).backgroundColor };
}

/** The lowest contrast among the colours of text on paper. Runs in the page. */
function lowest(colours) {
  const probe = document.body.appendChild(document.createElement('span'));
  const light = (property, value) => {
    probe.style[property] = value;
    const parts = getComputedStyle(probe)[property].match(/[\d.]+/g).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const paper = light('backgroundColor', 'var(--paper)');
  const ratios = colours.map((name) => {
    const ink = light('color', `var(--${name})`);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  });
  probe.remove();
  return Math.min(...ratios);
}

async function reach(page, aid) {
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((name) => document.activeElement.matches(`[data-aid="${name}"]`), aid)) return true;
  }
  return false;
}

/** A village and the front page. */
function pagesOf(folder) {
  const townships = path.join(folder, 'townships');
  for (const township of fs.readdirSync(townships).sort()) {
    for (const village of fs.existsSync(path.join(townships, township, 'index.html')) ? fs.readdirSync(path.join(townships, township)).sort() : []) {
      const page = path.posix.join('townships', township, village, 'index.html');
      if (fs.existsSync(path.join(folder, page))) return ['index.html', page];
    }
  }
  throw new Error('the site has no village');
}

async function byKeyboard(page, folder, assert) {
  const [home, village] = pagesOf(folder);
  await page.goto(at(folder, home));
  const before = await page.evaluate(shown);
  assert.deepEqual(before.pressed, { elder: false, contrast: false, dark: false });
  assert.equal(before.kept, null, 'something is kept that nobody chose');
  for (const [aid, key] of [['elder', 'Space'], ['contrast', 'Enter'], ['dark', 'Space']]) {
    assert.ok(await reach(page, aid), `the keyboard does not reach “${aid}”`);
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
    assert.ok(parseFloat(ring) >= 2, `no focus ring on “${aid}”`);
    await page.keyboard.press(key);
  }
  const after = await page.evaluate(shown);
  assert.deepEqual(after.pressed, { elder: true, contrast: true, dark: true });
  assert.deepEqual(after.kept, { elder: true, contrast: true, scheme: 'dark' });
  assert.ok(after.size >= 21 && after.size > before.size, `type of ${after.size} px is not large`);
  assert.notEqual(after.paper, before.paper);

  await page.goto(at(folder, village));
  const next = await page.evaluate(shown);
  assert.deepEqual(next, { ...after, data: { elder: 'true', contrast: 'true', scheme: 'dark' } }, 'the next page has forgotten');
  assert.deepEqual(await page.context().cookies(), []);
  assert.equal(await page.evaluate(() => document.cookie), '');

  await page.emulateMedia({ media: 'print' });
  const print = await page.evaluate(shown);
  assert.equal(print.paper, 'rgb(255, 255, 255)', 'paper is white');
  assert.ok(print.size < 16, `print takes type of ${print.size} px`);
  await page.emulateMedia({ media: 'screen' });

  for (const aid of ['elder', 'contrast', 'dark']) await page.click(`[data-aid="${aid}"]`);
  const again = await page.evaluate(shown);
  assert.deepEqual([again.pressed, again.kept], [before.pressed, null], 'pressed twice is as never pressed');
}

async function bySystem(page, folder, assert) {
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' });
  await page.goto(at(folder, 'index.html'));
  assert.deepEqual((await page.evaluate(shown)).pressed, { elder: false, contrast: true, dark: true });
  await page.click('[data-aid="dark"]');
  await page.click('[data-aid="contrast"]');
  const chosen = await page.evaluate(shown);
  assert.deepEqual(chosen.kept, { contrast: false, scheme: 'light' });
  assert.equal(chosen.paper, 'rgb(255, 255, 255)', 'what was chosen stands above the system');
  await page.evaluate((key) => localStorage.removeItem(key), KEY);
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
}

async function colours(page, folder, assert) {
  for (const scheme of ['light', 'dark']) {
    for (const [contrast, least] of [[false, 4.5], [true, 7]]) {
      await page.goto(at(folder, 'index.html'));
      await page.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, JSON.stringify({ scheme, contrast })]);
      await page.reload();
      const ratio = await page.evaluate(lowest, COLOURS);
      assert.ok(ratio >= least, `${scheme}${contrast ? ', high contrast' : ''}: ${ratio.toFixed(2)} is under ${least}`);
    }
  }
  await page.evaluate((key) => localStorage.removeItem(key), KEY);
}

/** Refused or spoiled storage: the page works, nothing is thrown. */
async function withoutMemory(page, folder, assert) {
  const errors = [];
  const other = await page.context().newPage();
  other.on('pageerror', (error) => errors.push(error.message));
  await other.goto(at(folder, 'index.html'));
  for (const spoiled of ['{', '"dark"', 'null', '[]', '{"elder":"yes","scheme":"<b>","contrast":1}']) {
    await other.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, spoiled]);
    await other.reload();
    assert.deepEqual((await other.evaluate(shown)).data, { elder: undefined, contrast: undefined, scheme: undefined }, spoiled);
  }
  await other.evaluate((key) => localStorage.removeItem(key), KEY);
  await other.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });
  });
  await other.reload();
  await other.click('[data-aid="elder"]');
  const state = await other.evaluate(shown);
  assert.equal(state.kept, 'refused');
  assert.deepEqual([state.pressed.elder, state.data.elder], [true, 'true']);
  assert.deepEqual(errors, []);
  await other.close();
}

/** The script stands before the style sheet and is waited for; without script there are no buttons that do nothing. */
async function beforePaint(page, folder, assert) {
  await page.goto(at(folder, 'index.html'));
  const order = await page.evaluate(() => Array.from(document.head.querySelectorAll('script[src*="reading"], link[rel="stylesheet"]'), (e) => `${e.localName}${e.defer || e.async ? ' late' : ''}`));
  assert.deepEqual(order.slice(0, 2), ['script', 'link']);
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const boxes = await page.evaluate(() => Array.from(document.querySelectorAll('[data-aid]'), (button) => button.getBoundingClientRect().toJSON()));
    assert.equal(boxes.length, 3);
    for (const { width: wide, height, right } of boxes) assert.ok(wide >= 44 && height >= 44 && right <= width, `${wide} × ${height} at ${width} px`);
  }
  const bare = await page.context().browser().newContext({ javaScriptEnabled: false });
  const silent = await bare.newPage();
  await silent.goto(at(folder, 'index.html'));
  assert.equal(await silent.locator('[data-aid]').first().isVisible(), false);
  await bare.close();
}

async function check(page, folder, assert) {
  await byKeyboard(page, folder, assert);
  await bySystem(page, folder, assert);
  await colours(page, folder, assert);
  await withoutMemory(page, folder, assert);
  await beforePaint(page, folder, assert);
}

module.exports = { check };
