// The search, over pages of the built site from disk.
'use strict';

const path = require('node:path');
const { pathToFileURL } = require('node:url');

const SEARCH = 'search/index.html';
const at = (folder, page) => pathToFileURL(path.join(folder, page)).href;

/** Types a query as one would and waits until its results are shown; says how long that took in the page. */
function ask(page, query) {
  return page.evaluate((query) => new Promise((done) => {
    const field = document.querySelector('main input[name=q]');
    const box = document.querySelector('.results');
    delete box.dataset.shown;
    field.value = query;
    const start = performance.now();
    new MutationObserver((changes, observer) => {
      if (box.dataset.shown !== query) return;
      observer.disconnect();
      done(performance.now() - start);
    }).observe(box, { attributes: true });
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }), query);
}

/** What the page shows. */
function shown(page) {
  return page.evaluate(() => ({
    found: document.querySelector('.found').textContent,
    names: getComputedStyle(document.querySelector('.az')).display !== 'none',
    groups: Array.from(document.querySelectorAll('.results section')).map((section) => ({
      name: section.querySelector('h2').firstChild.textContent,
      count: Number(section.querySelector('h2 .num').textContent),
      button: Boolean(section.querySelector('button')),
      rows: Array.from(section.querySelectorAll('li')).map((row) => ({
        title: row.querySelector('a').textContent,
        href: row.querySelector('a').href,
        marks: Array.from(row.querySelectorAll('mark')).map((mark) => mark.textContent),
      })),
    })),
  }));
}

const titles = (state) => state.groups.flatMap((group) => group.rows.map((row) => row.title));

/** A name of a village, with what it must and must not lead to. */
async function villages(page, folder, assert) {
  await page.goto(at(folder, SEARCH), { waitUntil: 'load' });
  const named = await page.evaluate(() => Array.from(document.querySelectorAll('.names a')).slice(0, 400)
    .map((link) => ({ name: link.textContent, href: link.href })));
  for (const { name, href } of named) {
    await ask(page, name);
    const state = await shown(page);
    const row = state.groups.flatMap((group) => group.rows).find((row) => row.href === href);
    assert.ok(row, `${name} does not find its page`);
    assert.ok(row.marks.length > 0, `${name}: the word is not marked`);
    const half = Array.from(name).slice(-2).join('');
    await ask(page, half);
    assert.ok((await shown(page)).groups.length > 0, `${half} finds nothing`);
  }
}

/** The box of any page leads to results, from disk, and by links and history as well. */
async function box(page, folder, assert) {
  await page.goto(at(folder, 'index.html'));
  await page.fill('header input[name=q]', '大煤洞');
  await Promise.all([page.waitForURL(/search\/index\.html\?q=/), page.press('header input[name=q]', 'Enter')]);
  await page.waitForSelector('.results section');
  const state = await shown(page);
  assert.ok(titles(state).includes('大煤洞村'), 'the box of the front page does not find 大煤洞村');
  assert.equal(state.names, false, 'the list from A to Z stands beside results');
  const first = state.groups[0].rows[0].href;
  await page.click('.results section li a');
  await page.waitForURL(first);
  await page.goBack();
  await page.waitForSelector('.results section');
  assert.equal(await page.inputValue('main input[name=q]'), '大煤洞');
}

