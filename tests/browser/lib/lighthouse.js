// Lighthouse's mobile audit of pages of a site, served from the loopback interface.
'use strict';

const chromeLauncher = require('chrome-launcher');
const { EXECUTABLE, FLAGS } = require('./chromium.js');
const { largestIndex, pageOf } = require('./kinds.js');
const { serve } = require('./server.js');

/** The pages it judges. */
function judged(of) {
  return { 'front page': pageOf(of, 'home'), 'a village': pageOf(of, 'village'), 'the largest index': largestIndex(of) };
}

/** Audits pages one after the other: `visit(name, page, report)` gets Lighthouse's result of each. */
async function audit(of, categories, visit) {
  const { default: lighthouse } = await import('lighthouse');
  const server = await serve(of.folder);
  const chrome = await chromeLauncher.launch({ chromePath: EXECUTABLE, chromeFlags: FLAGS, logLevel: 'silent' });
  try {
    for (const [name, page] of Object.entries(judged(of))) {
      const result = await lighthouse(server.url(page), { port: chrome.port, onlyCategories: categories, logLevel: 'silent', output: 'json' });
      await visit(name, page, result.lhr);
    }
  } finally {
    await chrome.kill();
    await server.close();
  }
}

module.exports = { audit };
