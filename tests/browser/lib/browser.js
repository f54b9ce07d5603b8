// One browser a test file, and the forms in which a reader may see the site.
'use strict';

const { after } = require('node:test');
const { chromium } = require('playwright-core');
const { EXECUTABLE, FLAGS } = require('./chromium.js');

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

/** How a reader may see a page: what the system prefers, and what was chosen with the reading aids. */
const FORMS = {
  light: { scheme: 'light', aids: null },
  dark: { scheme: 'dark', aids: null },
  'dark by choice': { scheme: 'light', aids: { scheme: 'dark' } },
  'light by choice': { scheme: 'dark', aids: { scheme: 'light' } },
  elder: { scheme: 'light', aids: { elder: true } },
  contrast: { scheme: 'light', aids: { contrast: true } },
  'elder, contrast and dark': { scheme: 'light', aids: { elder: true, contrast: true, scheme: 'dark' } },
};

let browser = null;

/** The browser of this process, started when first asked for and closed after the last test. */
async function launch() {
  if (!browser) {
    browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  }
  return browser;
}

after(() => browser && browser.close());

/** A context in one of `FORMS`. */
async function contextIn(form, viewport, more = {}) {
  const { scheme, aids } = FORMS[form];
  const context = await (await launch()).newContext({ viewport, colorScheme: scheme, ...more });
  if (aids) {
    await context.addInitScript((text) => localStorage.setItem('cunce-reading', text), JSON.stringify(aids));
  }
  return context;
}

/** Opens an address; that the form's choices were taken up is part of opening it. */
async function open(page, address, form = 'light') {
  await page.goto(address, { waitUntil: 'load' });
  const aids = FORMS[form].aids || {};
  const shown = await page.evaluate(() => ({ ...document.documentElement.dataset }));
  const ignored = ['elder', 'contrast'].filter((aid) => aids[aid] && !(aid in shown));
  if (aids.scheme && shown.scheme !== aids.scheme) ignored.push(`scheme ${aids.scheme}`);
  if (ignored.length > 0) {
    throw new Error(`<html> does not take up the reader's choice of: ${ignored.join(', ')} (data-… on <html>: ${JSON.stringify(shown)})`);
  }
}

module.exports = { DESK, PHONE, contextIn, open };
