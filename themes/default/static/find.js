/* Finds: knows nothing of the page (search.js does).
   Everything that can be found stands in one long run of characters: first the heads (title and remarks of each
   thing), then the texts. Two neighbouring letters are a term; scripts named `terms-…` say at which positions each
   term stands. A word stands where its terms follow one another, so results are exact and no text need be read for
   them. The scripts are classic ones, fetched when they are needed: a page opened from a disk may load nothing else.
   They are written by src/render/search.rs and src/search. */
(function () {
  'use strict';

  /* ---- scripts ---- */

  var arrived = {};
  var asked = {};

  /* What every script of the index calls. */
  function cunce(name, data) {
    arrived[name] = data;
    if (name === 'core') begin();
  }

  function load(name) {
    if (!asked[name]) {
      asked[name] = new Promise(function (resolve, reject) {
        if (name in arrived) return resolve(arrived[name]);
        var script = document.createElement('script');
        script.src = name + '.js';
        script.onload = function () { script.remove(); resolve(arrived[name]); };
        script.onerror = function () { script.remove(); delete asked[name]; reject(new Error(name)); };
        document.head.appendChild(script);
      });
    }
    return asked[name];
  }

  /* ---- numbers: one to six printable characters each, see src/search/code.rs ---- */

  var digits = new Uint8Array(128);
  for (var code = 32, digit = 0; code < 127; code++) {
    if (code !== 34 && code !== 60 && code !== 92) digits[code] = digit++;
  }

  function numbers(text, at) {
    function more(value, count) {
      while (count-- > 0) value = value * 92 + digits[text.charCodeAt(at++)];
      return value;
    }
    return {
      next: function () {
        var lead = digits[text.charCodeAt(at++)];
        if (lead < 23) return lead;
        if (lead < 77) return 23 + more(lead - 23, 1);
        if (lead < 89) return 4991 + more(lead - 77, 2);
        if (lead < 91) return 106559 + more(lead - 89, 3);
        return 1663935 + more(0, 5);
      },
      at: function () { return at; },
      skip: function (count) { at += count; }
    };
  }

  /* ---- letters: the rules of src/search/letter.rs ---- */

  var apart = [0x80, 0xbf, 0xd7, 0xd7, 0xf7, 0xf7, 0x2000, 0x2bff, 0x2e00, 0x2e7f, 0x3000, 0x3004, 0x3008, 0x3020,
    0x3030, 0x3040, 0x30fb, 0x30fb, 0xd800, 0xf8ff, 0xfe00, 0xffff, 0x1f000, 0x1faff];

  function isLetter(c) {
    var point = c.codePointAt(0);
    if (point < 128) return /[0-9a-z]/.test(c);
    for (var i = 0; i < apart.length; i += 2) {
      if (point >= apart[i] && point <= apart[i + 1]) return false;
    }
    return true;
  }

  function fold(c) { return Array.from(c.normalize('NFKC').toLowerCase()); }

  /* The characters of a text as positions count them: one that folds to several is written as these. */
  function spread(text) {
    var out = [];
    Array.from(text).forEach(function (c) {
      var folded = fold(c);
      if (folded.length > 1) out.push.apply(out, folded); else out.push(c);
    });
    return out;
  }

  /* Words of two letters and more, each once, and what is a word by itself: one letter of no alphabet. */
  function words(query) {
    var list = [[]];
    Array.from(query).forEach(function (c) {
      fold(c).forEach(function (part) {
        if (isLetter(part)) list[list.length - 1].push(part); else list.push([]);
      });
    });
    var seen = {};
    return list.filter(function (word) {
      var key = word.join('');
      if (!key || /^[\0-\x7f]$/.test(key) || seen[key]) return false;
      return (seen[key] = true);
    });
  }

  /* ---- what there is ---- */

  var alphabet, sorts = [], heads, texts, textOf, textThing, placeOf, townshipOf, ownPlace, blocks = [], shards = [];

  function key(a, b) { return a.codePointAt(0) * 0x200000 + b.codePointAt(0); }

  function begin() {
    var core = arrived.core;
    var count = 0;
    core.sorts.forEach(function (sort) {
      sorts.push({ key: sort[0], name: sort[1], start: count, end: count += sort[2] });
    });
    heads = new Float64Array(count + 1);
    var read = numbers(core.heads, 0);
    for (var i = 0; i < count; i++) heads[i + 1] = heads[i] + read.next();

    var firsts = Array.from(core.shards);
    for (i = 0; i < firsts.length; i += 2) {
      var name = 'terms-' + firsts[i].codePointAt(0).toString(16) + '-' + firsts[i + 1].codePointAt(0).toString(16);
      shards.push({ first: key(firsts[i], firsts[i + 1]), name: name, terms: null });
    }

    /* Places: the county, then each township before its villages; things of a sort go in this order. */
    townshipOf = [0];
    ownPlace = new Map();
    read = numbers(core.villages, 0);
    var villages = sorts[1].start;
    for (i = 0; i < sorts[0].end; i++) {
      var township = townshipOf.length;
      ownPlace.set(i, township);
      townshipOf.push(township);
      for (var left = read.next(); left > 0; left--) {
        ownPlace.set(villages++, townshipOf.length);
        townshipOf.push(township);
      }
    }
    placeOf = new Uint32Array(count);
    read = numbers(core.places, 0);
    sorts.forEach(function (sort) {
      var place = 0;
      for (var i = sort.start; i < sort.end; i++) placeOf[i] = place += read.next();
    });

    textOf = new Map();
    textThing = [];
    texts = [heads[count]];
    read = numbers(core.texts, 0);
    while (read.at() < core.texts.length) {
      var before = textThing.length ? textThing[textThing.length - 1] + 1 : 0;
      var thing = before + read.next();
      textOf.set(thing, textThing.length);
      textThing.push(thing);
      texts.push(texts[texts.length - 1] + read.next() + 1);
    }
    read = numbers(core.blocks, 0);
    for (var text = 0; read.at() < core.blocks.length;) { blocks.push(text); text += read.next(); }
    cunce.ready = true;
    if (cunce.onready) cunce.onready();
  }

  /* The last position of a sorted list whose value is at most `value`. */
  function last(list, value, at) {
    var low = -1, high = list.length;
    while (high - low > 1) {
      var middle = (low + high) >> 1;
      if (at(list[middle]) <= value) low = middle; else high = middle;
    }
    return low;
  }
  function itself(value) { return value; }

  /* ---- where a word stands ---- */

  function postings(a, b) {
    var wanted = key(a, b);
    var shard = shards[last(shards, wanted, function (shard) { return shard.first; })];
    if (!shard) return Promise.resolve([]);
    return load(shard.name).then(function (data) {
      if (!shard.terms) {
        shard.terms = {};
        var letters = Array.from(data[0]);
        var read = numbers(data[1], 0);
        for (var i = 0; i < letters.length; i += 2) {
          var length = read.next();
          shard.terms[key(letters[i], letters[i + 1])] = [read.at(), length];
          read.skip(length);
        }
      }
      var place = shard.terms[wanted];
      var out = [];
      if (!place) return out;
      var gaps = numbers(data[1], place[0]);
      for (var at = -1, end = place[0] + place[1]; gaps.at() < end;) out.push(at += gaps.next() + 1);
      return out;
    });
  }

  /* Terms that cover a word, every second one: neighbours in the run are neighbours in the text. A letter alone is
     looked for in titles. */
  function positions(word) {
    if (word.length === 1) return postings(word[0], ' ');
    var offsets = [];
    for (var i = 0; i + 1 < word.length; i += 2) offsets.push(i);
    if (word.length % 2) offsets.push(word.length - 2);
    return Promise.all(offsets.map(function (at) { return postings(word[at], word[at + 1]); })).then(function (lists) {
      return lists.reduce(function (kept, list, n) {
        if (n === 0) return kept;
        var out = [];
        for (var i = 0, j = 0; i < kept.length && j < list.length;) {
          var gap = list[j] - offsets[n] - kept[i];
          if (gap === 0) out.push(kept[i]);
          if (gap >= 0) i++;
          if (gap <= 0) j++;
        }
        return out;
      }, lists[0]);
    });
  }

  /* For each thing where a word first stands: in its head, in its text. */
  function hits(places) {
    var all = { head: new Map(), text: new Map(), places: new Set() };
    var end = heads[heads.length - 1];
    for (var i = 0; i < places.length;) {
      var inHead = places[i] < end;
      var starts = inHead ? heads : texts;
      var row = last(starts, places[i], itself);
      var thing = inHead ? row : textThing[row];
      (inHead ? all.head : all.text).set(thing, places[i] - starts[row]);
      if (inHead && ownPlace.has(thing)) all.places.add(ownPlace.get(thing));
      while (i < places.length && places[i] < starts[row + 1]) i++;
    }
    return all;
  }

  /* Things that have every word, by sort. A word may also be the place's: 「桥头 道路」 finds the roads of 桥头.
     Titles that begin with the word come first, then other titles and remarks, then texts. */
  function every(list) {
    var ranks = new Map();
    function judge(thing) {
      if (ranks.has(thing)) return;
      var place = placeOf[thing];
      var rank = 0;
      for (var i = 0; i < list.length; i++) {
        var word = list[i];
        if (word.head.has(thing)) rank = Math.max(rank, word.head.get(thing) ? 1 : 0);
        else if (word.text.has(thing)) rank = 2;
        else if (word.places.has(place) || word.places.has(townshipOf[place])) rank = Math.max(rank, 1);
        else return;
      }
      ranks.set(thing, rank);
    }
    list.forEach(function (word) {
      word.head.forEach(function (at, thing) { judge(thing); });
      word.text.forEach(function (at, thing) { judge(thing); });
    });
    var groups = sorts.map(function (sort) { return { sort: sort, things: [], late: 1 }; });
    var ordered = Array.from(ranks.keys());
    ordered.sort(function (a, b) { return ranks.get(a) - ranks.get(b) || a - b; });
    ordered.forEach(function (thing) {
      var group = groups[last(sorts, thing, function (sort) { return sort.start; })];
      if (ranks.get(thing) < 2) group.late = 0;
      group.things.push(thing);
    });
    groups = groups.filter(function (group) { return group.things.length; });
    groups.sort(function (a, b) { return a.late - b.late || a.sort.start - b.sort.start; });
    return groups;
  }

  /* Things that have every one of the words, by sort; and of each word where it stands. */
  function find(list) {
    return Promise.all(list.map(function (word) {
      return positions(word).then(hits).then(function (hit) { hit.word = word; return hit; });
    })).then(function (hits) { return { hits: hits, groups: every(hits) }; });
  }

  /* The lines of things: title, address from the root, anchor there, place, remarks. */
  function lines(things) {
    var size = arrived.core.rows;
    return Promise.all(things.map(function (thing) {
      return load('things-' + Math.floor(thing / size)).then(function (block) {
        var row = block[1][thing % size];
        var page = block[0][row[1]];
        return { thing: thing, title: row[0], page: page[1], anchor: row[2], place: page[0], more: row[3] };
      });
    }));
  }

  /* The characters of a thing's text. */
  function text(thing) {
    var row = textOf.get(thing);
    var block = last(blocks, row, itself);
    return Promise.all([load('text-' + block), load('letters')]).then(function (data) {
      var letters = alphabet || (alphabet = Array.from(data[1]));
      var read = numbers(data[0], 0);
      var before = texts[row] - texts[blocks[block]] - (row - blocks[block]);
      while (before-- > 0) read.next();
      var out = [];
      for (var left = texts[row + 1] - texts[row] - 1; left > 0; left--) out.push(letters[read.next()]);
      return out;
    });
  }

  cunce.words = words;
  cunce.spread = spread;
  cunce.isLetter = isLetter;
  cunce.find = find;
  cunce.lines = lines;
  cunce.text = text;
  window.cunce = cunce;
}());
