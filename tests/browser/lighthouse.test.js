// Lighthouse, mobile: 100 for accessibility and best practices. Its score for speed is printed; it depends on the
// machine, so that nothing is demanded of it here (benches/README.md has it).
'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { audit } = require('./lib/lighthouse.js');
const { site } = require('./lib/site.js');

test('Lighthouse', async (t) => {
  await audit(site(), ['performance', 'accessibility', 'best-practices'], async (name, page, report) => {
    await t.test(`${name}: ${page}`, (st) => {
      assert.equal(report.runtimeError, undefined, JSON.stringify(report.runtimeError));
      const score = (category) => Math.round(report.categories[category].score * 100);
      st.diagnostic(`${name}: performance ${score('performance')}`);
      for (const category of ['accessibility', 'best-practices']) {
        const failed = report.categories[category].auditRefs
          .map(({ id }) => report.audits[id])
          .filter((one) => one.score !== null && one.score < 1)
          .map((one) => `${one.id}: ${one.title} ${JSON.stringify(one.details?.items?.slice(0, 2) ?? '').slice(0, 400)}`);
        assert.equal(score(category), 100, `${category} ${score(category)}\n${failed.join('\n')}`);
      }
    });
  });
});
