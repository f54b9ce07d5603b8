// Every kind of page, by where its pages stand. A site without a page of a kind fails the tests: what is not
// there was not checked.
'use strict';

const { size } = require('./site.js');

const SLUG = '[^/]+';
// The folders in which a township and a village keep records, which are no villages.
const VILLAGE = '(?!plans/|progress/|notices/)[^/]+';

const KINDS = {
  home: 'index.html',
  townships: 'townships/index.html',
  township: `townships/${SLUG}/index.html`,
  village: `townships/${SLUG}/${VILLAGE}/index.html`,
  plan: `townships/${SLUG}/${VILLAGE}/plans/${SLUG}/index.html`,
  'township plan': `townships/${SLUG}/plans/${SLUG}/index.html`,
  summary: `townships/${SLUG}/${VILLAGE}/progress/${SLUG}/index.html`,
  'township summary': `townships/${SLUG}/progress/${SLUG}/index.html`,
  'county summary': `progress/${SLUG}/index.html`,
  notice: `townships/${SLUG}/${VILLAGE}/notices/${SLUG}/index.html`,
  measures: 'measures/index.html',
  'measure kind': `measures/${SLUG}/index.html`,
  deadlines: 'deadlines/index.html',
  month: `deadlines/\\d{4}-\\d{2}/index.html`,
  overdue: 'deadlines/overdue/index.html',
  soon: 'deadlines/soon/index.html',
  undated: 'deadlines/undated/index.html',
  units: 'units/index.html',
  unit: `units/${SLUG}/index.html`,
  programmes: 'programmes/index.html',
  programme: `programmes/${SLUG}/index.html`,
  problems: 'problems/index.html',
  funds: 'funds/index.html',
  disclosures: 'disclosures/index.html',
  progress: 'progress/index.html',
  changes: 'changes/index.html',
  'changes of a quarter': `changes/\\d{4}-q\\d/index.html`,
  'changes of a township': `changes/in-${SLUG}\\.html`,
  edition: `changes/edition-${SLUG}/index.html`,
  versions: `townships/${SLUG}/${VILLAGE}/plans/${SLUG}/versions/\\d+\\.html`,
  data: 'data/index.html',
  search: 'search/index.html',
  'not found': '404.html',
  'how to read': 'reading/index.html',
};

/** All pages of a kind, the largest first. */
function pagesOf(of, kind) {
  const whole = new RegExp(`^${KINDS[kind]}$`, 'u');
  return of.pages
    .filter((page) => whole.test(page))
    .sort((a, b) => size(of, b) - size(of, a) || (a < b ? -1 : 1));
}

/** Of each kind the largest page, which shows most of what the kind can show: `[{ kind, page }]`; `page` is null where there is none. */
function onePageOfEachKind(of) {
  return Object.keys(KINDS).map((kind) => ({ kind, page: pagesOf(of, kind)[0] || null }));
}

/** The largest page of a kind. */
function pageOf(of, kind) {
  const [page] = pagesOf(of, kind);
  if (!page) throw new Error(`the site has no page of kind “${kind}” (${KINDS[kind]})`);
  return page;
}

/** The largest list of rows: among measures, deadlines and units. */
function largestIndex(of) {
  return of.pages
    .filter((page) => /^(measures|deadlines|units)\//u.test(page))
    .sort((a, b) => size(of, b) - size(of, a) || (a < b ? -1 : 1))[0];
}

/** Runs `check(page)` as a subtest for one page of each kind; a kind without a page fails. */
async function eachKind(t, of, check) {
  for (const { kind, page } of onePageOfEachKind(of)) {
    await t.test(page ? `${kind} (${page})` : kind, async () => {
      if (!page) throw new Error(`the site has no page of this kind (${KINDS[kind]})`);
      await check(page);
    });
  }
}

module.exports = { eachKind, largestIndex, onePageOfEachKind, pageOf, pagesOf };
