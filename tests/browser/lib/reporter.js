// One line a test. What failed in several subtests for the same reason is said once, with their names; node's own
// reporters print every subtest.
'use strict';

const MOST_NAMES = 3;
const MOST_LINES = 40;

/** The failures of one test: reason → names of the subtests. */
function told(failures) {
  let out = '';
  for (const [reason, names] of failures) {
    const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
    const lines = reason.split('\n').filter((line) => line.trim()).slice(0, MOST_LINES);
    out += `      ${names.slice(0, MOST_NAMES).join(', ')}${more}\n${lines.map((line) => `          ${line}\n`).join('')}`;
  }
  return out;
}

module.exports = async function* report(source) {
  // node reports one file after the other, also when it runs them side by side.
  let failures = new Map();
  for await (const { type, data } of source) {
    if (type === 'test:fail' && data.details.error.failureType !== 'subtestsFailed') {
      const cause = data.details.error.cause ?? data.details.error;
      const reason = String(cause.message ?? cause);
      failures.set(reason, [...(failures.get(reason) || []), data.name]);
    }
    if (type === 'test:diagnostic') {
      const sum = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /u.exec(data.message);
      if (!sum) yield `          ${data.message}\n`;
      else if (/^(tests|pass|fail)$/u.test(sum[1])) yield `  ${data.message}\n`;
    }
    if ((type === 'test:pass' || type === 'test:fail') && data.nesting === 0) {
      const seconds = (data.details.duration_ms / 1000).toFixed(1);
      yield `  ${type === 'test:pass' ? 'passed' : 'FAILED'}  ${data.name} (${seconds} s)\n${told(failures)}`;
      failures = new Map();
    }
  }
};
