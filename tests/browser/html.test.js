// Every page of every language and edition, and the style sheets: no message of the Nu HTML checker at all, but for
// its guess at the language: the theme's words may be of one language and a county's records of another.
'use strict';

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { fileURLToPath } = require('node:url');
const { before, test } = require('node:test');
const { VARIANTS, region, site, workFolder } = require('./lib/site.js');

const JAR = String(require('vnu-jar'));

// What browsers and the specifications know and the checker's table of CSS does not.
const CSS_IT_DOES_NOT_KNOW = [/^CSS: “vector-effect”: Property “vector-effect” doesn't exist\.$/u];

// The checker reads files without an address of their own, so that no file of the site is “self” to it; the browsers of
// network.test.js load all of them. What stands in a page itself, or on another host, it still tells.
const OWN_FILES = /^Resource violates Content Security Policy \(meta tag\): (?:external script|external stylesheet|image) “(?![a-z]+:|\/\/)[^”]*” blocked by “(?:script|style|img)-src” directive\.$/u;

/** Messages by variant; one run of the checker for all, because starting it costs more than checking. */
const found = new Map([...VARIANTS, 'region'].map((variant) => [variant, []]));

before(() => {
  VARIANTS.forEach(site);
  region();
  const run = spawnSync(
    'java',
    ['-Xss4m', '-jar', JAR, '--stdout', '--format', 'json', '--also-check-css', '--also-check-svg', '--exit-zero-always', '--skip-non-html', '--no-langdetect', workFolder()],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  assert.equal(run.status, 0, `the checker did not run: ${run.error || run.stderr}`);
  for (const message of JSON.parse(run.stdout).messages) {
    if ([...CSS_IT_DOES_NOT_KNOW, OWN_FILES].some((known) => known.test(message.message))) continue;
    const file = path.relative(workFolder(), fileURLToPath(message.url.replace(/^file:\/?(?=[^/])/u, 'file:///')));
    found.get(file.split(path.sep)[0]).push({ ...message, file });
  }
});

/** One line a distinct message, with the first place and how many more. */
function summed(messages) {
  const by = new Map();
  for (const m of messages) {
    const key = `${m.type}: ${m.message}`;
    by.set(key, [...(by.get(key) || []), `${m.file}:${m.lastLine}:${m.firstColumn || m.lastColumn}  ${(m.extract || '').replace(/\s+/gu, ' ')}`]);
  }
  return [...by].map(([text, places]) => `${text}\n    ${places[0]}${places.length > 1 ? `  and ${places.length - 1} more` : ''}`).join('\n');
}

for (const variant of VARIANTS) {
  test(`every page of ${variant} is valid HTML`, () => {
    assert.ok(site(variant).pages.length > 300, 'the example has hundreds of pages');
    const messages = found.get(variant);
    assert.equal(messages.length, 0, `\n${summed(messages)}`);
  });
}

test('every page of a region is valid HTML', () => {
  assert.ok(region().pages.length > 50, 'the region has a page for each kind and month');
  const messages = found.get('region');
  assert.equal(messages.length, 0, `\n${summed(messages)}`);
});
