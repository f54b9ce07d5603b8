/* Reading aids: large type, high contrast, dark. Stands in <head> before the style sheet, so that what was chosen
   holds from the first paint. What a reader chose is kept in the browser under `cunce-reading`, as JSON with
   `elder` (true), `contrast` (true, or false where the system asks for contrast) and `scheme` ("dark" or "light");
   <html> carries it as `data-elder`, `data-contrast` and `data-scheme`. What was not chosen follows the system.
   No cookie; where the browser keeps nothing, the choice lasts as long as the page. */
(() => {
  'use strict';
  const KEY = 'cunce-reading';
  const root = document.documentElement;
  const system = (wish) => Boolean(window.matchMedia) && window.matchMedia(wish).matches;
  const prefers = {
    contrast: () => system('(prefers-contrast: more)'),
    dark: () => system('(prefers-color-scheme: dark)'),
  };
  let chosen = {};
  const labelled = [];

  // Reading may be refused (private windows, strict settings) and the text may be anybody's: then nothing is chosen.
  function recall() {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(KEY));
    } catch (refused) {
      return;
    }
    chosen = {};
    if (!kept || typeof kept !== 'object') return;
    if (kept.elder === true) chosen.elder = true;
    if (typeof kept.contrast === 'boolean') chosen.contrast = kept.contrast;
    if (kept.scheme === 'dark' || kept.scheme === 'light') chosen.scheme = kept.scheme;
  }

  function keep() {
    try {
      if (Object.keys(chosen).length > 0) localStorage.setItem(KEY, JSON.stringify(chosen));
      else localStorage.removeItem(KEY);
    } catch (refused) {
      // Without memory the page still shows what was chosen.
    }
  }

  const shown = {
    elder: () => chosen.elder === true,
    contrast: () => ('contrast' in chosen ? chosen.contrast : prefers.contrast()),
    dark: () => ('scheme' in chosen ? chosen.scheme === 'dark' : prefers.dark()),
  };

  function show() {
    for (const aid of ['elder', 'contrast', 'scheme']) {
      if (aid in chosen) root.setAttribute('data-' + aid, chosen[aid]);
      else root.removeAttribute('data-' + aid);
    }
    for (const button of document.querySelectorAll('[data-aid]')) {
      button.setAttribute('aria-pressed', shown[button.dataset.aid]());
    }
    if (shown.elder()) label();
    else unlabel();
  }

  // What each column is called: its headings from the top down, where there are several rows of them.
  function headings(head) {
    const columns = [];
    Array.from(head.rows).forEach((row, level) => {
      let at = 0;
      for (const cell of row.cells) {
        while (columns[at] && columns[at].below > level) at += 1;
        for (let end = at + cell.colSpan; at < end; at += 1) {
          columns[at] = columns[at] || { words: [] };
          columns[at].words.push(cell.textContent.trim());
          columns[at].below = level + cell.rowSpan;
        }
      }
    });
    return columns.map((column) => column.words.join(' '));
  }

  // In large type every row of a table becomes an entry, and each cell needs the heading of its column beside it.
  function label() {
    for (const table of document.querySelectorAll('main table')) {
      const head = table.tHead;
      if (!head) continue;
      const names = headings(head);
      for (const row of table.rows) {
        if (row.parentNode === head || row.cells.length !== names.length) continue;
        names.forEach((name, at) => {
          const cell = row.cells[at];
          if (cell.tagName !== 'TD' || cell.hasAttribute('data-label')) return;
          cell.setAttribute('data-label', name);
          labelled.push(cell);
        });
      }
    }
  }

  // In plain type a narrow window shows the labels that the page has, and no others.
  function unlabel() {
    for (const cell of labelled.splice(0)) cell.removeAttribute('data-label');
  }

  // What the system wishes anyway is not kept: pressing twice leads back to following it.
  function turn(aid) {
    const on = !shown[aid]();
    if (aid === 'elder') {
      if (on) chosen.elder = true;
      else delete chosen.elder;
    } else {
      const name = aid === 'dark' ? 'scheme' : aid;
      if (on === prefers[aid]()) delete chosen[name];
      else chosen[name] = aid === 'dark' ? (on ? 'dark' : 'light') : on;
    }
    keep();
    show();
  }

  function again() {
    recall();
    show();
  }

  recall();
  root.setAttribute('data-script', '');
  show();
  document.addEventListener('DOMContentLoaded', () => {
    for (const group of document.querySelectorAll('.aids')) {
      group.hidden = false;
      group.addEventListener('click', (event) => {
        const button = event.target.closest('[data-aid]');
        if (button) turn(button.dataset.aid);
      });
    }
    show();
  });
  // Another page of the site may have changed the choice: in another window, or before this one came back from memory.
  window.addEventListener('storage', (event) => {
    if (event.key === KEY || event.key === null) again();
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) again();
  });
  for (const wish of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) {
    const query = window.matchMedia && window.matchMedia(wish);
    if (query && query.addEventListener) query.addEventListener('change', show);
  }
})();
