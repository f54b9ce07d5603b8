/* Sorting and filtering. Two marks in a page ask for it:
   - `<table data-sort>`: the headings of its columns become buttons that sort its rows;
   - `<div class="sift"></div>`: becomes the filter of the table after it, or of the table in the element after it.
     On telephones, where headings are not shown, the order is chosen from a list there.
   A table may have groups: bodies that begin with a heading (`scope="rowgroup"`), which stays above its rows.
   Values are read from the cells: a `time` is a date, `.status` a status by its key, `.n` a figure, `.target` how far
   a target is. What has no value stands last in either direction. All words come with the script's own element. */
(() => {
  'use strict';
  const words = document.currentScript.dataset;
  // Fewer rows need no order, fewer still no filter.
  const SORT_FROM = 3;
  const SIFT_FROM = 8;
  // What presses first, what is over last.
  const STANDINGS = ['overdue', 'missed', 'ongoing', 'doing', 'open', 'incomplete', 'suspended', 'awaited', 'planned', 'none', 'met', 'done', 'complete', 'closed', 'reached', 'withdrawn', 'cancelled'];
  const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const text = (element) => element.textContent.trim();

  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  /* Values of cells */

  const standing = (status) => (/(?:^|\s)s-(\S+)/.exec(status.className) || [])[1];

  const readers = {
    date: (cell) => {
      const time = cell.querySelector('time');
      return time ? time.getAttribute('datetime') || text(time) : null;
    },
    status: (cell) => {
      const status = cell.querySelector('.status');
      const rank = status ? STANDINGS.indexOf(standing(status)) : -1;
      return rank < 0 ? null : rank;
    },
    number: (cell) => {
      const digits = /-?\d[\d,]*(?:\.\d+)?/.exec(cell.textContent);
      return digits ? Number(digits[0].replace(/,/g, '')) : null;
    },
    share: (cell) => {
      const percent = /(\d+)%/.exec(cell.textContent);
      return percent ? Number(percent[1]) : null;
    },
    text: (cell) => {
      const words = text(cell);
      return cell.classList.contains('empty') || words === '-' ? null : words || null;
    },
  };

  function kindOf(cells) {
    const some = (selector) => cells.some((cell) => cell.querySelector(selector));
    if (some('time')) return 'date';
    if (some('.target')) return 'share';
    if (cells.some((cell) => cell.classList.contains('n'))) return 'number';
    return some('.status') ? 'status' : 'text';
  }

  function compare(a, b) {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return collator.compare(a, b);
  }

  /* A list: a table, whose groups are sorted each by itself and filtered as one */

  /** The parts of a list, each a body with its rows, in the order of the page. */
  function partsOf(table) {
    return Array.from(table.tBodies, (body) => {
      const rows = Array.from(body.rows).filter((row) => !row.querySelector('th[scope="rowgroup"]'));
      return { body, rows };
    });
  }

  /** The columns by which a list can be sorted: those with a heading of their own whose rows differ. */
  function columnsOf(table, rows) {
    const head = table.tHead;
    if (!head) return [];
    const columns = [];
    let at = 0;
    for (const cell of head.rows[0].cells) {
      const index = at;
      at += cell.colSpan;
      if (cell.colSpan > 1 || cell.rowSpan !== head.rows.length) continue;
      const cells = rows.map((row) => row.cells[index]).filter(Boolean);
      const kind = kindOf(cells);
      const name = text(cell);
      if (name && new Set(cells.map(readers[kind])).size > 1) columns.push({ index, name, kind, head: cell });
    }
    return columns;
  }

  /** Puts rows into the order of a column; without one, into that of the page. */
  function sort(list, column, down) {
    for (const part of list.parts) {
      const entries = part.rows.map((row) => {
        const cell = column && row.cells[column.index];
        return { row, value: cell ? readers[column.kind](cell) : null };
      });
      if (column) {
        entries.sort((a, b) => {
          if (a.value === null || b.value === null) return (a.value === null) - (b.value === null);
          return down ? compare(b.value, a.value) : compare(a.value, b.value);
        });
      }
      const sorted = document.createDocumentFragment();
      entries.forEach((entry) => sorted.append(entry.row));
      part.body.append(sorted);
    }
    list.order = { column, down };
    for (const { head } of list.columns) {
      if (column && head === column.head) head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
    if (list.choice) list.choice.value = column ? column.index + (down ? '-' : '+') : '';
  }

  /** Headings become buttons: first the useful direction (figures: the largest first), then the other, then none. */
  function headings(list) {
    for (const column of list.columns) {
      const button = make('button', { type: 'button', className: 'sort' });
      button.append(...column.head.childNodes);
      column.head.append(button);
      button.addEventListener('click', () => {
        const first = column.kind === 'number' || column.kind === 'share';
        const { column: now, down } = list.order;
        if (now !== column) sort(list, column, first);
        else if (down === first) sort(list, column, !first);
        else sort(list, null, false);
      });
    }
  }

  /* The filter */

  function choice(label, options, className) {
    const select = make('select', {}, ...options.map(([value, name]) => make('option', { value, textContent: name })));
    return { select, label: make('label', { className: className || '' }, make('span', { textContent: label }), select) };
  }

  /** The statuses of the rows, the most pressing first. */
  function statusesOf(rows) {
    const found = new Map();
    for (const row of rows) {
      for (const status of all('.status', row)) {
        const key = standing(status);
        const word = Array.from(status.childNodes).filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join('');
        if (!found.has(key)) found.set(key, word.trim());
      }
    }
    return Array.from(found).sort((a, b) => STANDINGS.indexOf(a[0]) - STANDINGS.indexOf(b[0]));
  }

  function townshipOf(row) {
    for (const link of row.querySelectorAll('a[href]')) {
      const folder = /(?:^|\/)townships\/([^/]+)\//.exec(link.getAttribute('href'));
      if (folder) return decodeURIComponent(folder[1]);
    }
    return '';
  }

  /** The townships among the rows; none where that would leave one row each, as in a list of townships. */
  function townshipsOf(rows) {
    const present = new Set(rows.map(townshipOf));
    if (!words.townships || present.size < 2 || present.size >= rows.length) return [];
    const named = words.townships.split(';').map((entry) => {
      const gap = entry.indexOf(' ');
      return [entry.slice(0, gap), entry.slice(gap + 1)];
    });
    const options = named.filter(([slug]) => present.has(slug));
    return present.has('') ? options.concat([['', words.county]]) : options;
  }

  /** Hides the groups that are left without a row, and the ways to them. */
  function clear(list) {
    for (const { body, rows } of list.parts) {
      if (body.rows.length === rows.length) continue;
      body.hidden = rows.every((row) => row.hidden);
      const heading = body.rows[0].cells[0];
      const way = heading.id && document.querySelector('.jump a[href="#' + CSS.escape(heading.id) + '"]');
      if (way) way.parentNode.hidden = body.hidden;
    }
  }

  function filter(list, place) {
    const rows = list.rows;
    const section = place.closest('section');
    const title = section && section.querySelector('h2');
    const box = make('input', { type: 'search', autocomplete: 'off', spellcheck: false });
    const count = make('p', { className: 'count' });
    count.setAttribute('role', 'status');
    const reset = make('button', { type: 'button', textContent: words.reset, hidden: true });
    const any = [['*', words.any]];
    const statuses = statusesOf(rows);
    const standings = statuses.length > 1 && choice(words.standing, any.concat(statuses));
    const townships = townshipsOf(rows);
    const places = townships.length > 0 && choice(words.place, any.concat(townships));

    // What a row says, read when first asked for: most readers never filter.
    const said = new Map();
    const says = (row) => {
      if (!said.has(row)) said.set(row, Array.from(row.cells, (cell) => cell.textContent).join('\n').toLowerCase());
      return said.get(row);
    };

    function apply() {
      const asked = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      const status = standings ? standings.select.value : '*';
      const township = places ? places.select.value : '*';
      let visible = 0;
      for (const row of rows) {
        const fits = asked.every((word) => says(row).includes(word))
          && (status === '*' || row.querySelector('.s-' + status) !== null)
          && (township === '*' || townshipOf(row) === township);
        row.hidden = !fits;
        visible += fits ? 1 : 0;
      }
      clear(list);
      const active = asked.length > 0 || status !== '*' || township !== '*';
      reset.hidden = !active;
      const form = !active ? words.all : visible > 0 ? words.some : words.none;
      count.textContent = form.replace('%1', visible).replace('%2', rows.length);
    }

    place.setAttribute('role', 'group');
    place.setAttribute('aria-label', title ? text(title) : words.find);
    place.append(make('label', { className: 'seek' }, make('span', { textContent: words.find }), box));
    for (const part of [standings, places]) {
      if (!part) continue;
      place.append(part.label);
      part.select.addEventListener('change', apply);
    }
    if (list.columns.length > 0) place.append(order(list));
    place.append(count, reset);
    box.addEventListener('input', apply);
    reset.addEventListener('click', () => {
      box.value = '';
      for (const part of [standings, places]) if (part) part.select.value = '*';
      apply();
      box.focus();
    });
    apply();
  }

  /** The order as a list to choose from. */
  function order(list) {
    const options = [['', words.given]];
    for (const { index, name } of list.columns) {
      options.push([index + '+', words.up.replace('%', name)], [index + '-', words.down.replace('%', name)]);
    }
    const { select, label } = choice(words.order, options, 'order');
    list.choice = select;
    select.addEventListener('change', () => {
      const column = list.columns.find(({ index }) => index === parseInt(select.value, 10));
      sort(list, column || null, select.value.endsWith('-'));
    });
    return label;
  }

  /* The page */

  function listOf(table) {
    const parts = partsOf(table);
    const rows = [].concat(...parts.map((part) => part.rows));
    return { parts, rows, columns: columnsOf(table, rows), order: { column: null, down: false }, choice: null };
  }

  const lists = new Map();
  for (const place of all('.sift')) {
    const next = place.nextElementSibling;
    const table = next && (next.matches('table') ? next : next.querySelector('table'));
    const list = table && listOf(table);
    if (!list || list.rows.length < SIFT_FROM) {
      place.hidden = true;
      continue;
    }
    filter(list, place);
    lists.set(table, list);
  }
  for (const table of all('table[data-sort]')) {
    const list = lists.get(table) || listOf(table);
    if (list.rows.length >= SORT_FROM) headings(list);
  }
})();
