// A preview under way: the program's `serve` over a content folder, on a port of the system's choice.
'use strict';

const { spawn } = require('node:child_process');
const readline = require('node:readline');

/**
 * Starts it and waits until it stands: `{ url(page), line(part), stop() }`. `line` waits for the next line of its
 * terminal that holds a text.
 */
async function preview(binary, folder, more = []) {
  const child = spawn(binary, ['serve', '--port', '0', '--lang', 'zh-Hans', ...more], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => child.once('exit', (code) => done(code)));
  const waiting = [];
  let last = [];
  for (const stream of [child.stdout, child.stderr]) {
    readline.createInterface({ input: stream }).on('line', (line) => {
      last = [...last.slice(-19), line];
      for (const wish of waiting.filter(({ part }) => line.includes(part))) {
        waiting.splice(waiting.indexOf(wish), 1);
        wish.done(line);
      }
    });
  }
  const line = (part) =>
    Promise.race([
      new Promise((done) => waiting.push({ part, done })),
      ended.then((code) => Promise.reject(new Error(`the preview ended (${code}):\n${last.join('\n')}`))),
    ]);
  const [root] = /http:\/\/127\.0\.0\.1:\d+\/\S*?(?=（|\s|$)/u.exec(await line('http://127.0.0.1:'));
  return {
    url: (page) => root + encodeURI(page),
    line,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

module.exports = { preview };
