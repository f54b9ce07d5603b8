// Every page together with the style sheets and scripts that it names: at most 30 KB compressed.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');
const { test } = require('node:test');
const { VARIANTS, site } = require('./lib/site.js');

const MOST = 30 * 1000;

/** Bytes of a file under `gzip -9`, each file compressed once. */
function weigher(folder) {
  const known = new Map();
  return (name) => {
    if (!known.has(name)) known.set(name, zlib.gzipSync(fs.readFileSync(path.join(folder, name)), { level: 9 }).length);
    return known.get(name);
  };
}

/** What a page names and cannot be read without: style sheets and scripts, relative to the site. */
function named(folder, page) {
  const html = fs.readFileSync(path.join(folder, page), 'utf8');
  const links = [...html.matchAll(/<link\b[^>]*\brel="stylesheet"[^>]*>/giu)].map(([tag]) => /\bhref="([^"]*)"/u.exec(tag)[1]);
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]*)"/giu)].map(([, src]) => src);
  return [...links, ...scripts].map((href) => {
    const { pathname } = new URL(href, `http://site/${encodeURI(page)}`);
    return decodeURIComponent(pathname.slice(1));
  });
}

for (const variant of VARIANTS) {
  test(`no page of ${variant} weighs more than ${MOST / 1000} KB`, (t) => {
    const { folder, pages } = site(variant);
    const weigh = weigher(folder);
    const weights = pages.map((page) => {
      const others = named(folder, page);
      assert.ok(others.some((name) => name.endsWith('.css')), `${page} has a style sheet`);
      const own = weigh(page);
      return { page, own, all: others.reduce((sum, name) => sum + weigh(name), own) };
    });
    weights.sort((a, b) => b.all - a.all);
    const [{ page, own, all }] = weights;
    t.diagnostic(`the heaviest, ${page}: ${all} bytes, ${own} without style sheet and scripts`);
    const heavy = weights.filter((one) => one.all > MOST).map((one) => `${one.page}: ${one.all}`);
    assert.deepEqual(heavy, []);
  });
}
