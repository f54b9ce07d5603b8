// From saving a village's plan to the page that shows it, loaded anew in Chromium; benches/serve calls it.
//
// usage: node saving.js [VILLAGES] [SAVES]        (3000 and 20 if not said)
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { chromium } = require('playwright-core');
const { EXECUTABLE, FLAGS } = require('./lib/chromium.js');
const { preview } = require('./lib/preview.js');
const { ROOT } = require('./lib/site.js');

const BINARY = path.resolve(ROOT, process.env.CUNCE_BIN || 'target/release/cunce');
// Somebody who writes pauses; what the last save set off is over by then.
const PAUSE = 400;

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const now = () => Number(process.hrtime.bigint()) / 1e6;

function told(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const figure = (number) => Math.round(number).toString().padStart(6);
  const middle = (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
  console.log(`${name.padEnd(44)}${figure(sorted[0])}${figure(middle)}${figure(sorted.at(-1))}`);
}

/** Waits for word of a change as an open page does, then asks for the page. */
async function fetched(root, address, mark) {
  const name = /data-name="([^"]+)"/u.exec(await (await fetch(address)).text())[1];
  const response = await fetch(`${root}.cunce/changes?${name}`);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  await reader.read();
  return async () => {
    let heard = '';
    while (!heard.includes('data:')) heard += decoder.decode((await reader.read()).value);
    const page = await (await fetch(address)).text();
    if (!page.includes(mark)) throw new Error(`${address} does not show ${mark}`);
  };
}

async function main() {
  const villages = Number(process.argv[2] || 3000);
  const saves = Number(process.argv[3] || 20);
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'cunce-saving-'));
  const county = path.join(work, 'county');
  execFileSync('python3', ['-B', path.join(ROOT, 'benches/workload.py'), 'cunce', String(villages), county]);
  const began = now();
  const running = await preview(BINARY, county, ['--no-history']);
  console.log(`${villages} villages; the preview stood after ${Math.round(now() - began)} ms`);
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  try {
    const page = await browser.newPage();
    let shown = () => {};
    // Once a page is loaded whole, styles and scripts included.
    await page.exposeFunction('tellShown', (mark) => shown(mark));
    await page.addInitScript(() => {
      addEventListener('load', () => {
        const mark = /落字\d+号/u.exec(document.querySelector('main').textContent);
        if (mark) window.tellShown(mark[0]);
      });
    });
    const [inBrowser, overHttp, inside] = [[], [], []];
    for (let save = 0; save < saves * 2; save += 1) {
      const number = Math.floor(((save + 0.5) * villages) / (saves * 2));
      const place = `townships/t${String(Math.floor(number / 30)).padStart(4, '0')}/v${String(number + 1).padStart(5, '0')}/plans/guihua`;
      const record = path.join(county, 'content', `${place}.md`);
      const address = running.url(`${place}/index.html`);
      const mark = `落字${save}号`;
      const text = `${fs.readFileSync(record, 'utf8')}\n${mark}\n`;
      const wait = save % 2 ? await fetched(running.url(''), address, mark) : null;
      await page.goto(save % 2 ? 'about:blank' : address, { waitUntil: 'load' });
      await pause(PAUSE);
      const seen = new Promise((done) => {
        shown = (found) => found === mark && done();
      });
      const line = running.line('网页已更新');
      const saved = now();
      fs.writeFileSync(record, text);
      await (wait ? wait() : seen);
      (wait ? overHttp : inBrowser).push(now() - saved);
      inside.push(Number(/[\d.]+(?= 秒)/u.exec(await line)[0]) * 1000);
    }
    console.log(`${'ms'.padEnd(44)}${'best'.padStart(6)}${'median'.padStart(6)}${'worst'.padStart(6)}`);
    told(`saved → loaded in Chromium (${saves})`, inBrowser);
    told(`saved → page fetched (${saves})`, overHttp);
    told('first sign → on show, as the terminal says', inside);
  } finally {
    await browser.close();
    await running.stop();
    fs.rmSync(work, { recursive: true, force: true });
  }
}

main();
