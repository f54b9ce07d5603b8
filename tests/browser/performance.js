// Lighthouse's score for speed on a telephone, the median of several runs; benches/lighthouse calls it.
//
// usage: node performance.js [RUNS]        (3 if not said)
'use strict';

const { audit } = require('./lib/lighthouse.js');
const { site } = require('./lib/site.js');

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function main() {
  const runs = Number(process.argv[2] || 3);
  const seen = new Map();
  for (let run = 0; run < runs; run += 1) {
    await audit(site(), ['performance'], (name, page, report) => {
      const figures = [
        report.categories.performance.score * 100,
        report.audits['first-contentful-paint'].numericValue,
        report.audits['largest-contentful-paint'].numericValue,
        report.audits['total-blocking-time'].numericValue,
        report.audits['total-byte-weight'].numericValue,
      ];
      seen.set(`${name} (${page})`, [...(seen.get(`${name} (${page})`) || []), figures]);
    });
  }
  console.log('| | score | first paint ms | largest paint ms | blocked ms | bytes |\n|---|---:|---:|---:|---:|---:|');
  for (const [name, figures] of seen) {
    console.log(`| ${name} | ${figures[0].map((_, at) => Math.round(median(figures.map((one) => one[at])))).join(' | ')} |`);
  }
}

main();
