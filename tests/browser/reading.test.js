// The reading aids, from the disk; what they must do stands in reading.js.
'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { DESK, contextIn } = require('./lib/browser.js');
const { site } = require('./lib/site.js');
const { check } = require('./reading.js');

test('what a reader chose is shown, kept without a cookie, and left out of print', async () => {
  const context = await contextIn('light', DESK);
  await check(await context.newPage(), site().folder, assert);
  await context.close();
});
