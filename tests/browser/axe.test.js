// One page of each kind in each form: no violation of WCAG 2.2 A and AA, nor of axe's best practices.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const { test } = require('node:test');
const { address } = require('./lib/address.js');
const { DESK, PHONE, contextIn, open } = require('./lib/browser.js');
const { eachKind, pageOf } = require('./lib/kinds.js');
const { site } = require('./lib/site.js');

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const OPTIONS = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

const SEEN = [
  ['light', DESK],
  ['light', PHONE],
  ['dark', DESK],
  ['elder', PHONE],
  ['elder', DESK],
  ['contrast', DESK],
  ['elder, contrast and dark', PHONE],
];

/** Fails with what axe finds on the page as it now is. */
async function accessible(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((options) => window.axe.run(document, options), OPTIONS);
  const lines = violations.map(({ id, impact, help, nodes }) => {
    const first = nodes[0];
    return `${id} (${impact}): ${help}; ${nodes.length} nodes, first ${first.target.join(' ')}: ${first.failureSummary.replace(/\s+/gu, ' ').slice(0, 300)}`;
  });
  if (lines.length > 0) assert.fail(lines.join('\n'));
}

for (const [form, viewport] of SEEN) {
  test(`axe: ${form}, ${viewport.width} px`, async (t) => {
    const of = site();
    const context = await contextIn(form, viewport);
    const page = await context.newPage();
    await eachKind(t, of, async (name) => {
      await open(page, await address(of, name), form);
      await accessible(page);
    });
    await t.test('search, with results', async () => {
      await open(page, `${await address(of, pageOf(of, 'search'))}?q=${encodeURIComponent('道路')}`, form);
      await page.waitForSelector('main mark');
      await accessible(page);
    });
    await context.close();
  });
}

/** Every colour that a page shows, element by element. Runs in the page. */
function colours() {
  return [...document.querySelectorAll('*')].map((element) => {
    const { color, backgroundColor, borderTopColor, fill, stroke } = getComputedStyle(element);
    return [element.tagName, color, backgroundColor, borderTopColor, fill, stroke].join(' ');
  });
}

// So that what axe says of the system's scheme holds for the chosen one.
for (const scheme of ['dark', 'light']) {
  test(`${scheme} by choice shows the same colours as ${scheme} by the system`, async () => {
    const of = site();
    const shown = [];
    for (const form of [scheme, `${scheme} by choice`]) {
      const context = await contextIn(form, DESK);
      const page = await context.newPage();
      await open(page, await address(of, pageOf(of, 'plan')), form);
      shown.push(await page.evaluate(colours));
      await context.close();
    }
    assert.deepEqual(shown[1], shown[0]);
  });
}