/** Initials, several words, roles, texts, and what is not there. */
async function queries(page, folder, assert) {
  await page.goto(at(folder, SEARCH), { waitUntil: 'load' });
  const find = async (query) => {
    await ask(page, query);
    return shown(page);
  };
  for (const query of ['dmdc', 'DMD', 'ｄｍｄｃ', '煤洞', '桥头 大煤洞']) {
    assert.ok(titles(await find(query)).includes('大煤洞村'), `${query} does not find 大煤洞村`);
  }
  const roles = await find('第一书记');
  assert.ok(roles.groups.some((group) => group.count > 3), '第一书记');
  for (const query of ['第一书记', '低保', '2020年']) {
    const state = await find(query);
    await page.waitForFunction(() => Array.from(document.querySelectorAll('.results li .sub'))
      .every((sub) => sub.textContent || sub.getBoundingClientRect().top > innerHeight));
    const marks = (await shown(page)).groups.flatMap((group) => group.rows.flatMap((row) => row.marks));
    assert.ok(marks.length > 0 && marks.every((mark) => mark === query), `${query} marks ${marks}`);
    assert.ok(state.found.includes(String(state.groups.reduce((sum, group) => sum + group.count, 0))), state.found);
  }
  const many = await find('方案');
  const long = many.groups.findIndex((group) => group.button);
  assert.ok(long >= 0, '方案 is no long list');
  const before = many.groups[long].rows.length;
  await page.locator('.results section').nth(long).locator('button').click();
  await page.waitForFunction(([long, before]) =>
    document.querySelectorAll('.results section')[long].querySelectorAll('li').length > before, [long, before]);
  const focused = await page.evaluate(() => document.activeElement.closest('li') !== null);
  assert.ok(focused, 'the first of the new results has not the focus');
  /* One character alone stands in titles, and narrows other words. */
  const alone = await find('路');
  const named = alone.groups.flatMap((group) => group.rows);
  assert.ok(named.length > 3 && named.every((row) => row.title.includes('路') && row.marks.every((mark) => mark === '路')),
    `路 finds ${named.map((row) => row.title)}`);
  assert.ok(titles(await find('洞')).includes('大煤洞村'), '洞 does not find 大煤洞村');
  const both = await find('大煤洞 路');
  assert.ok(both.groups.length > 0, '大煤洞 路 finds nothing');
  assert.ok(both.groups.reduce((sum, group) => sum + group.count, 0)
    < (await find('大煤洞')).groups.reduce((sum, group) => sum + group.count, 0), '路 does not narrow 大煤洞');
  for (const query of ['鬱鬱累累', '鬱', 'd', '7', '《》', '</script><b>']) {
    const state = await find(query);
    assert.deepEqual([state.groups.length, state.names], [0, true], query);
    assert.ok(state.found.length > 5, query);
  }
  const empty = await find('');
  assert.deepEqual([empty.found, empty.groups.length, empty.names], ['', 0, true]);
}

/** Without scripts the box leads to a list of all villages. */
async function plain(page, folder, assert) {
  const context = await page.context().browser().newContext({ javaScriptEnabled: false });
  const bare = await context.newPage();
  await bare.goto(at(folder, 'index.html'));
  await bare.fill('header input[name=q]', '大煤洞');
  await Promise.all([bare.waitForURL(/search\/index\.html\?q=/), bare.press('header input[name=q]', 'Enter')]);
  assert.ok(await bare.locator('#az a').count() > 0, 'no list from A to Z');
  await context.close();
}

/** Milliseconds of queries in the page, first with cold scripts and then with warm ones. Reported, not asserted. */
async function measure(page, folder, words) {
  await page.goto(at(folder, SEARCH), { waitUntil: 'load' });
  const times = { cold: [], warm: [] };
  for (const kind of ['cold', 'warm']) {
    for (const word of words) times[kind].push(await ask(page, word));
  }
  const say = (list) => {
    const sorted = list.slice().sort((a, b) => a - b);
    return { median: sorted[sorted.length >> 1], worst: sorted[sorted.length - 1] };
  };
  return { queries: words.length, cold: say(times.cold), warm: say(times.warm) };
}

async function check(page, folder, assert) {
  const faults = [];
  const outside = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => { if (!request.url().startsWith('file:')) outside.push(request.url()); });
  await page.setViewportSize({ width: 1280, height: 900 });
  await box(page, folder, assert);
  await queries(page, folder, assert);
  await villages(page, folder, assert);
  await plain(page, folder, assert);
  assert.deepEqual(faults, []);
  assert.deepEqual(outside, []);
}

module.exports = { check, measure };
