/* The lab works without this file by its button: it adds sliders and shows the result as soon as a value is changed. */
(function () {
  "use strict";
  var form = document.getElementById("lab-form"), result = document.getElementById("lab-result");
  if (!form || !result || !window.fetch || !window.DOMParser) { return; }
  var PAUSE = 250, timer = 0, asked = 0;

  function slider(input) {
    var now = parseFloat(input.value);
    if (!isFinite(now) || !/^[0-9.]+$/.test(input.value)) { return; }
    var range = document.createElement("input");
    range.type = "range";
    range.min = "0";
    range.max = String(now > 1 ? 100 : 1);
    range.step = now > 1 ? "1" : "0.01";
    range.value = input.value;
    range.setAttribute("aria-label", input.getAttribute("aria-label") || "");
    range.addEventListener("input", function () { input.value = range.value; later(); });
    input.addEventListener("input", function () { range.value = input.value; });
    input.after(range);
  }

  function show(text, address) {
    var page = new DOMParser().parseFromString(text, "text/html");
    var fresh = page.getElementById("lab-result"), problems = page.getElementById("lab-problems");
    var old = document.getElementById("lab-problems");
    if (!fresh) { return; }
    if (old) { old.remove(); }
    if (problems) { form.parentNode.before(document.adoptNode(problems)); return; }
    result.replaceChildren.apply(result, Array.prototype.slice.call(fresh.childNodes));
    window.history.replaceState(null, "", address.split("#")[0]);
  }

  function look() {
    var turn = asked += 1;
    result.setAttribute("aria-busy", "true");
    fetch(form.action + "?" + new URLSearchParams(new FormData(form)), { credentials: "same-origin" })
      .then(function (answer) { return answer.text().then(function (text) { return [text, answer.url]; }); })
      .then(function (found) { if (turn === asked) { show(found[0], found[1]); } })
      .catch(function () { /* the button still works */ })
      .then(function () { if (turn === asked) { result.removeAttribute("aria-busy"); } });
  }

  function later() {
    window.clearTimeout(timer);
    timer = window.setTimeout(look, PAUSE);
  }

  form.querySelectorAll("input[name^='weight.']").forEach(slider);
  form.addEventListener("change", function (event) {
    if (event.target.name === "rules") { form.submit(); return; }
    later();
  });
})();
