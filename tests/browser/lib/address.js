// Where a test opens a page: from the disk, as somebody with a memory stick does. Only the page for what is not
// found comes from a server, at an address some folders down, because nothing else ever sends it.
'use strict';

const { after } = require('node:test');
const { serve } = require('./server.js');
const { fileUrl } = require('./site.js');

const NOT_FOUND = '404.html';
const MISSING = 'no/such/page.html';

const servers = new Map();
after(() => Promise.all([...servers.values()].map(async (server) => (await server).close())));

/** The address of a page. */
async function address(of, page) {
  if (page !== NOT_FOUND) return fileUrl(of, page);
  if (!servers.has(of.folder)) servers.set(of.folder, serve(of.folder));
  return (await servers.get(of.folder)).url(MISSING);
}

module.exports = { MISSING, NOT_FOUND, address };
