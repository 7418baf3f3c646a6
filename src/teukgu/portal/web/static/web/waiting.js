/* Looks again until the answer is there; without it the page is renewed by the browser or by its link. */
(function () {
  "use strict";
  if (!document.querySelector("[data-waiting]") || !window.fetch) { return; }
  var FIRST = 700, LONGEST = 5000, END = 15 * 60 * 1000;
  var pause = FIRST, started = Date.now();

  function show(page) {
    var old = document.getElementById("main"), fresh = page.getElementById("main");
    if (!fresh) { return false; }
    var waits = Boolean(fresh.querySelector("[data-waiting]"));
    if (fresh.innerHTML === old.innerHTML) { return waits; }
    old.replaceChildren.apply(old, Array.prototype.slice.call(fresh.childNodes));
    document.title = page.title;
    if (!waits) { old.focus(); }
    return waits;
  }

  function look() {
    if (Date.now() - started > END) { return; }
    fetch(window.location.href, { credentials: "same-origin" })
      .then(function (answer) { return answer.ok && !answer.redirected ? answer.text() : null; })
      .then(function (text) {
        if (text === null) { return; }
        if (show(new DOMParser().parseFromString(text, "text/html"))) { again(); }
      })
      .catch(again);
  }

  function again() {
    pause = Math.min(LONGEST, pause * 1.3);
    window.setTimeout(look, pause);
  }

  window.setTimeout(look, pause);
})();
