// Sorting and filtering, from the disk; what they must do stands in tables.js.
'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { DESK, contextIn } = require('./lib/browser.js');
const { site } = require('./lib/site.js');
const { check } = require('./tables.js');

test('lists are sorted by value and filtered as asked', async () => {
  const context = await contextIn('light', DESK);
  await check(await context.newPage(), site().folder, assert);
  await context.close();
});
