// The site of a region, one page of each kind: no violation that axe knows of, no page wider than a telephone, and a
// search that leads into the county's own site.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { DESK, PHONE, contextIn, open } = require('./lib/browser.js');
const { fileUrl, region, site } = require('./lib/site.js');

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const OPTIONS = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

const KINDS = {
  home: /^index\.html$/u,
  counties: /^counties\/index\.html$/u,
  county: /^counties\/[^/]+\/index\.html$/u,
  measures: /^measures\/index\.html$/u,
  'measure kind': /^measures\/[^/]+\/index\.html$/u,
  deadlines: /^deadlines\/index\.html$/u,
  month: /^deadlines\/\d{4}-\d{2}\/index\.html$/u,
  overdue: /^deadlines\/overdue\/index\.html$/u,
  problems: /^problems\/index\.html$/u,
  data: /^data\/index\.html$/u,
  search: /^search\/index\.html$/u,
};

for (const [form, viewport] of [['light', DESK], ['light', PHONE], ['dark', DESK], ['elder', PHONE]]) {
  test(`a region: ${form}, ${viewport.width} px`, async (t) => {
    const of = region();
    const context = await contextIn(form, viewport);
    const page = await context.newPage();
    for (const [kind, pattern] of Object.entries(KINDS)) {
      await t.test(kind, async () => {
        const name = of.pages.find((path) => pattern.test(path));
        assert.ok(name, `the region has no page of this kind: ${kind}`);
        await open(page, fileUrl(of, name), form);
        await page.evaluate(AXE);
        const { violations } = await page.evaluate((options) => window.axe.run(document, options), OPTIONS);
        const lines = violations.map(({ id, help, nodes }) => `${id}: ${help}; first ${nodes[0].target.join(' ')}`);
        assert.equal(lines.length, 0, `${name}\n${lines.join('\n')}`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(over <= 0, `${name} is ${over} px wider than the window`);
      });
    }
    await context.close();
  });
}

test('the search of a region leads into the county', async () => {
  const of = region();
  const context = await contextIn('light', DESK);
  const page = await context.newPage();
  await open(page, `${fileUrl(of, 'search/index.html')}?q=${encodeURIComponent('湟北 桥头')}`);
  await page.waitForSelector('main .results li a');
  const links = await page.$$eval('main .results li a', (all) => all.map((link) => link.href));
  // The example has an address, so its pages are linked there; here it lies in a folder.
  const address = 'https://yicunyice.example/';
  assert.ok(links.length > 1);
  for (const link of links) {
    assert.ok(link.startsWith(address), link);
    assert.ok(fs.existsSync(path.join(site().folder, decodeURIComponent(new URL(link).pathname))), link);
  }
  await context.close();
});
