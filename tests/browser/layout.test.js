// A narrow telephone: nothing scrolls sideways, the type is large enough, and a thumb hits what it aims at.
'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { address } = require('./lib/address.js');
const { PHONE, contextIn, open } = require('./lib/browser.js');
const { eachKind, onePageOfEachKind } = require('./lib/kinds.js');
const { site } = require('./lib/site.js');

const BODY_TEXT = 18;
const ELDER_TEXT = 21;
// Notes and headings of columns may be smaller than the text; nothing may be smaller than this.
const SMALLEST = 14;
const TARGET = 44;

/** How far the page is wider than the window, and what sticks out. Runs in the page. */
function sideways() {
  const wide = document.scrollingElement.scrollWidth;
  const room = document.documentElement.clientWidth;
  const clips = (element) => getComputedStyle(element).overflowX !== 'visible';
  const held = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) if (clips(up)) return true;
    return false;
  };
  const out = [...document.body.querySelectorAll('*')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.right > room + 0.5 && !held(element);
  });
  const hidden = [document.documentElement, document.body].filter(clips).map((element) => element.tagName.toLowerCase());
  return { wide, room, hidden, out: out.slice(0, 4).map((e) => `${e.tagName.toLowerCase()}.${e.getAttribute('class') || ''} “${(e.textContent || '').replace(/\s+/gu, ' ').trim().slice(0, 24)}”`) };
}

/** Whether a page fits; a page that only hides what sticks out does not. */
async function fits(page, name) {
  const { wide, room, hidden, out } = await page.evaluate(sideways);
  assert.deepEqual(hidden, [], `what is too wide is cut off, not laid out`);
  assert.ok(wide <= room, `${name} is ${wide} px wide in ${room} px; sticking out: ${out.join(', ')}`);
}

for (const variant of ['zh-Hans', 'zh-Hant', 'en', 'internal']) {
  test(`no page of ${variant} scrolls sideways at 360 px`, async () => {
    const of = site(variant);
    const context = await contextIn('light', PHONE);
    const page = await context.newPage();
    const wrong = [];
    // All pages in the main language; in the others a page of each kind, since only the theme's words differ.
    const pages = variant === 'zh-Hans' ? of.pages : onePageOfEachKind(of).flatMap((entry) => entry.page || []);
    for (const name of pages) {
      await open(page, await address(of, name));
      await fits(page, name).catch((error) => wrong.push(error.message));
    }
    await context.close();
    assert.equal(wrong.length, 0, `\n${wrong.join('\n')}`);
  });
}

for (const [form, variant] of [['elder', 'zh-Hans'], ['elder', 'en'], ['elder, contrast and dark', 'zh-Hans']]) {
  test(`no kind of page of ${variant} scrolls sideways at 360 px: ${form}`, async (t) => {
    const of = site(variant);
    const context = await contextIn(form, PHONE);
    const page = await context.newPage();
    await eachKind(t, of, async (name) => {
      await open(page, await address(of, name), form);
      await fits(page, name);
    });
    await context.close();
  });
}

/** Sizes of type as they reach the eye. Runs in the page. */
function type() {
  const texts = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true }) || element.closest('script, style, noscript')) continue;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || box.right <= 0) continue; // For screen readers only.
    const drawn = element.closest('svg') ? Math.abs(element.getScreenCTM().d) : 1;
    texts.push({ px: parseFloat(getComputedStyle(element).fontSize) * drawn, text: node.data.trim().slice(0, 24), where: element.tagName.toLowerCase() });
  }
  const body = parseFloat(getComputedStyle(document.body).fontSize);
  const prose = [...document.querySelectorAll('.prose p, .prose li')].map((element) => {
    const style = getComputedStyle(element);
    return { px: parseFloat(style.fontSize), line: parseFloat(style.lineHeight) / parseFloat(style.fontSize) };
  });
  return { body, prose, texts };
}

for (const [form, least] of [['light', BODY_TEXT], ['elder', ELDER_TEXT]]) {
  test(`type is large enough: ${form}`, async (t) => {
    const of = site();
    const context = await contextIn(form, PHONE);
    const page = await context.newPage();
    await eachKind(t, of, async (name) => {
      await open(page, await address(of, name), form);
      const { body, prose, texts } = await page.evaluate(type);
      assert.ok(body >= least, `text is ${body} px, not ${least}`);
      assert.ok(texts.length > 0, 'it shows no text');
      const small = texts.filter(({ px }) => px < SMALLEST - 0.01).map(({ px, text, where }) => `${px.toFixed(1)} px ${where} “${text}”`);
      assert.deepEqual(small.slice(0, 5), [], `${small.length} texts under ${SMALLEST} px`);
      for (const { px, line } of prose) {
        assert.ok(px >= least && line >= 1.7 - 0.01, `prose of ${px} px at a line height of ${line.toFixed(2)}`);
      }
    });
    await context.close();
  });
}

/** Ways through the site and controls lower than a thumb; links in text are axe's (`target-size`). Runs in the page. */
function low(least) {
  const aimed = 'nav a, form a, footer a, button, input:not([type="hidden"]), select, textarea, summary, [role="button"], [role="tab"]';
  return [...document.querySelectorAll(aimed)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map((element) => {
      // A box to tick is aimed at together with its label.
      const label = /^(checkbox|radio)$/u.test(element.type || '') && element.closest('label');
      return { element, box: (label || element).getBoundingClientRect() };
    })
    .filter(({ box }) => box.height < least - 0.01 || box.width < 24)
    .map(({ element, box }) => `${Math.round(box.width)} × ${box.height.toFixed(1)} ${element.tagName.toLowerCase()} “${(element.textContent || element.name || '').trim().slice(0, 24)}”`);
}

for (const form of ['light', 'elder']) {
  test(`targets are ${TARGET} px high: ${form}`, async (t) => {
    const of = site();
    const context = await contextIn(form, PHONE);
    const page = await context.newPage();
    await eachKind(t, of, async (name) => {
      await open(page, await address(of, name), form);
      assert.deepEqual(await page.evaluate(low, TARGET), []);
    });
    await context.close();
  });
}

test('paper shows no tools, and heads of tables that the next sheet can repeat', async (t) => {
  const of = site();
  const context = await contextIn('light', PHONE);
  const page = await context.newPage();
  await page.emulateMedia({ media: 'print' });
  await eachKind(t, of, async (name) => {
    await open(page, await address(of, name));
    const wrong = await page.evaluate(() => {
      const seen = (element) => element.getClientRects().length > 0;
      const name = (element) => `${element.tagName.toLowerCase()}.${element.className}`;
      const tools = [...document.querySelectorAll('input, select, textarea, form, nav, button:not(th button)')].filter(seen);
      // What is positioned in a head is left out where the head repeats.
      const moved = [...document.querySelectorAll('thead, thead *')].filter((e) => seen(e) && getComputedStyle(e).position !== 'static');
      // Nor is a button's own box.
      const boxed = [...document.querySelectorAll('thead button')].filter(seen);
      return [...tools, ...moved, ...boxed].map(name);
    });
    assert.deepEqual(wrong, []);
  });
  await context.close();
});
