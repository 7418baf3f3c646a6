/* Everything works without this file: it adds printing and a high-contrast switch. */
(function () {
  "use strict";
  var root = document.documentElement;
  var KEY = "teukgu-contrast";
  function stored() { try { return localStorage.getItem(KEY) === "high"; } catch (e) { return false; } }
  function keep(on) { try { localStorage.setItem(KEY, on ? "high" : ""); } catch (e) { /* private browsing */ } }
  function show(on) {
    if (on) { root.setAttribute("data-krds-mode", "high-contrast"); } else { root.removeAttribute("data-krds-mode"); }
    document.querySelectorAll("[data-act=contrast]").forEach(function (b) { b.setAttribute("aria-pressed", String(on)); });
  }
  show(stored());
  document.querySelectorAll("[data-act]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      if (button.dataset.act === "print") { window.print(); return; }
      var on = root.getAttribute("data-krds-mode") !== "high-contrast";
      keep(on);
      show(on);
    });
  });
})();
