// Sorting and filtering of lists, over pages of the built site from disk.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const at = (folder, page) => pathToFileURL(path.join(folder, page)).href;
const PRESSING = ['overdue', 'ongoing', 'doing', 'suspended', 'planned', 'done', 'cancelled'];

/** The largest page of a folder whose text holds all of some marks. */
function largest(folder, under, ...marks) {
  const pages = fs.readdirSync(path.join(folder, under), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${under}/${entry.name}/index.html`)
    .filter((page) => fs.existsSync(path.join(folder, page)))
    .map((page) => ({ page, text: fs.readFileSync(path.join(folder, page), 'utf8') }))
    .filter(({ text }) => marks.every((mark) => text.includes(mark)))
    .sort((a, b) => b.text.length - a.text.length);
  if (pages.length === 0) throw new Error(`no page under ${under}/ has ${marks.join(' and ')}`);
  return pages[0].page;
}

/** Values of a column of the table with most rows: dates, statuses or the text, and the rows' names. Runs in the page. */
function column(wanted) {
  const tables = Array.from(document.querySelectorAll('main table[data-sort]'));
  const table = tables.sort((a, b) => b.rows.length - a.rows.length)[0];
  const rows = Array.from(table.tBodies[0].rows);
  const read = {
    date: (row) => (row.querySelector('time') || { textContent: '' }).textContent,
    status: (row) => /s-(\S+)/.exec(row.querySelector('.status').className)[1],
    number: (row) => Number(row.querySelector('.n').textContent.replace(/[^\d.]/g, '')),
  }[wanted];
  const mark = { date: 'time', status: '.status', number: '.n' }[wanted];
  const index = Array.from(rows.find((row) => row.querySelector(`td ${mark}, td${mark}`)).cells).findIndex((cell) => cell.matches(mark) || cell.querySelector(mark));
  const head = table.tHead.rows[0].cells[index];
  const buttons = Array.from(document.querySelectorAll('.sort'));
  return {
    values: rows.map(read),
    names: rows.map((row) => row.textContent),
    sorted: head.getAttribute('aria-sort'),
    button: buttons.indexOf(head.querySelector('.sort')),
    scope: head.getAttribute('scope'),
  };
}

const rising = (values) => values.every((value, at) => at === 0 || values[at - 1] <= value);
const falling = (values) => rising(values.slice().reverse());

async function sorting(page, folder, assert) {
  await page.setViewportSize({ width: 1280, height: 900 });
  const unit = largest(folder, 'units', 'data-sort', 's-overdue', 's-done', '</time>');
  const press = async (wanted, state) => page.locator('.sort').nth(state.button).press('Enter').then(() => page.evaluate(column, wanted));

  await page.goto(at(folder, unit));
  const given = await page.evaluate(column, 'date');
  assert.ok(given.button >= 0 && given.values.some((value) => value === ''), `${unit}: needs dated and undated rows`);
  const up = await press('date', given);
  const dated = up.values.filter(Boolean);
  assert.equal(up.sorted, 'ascending');
  assert.equal(up.scope, 'col');
  assert.ok(rising(dated), 'dates rise');
  assert.deepEqual(up.values.slice(dated.length), Array(up.values.length - dated.length).fill(''), 'undated rows stand last');
  const down = await press('date', given);
  assert.equal(down.sorted, 'descending');
  assert.ok(falling(down.values.slice(0, dated.length)), 'dates fall');
  assert.ok(down.values.slice(dated.length).every((value) => value === ''), 'undated rows stand last here too');
  const back = await press('date', given);
  assert.deepEqual([back.sorted, back.names], [null, given.names], 'the third press gives the order of the page');

  const status = await page.evaluate(column, 'status');
  const pressing = await press('status', status);
  const ranks = pressing.values.map((key) => PRESSING.indexOf(key));
  assert.ok(ranks.every((rank) => rank >= 0) && rising(ranks), `what presses first: ${[...new Set(pressing.values)]}`);
  assert.ok(new Set(ranks).size > 2, 'more than two statuses are needed to see an order');
  // Stable: within a status the rows stand as on the page.
  const overdue = (state) => state.names.filter((_, row) => state.values[row] === 'overdue');
  assert.deepEqual(overdue(pressing), overdue(status));

  for (const [list, digits] of [['units', 2], ['funds', 7]]) {
    await page.goto(at(folder, `${list}/index.html`));
    const number = await page.evaluate(column, 'number');
    const most = await press('number', number);
    assert.equal(most.sorted, 'descending', 'of figures the largest first');
    assert.ok(falling(most.values) && Math.max(...most.values) >= 10 ** (digits - 1), `${list}: figures by value, not by their digits`);
    assert.deepEqual(most.names.slice().sort(), number.names.slice().sort(), 'no row is lost');
  }
}

/** Rows that are shown, and what the filter says. Runs in the page. */
function sifted(nth) {
  const place = document.querySelectorAll('.sift:not([hidden])')[nth];
  const next = place.nextElementSibling;
  const rows = Array.from(next.querySelectorAll('tbody tr')).filter((row) => !row.querySelector('th[scope="rowgroup"]'));
  const visible = rows.filter((row) => row.getClientRects().length > 0);
  return {
    all: rows.length,
    visible: visible.length,
    texts: visible.map((row) => row.textContent),
    count: place.querySelector('[role="status"]').textContent.match(/\d+/g) || [],
    reset: place.querySelector('button').getClientRects().length > 0,
    named: place.getAttribute('role') === 'group' && Boolean(place.getAttribute('aria-label')),
  };
}

async function filtering(page, folder, assert) {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    const unit = largest(folder, 'units', 'class="sift"', 's-overdue', 's-done');
    await page.goto(at(folder, unit));
    // The second filter of a unit's page is that of the measures it leads: it knows several statuses.
    const nth = await page.evaluate(() => Array.from(document.querySelectorAll('.sift:not([hidden])')).findIndex((place) => place.querySelectorAll('select').length === 3));
    assert.ok(nth >= 0, `${unit} has no filter with status, township and order`);
    const place = page.locator('.sift:not([hidden])').nth(nth);
    const whole = await page.evaluate(sifted, nth);
    assert.ok(whole.named && !whole.reset);
    assert.deepEqual([whole.visible, Number(whole.count[0])], [whole.all, whole.all]);

    const word = whole.texts[whole.all - 1].trim().slice(0, 4);
    await place.locator('input').fill(word);
    const found = await page.evaluate(sifted, nth);
    assert.equal(found.visible, whole.texts.filter((text) => text.includes(word)).length);
    assert.ok(found.visible < whole.all && found.texts.every((text) => text.includes(word)));
    assert.deepEqual(found.count.map(Number), [found.visible, whole.all]);
    await place.locator('button').click();
    assert.equal((await page.evaluate(sifted, nth)).visible, whole.all, 'all rows are back');
    assert.equal(await page.evaluate(() => document.activeElement.type), 'search', 'the focus is not lost with the button');

    await place.locator('select').nth(0).selectOption('done');
    const done = await page.evaluate(sifted, nth);
    const township = await place.locator('select').nth(1).locator('option').nth(1).getAttribute('value');
    await place.locator('select').nth(1).selectOption(township);
    const both = await page.evaluate(sifted, nth);
    assert.ok(both.visible <= done.visible && done.visible < whole.all);
    const wanted = await page.evaluate(([at, slug]) => Array.from(document.querySelectorAll('.sift:not([hidden])')[at].nextElementSibling.querySelectorAll('tbody tr')).filter((row) => row.querySelector('.s-done') && row.querySelector(`a[href*="townships/${slug}/"]`)).length, [nth, township]);
    assert.equal(both.visible, wanted);

    const heads = await page.locator('.sort').first().isVisible();
    const order = await place.locator('.order select').isVisible();
    assert.deepEqual([heads, order], width > 960 ? [true, false] : [false, true], `headings or a list of orders at ${width} px`);
    if (order) {
      await place.locator('button').click();
      const down = await place.locator('.order option').nth(2).getAttribute('value');
      await place.locator('.order select').selectOption(down);
      assert.equal(await page.evaluate((at) => document.querySelectorAll('.sift:not([hidden])')[at].nextElementSibling.querySelectorAll('[aria-sort="descending"]').length, nth), 1);
      await place.locator('.order select').selectOption('');
      assert.deepEqual((await page.evaluate(sifted, nth)).texts, whole.texts, 'the order of the page is there to be chosen');
    }
  }
}

/** A page of a kind: one filter for all townships; a township without a row goes with its heading. */
async function grouped(page, folder, assert) {
  await page.setViewportSize({ width: 1280, height: 900 });
  const kind = largest(folder, 'measures', 'class="sift"', 'class="stack grouped"');
  await page.goto(at(folder, kind));
  assert.equal(await page.locator('.sift:not([hidden])').count(), 1);
  const whole = await page.evaluate(sifted, 0);
  const name = await page.locator('.grouped tbody tr').last().locator('td a').first().textContent();
  await page.locator('.sift input').fill(name);
  const found = await page.evaluate(sifted, 0);
  assert.ok(found.visible > 0 && found.visible < whole.all);
  const groups = await page.evaluate(() => Array.from(document.querySelectorAll('.grouped tbody'), (body) => {
    const shown = (element) => element.getClientRects().length > 0;
    const way = document.querySelector(`.jump a[href="#${CSS.escape(body.querySelector('[id]').id)}"]`);
    return [shown(body), shown(way), Array.from(body.rows).slice(1).some(shown)];
  }));
  assert.ok(groups.every(([body, way, rows]) => body === rows && way === rows), 'a township goes with its last row');
  assert.ok(groups.some(([body]) => body) && groups.some(([body]) => !body));
  await page.locator('.sift input').fill('\u{10FFFF}');
  const none = await page.evaluate(sifted, 0);
  assert.deepEqual([none.visible, none.count], [0, []]);
  await page.locator('.sift button').click();
  await page.locator('.grouped .sort').first().click();
  const sorted = await page.evaluate(() => Array.from(document.querySelectorAll('.grouped tbody'), (body) => Boolean(body.rows[0].querySelector('th[scope="rowgroup"]'))));
  assert.ok(sorted.every(Boolean), 'a township stays above its rows');
  assert.equal((await page.evaluate(sifted, 0)).visible, whole.all);
}

async function check(page, folder, assert) {
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await sorting(page, folder, assert);
  await filtering(page, folder, assert);
  await grouped(page, folder, assert);
  assert.deepEqual(errors, []);
}

module.exports = { check };
