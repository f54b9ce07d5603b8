// Loads the page anew when something else is on show. A hidden page does not wait: a browser keeps few connections
// to one host, and many pages may be open.
(function () {
  'use strict';
  var name = document.currentScript.getAttribute('data-name');
  var source = null;

  function wait() {
    if (source || document.hidden) return;
    source = new EventSource('/.cunce/changes?' + name);
    source.onmessage = function (event) {
      if (event.data !== name) location.reload();
    };
  }

  document.addEventListener('visibilitychange', function () {
    if (document.hidden && source) {
      source.close();
      source = null;
    }
    wait();
  });
  // A page out of the browser's memory may be of long ago.
  addEventListener('pageshow', function (event) {
    if (event.persisted) location.reload();
  });

  // A list that was opened stays open.
  var list = document.querySelector('#cunce-preview.allows > details');
  if (list) {
    try {
      list.open = sessionStorage.getItem('cunce-preview') === 'open';
      list.addEventListener('toggle', function () {
        sessionStorage.setItem('cunce-preview', list.open ? 'open' : '');
      });
    } catch (refused) {
      // Without a memory it begins closed.
    }
  }
  wait();
})();
