// The search, as a reader uses it, from the disk and from a web server; what it must find stands in search.js.
'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { DESK, contextIn } = require('./lib/browser.js');
const { site } = require('./lib/site.js');
const { check } = require('./search.js');

test('search works from file://', async () => {
  const context = await contextIn('light', DESK);
  await check(await context.newPage(), site().folder, assert);
  await context.close();
});
