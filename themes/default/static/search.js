/* The page of the search: asks find.js, shows what it finds. Without scripts the page is a list of all villages. */
(function () {
  'use strict';

  var cunce = window.cunce;
  var form = document.querySelector('main form[role="search"]');
  var box = document.querySelector('.results');
  if (!form || !box || !cunce) return;
  var field = form.elements.q;
  var found = document.querySelector('.found');
  var names = document.querySelector('.az');
  var say = box.dataset;

  var FIRST = 5, ALONE = 20, MORE = 20;
  var turn = 0;

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  /* Characters with the ranges marked, or only what surrounds the first range. */
  function marked(target, chars, ranges, cut) {
    ranges = ranges.filter(function (range) { return range[0] >= 0 && range[0] < chars.length; })
      .sort(function (a, b) { return a[0] - b[0]; });
    if (!ranges.length) { target.append(chars.slice(0, cut || chars.length).join('')); return false; }
    var at = cut ? Math.max(0, ranges[0][0] - 16) : 0;
    while (at && !cunce.isLetter(chars[at].toLowerCase())) at++;
    var end = cut ? Math.min(chars.length, at + cut) : chars.length;
    if (at > 0) target.append('…');
    ranges.forEach(function (range) {
      var from = Math.max(range[0], at), to = Math.min(range[0] + range[1], end);
      if (from >= to) return;
      target.append(chars.slice(at, from).join(''));
      target.append(make('mark', '', chars.slice(from, to).join('')));
      at = to;
    });
    target.append(chars.slice(at, end).join('') + (end < chars.length ? '…' : ''));
    return true;
  }

  /* Texts are fetched when their line comes into sight. */
  var watcher = window.IntersectionObserver && new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      watcher.unobserve(entry.target);
      entry.target.cunceShow();
    });
  });

  function line(row, list) {
    var thing = row.thing;
    var ranges = [], inText = [];
    list.forEach(function (hit) {
      if (hit.head.has(thing)) ranges.push([hit.head.get(thing), hit.word.length]);
      if (hit.text.has(thing)) inText.push([hit.text.get(thing), hit.word.length]);
    });
    var item = make('li');
    var link = item.appendChild(make('a'));
    /* A page of another site has an address of its own. */
    var to = (/^https?:/.test(row.page) ? '' : '../') + row.page;
    link.href = to + row.anchor;
    var title = cunce.spread(row.title);
    marked(link, title, ranges);
    if (row.place) item.append(make('span', 'quiet', row.place));
    var after = ranges.map(function (range) { return [range[0] - title.length - 1, range[1]]; });
    if (after.some(function (range) { return range[0] >= 0; })) {
      marked(item.appendChild(make('div', 'sub')), cunce.spread(row.more), after, 90);
    }
    if (inText.length && !ranges.length) {
      var sub = item.appendChild(make('div', 'sub'));
      item.cunceShow = function () {
        cunce.text(thing).then(function (chars) {
          marked(sub, chars, inText, 90);
          /* Where the browser can, the page opens at these words. */
          var first = chars.slice(inText[0][0], inText[0][0] + inText[0][1]).join('');
          if (!row.anchor) link.href = to + '#:~:text=' + encodeURIComponent(first);
        }, function () { sub.remove(); });
      };
      if (watcher) watcher.observe(item); else item.cunceShow();
    }
    return item;
  }

  function section(group, list, shown) {
    var part = make('section');
    var head = part.appendChild(make('h2', '', group.sort.name));
    head.append(make('span', 'num', group.things.length));
    var lines = part.appendChild(make('ol'));
    var button = make('button');
    button.type = 'button';
    var next = 0;
    function more(count) {
      var things = group.things.slice(next, next + count);
      next += things.length;
      return cunce.lines(things).then(function (rows) {
        var items = rows.map(function (row) { return lines.appendChild(line(row, list)); });
        var left = Math.min(MORE, group.things.length - next);
        if (left > 0) {
          button.textContent = say.more.replace('%', left);
          part.append(button);
        } else button.remove();
        return items;
      });
    }
    button.addEventListener('click', function () {
      more(MORE).then(function (items) { items[0].firstChild.focus(); }, function () { end(say.failed, []); });
    });
    return more(shown).then(function () { return part; });
  }

  function end(message, parts) {
    if (watcher && !parts.length) watcher.disconnect();
    found.textContent = message;
    box.textContent = '';
    parts.forEach(function (part) { box.append(part); });
    names.hidden = parts.length > 0;
    box.dataset.shown = field.value;
  }

  function run() {
    var mine = ++turn;
    var list = cunce.words(field.value);
    if (!list.length) return end(field.value.trim() ? say.short : '', []);
    cunce.find(list).then(function (answer) {
      var groups = answer.groups;
      var total = groups.reduce(function (sum, group) { return sum + group.things.length; }, 0);
      var shown = groups.length > 1 ? FIRST : ALONE;
      return Promise.all(groups.map(function (group) {
        return section(group, answer.hits, shown);
      })).then(function (parts) {
        if (mine === turn) end(total ? say.count.replace('%', total) : say.none, parts);
      });
    }).catch(function () { if (mine === turn) end(say.failed, []); });
  }

  /* A page from a disk may be forbidden to change its address; the search works all the same. */
  function remember() {
    try { history.replaceState(null, '', '?q=' + encodeURIComponent(field.value)); } catch (refused) { return; }
  }

  field.addEventListener('input', function (event) {
    /* What an input method has not finished yet is not yet a word. */
    if (event.isComposing || !cunce.ready) return;
    remember();
    run();
  });
  field.addEventListener('compositionend', function () { if (cunce.ready) { remember(); run(); } });
  form.addEventListener('submit', function (event) {
    if (!cunce.ready) return;
    event.preventDefault();
    remember();
    run();
  });

  cunce.onready = function () {
    var asks = new URLSearchParams(location.search).get('q');
    if (asks && !field.value) field.value = asks;
    if (field.value) run();
  };
  if (cunce.ready) cunce.onready();
}());
