/* A tap on what a score means puts that score in the field; the page works without it. */
(function () {
  "use strict";
  document.querySelectorAll("[data-anchors]").forEach(function (list) {
    var field = document.getElementById(list.dataset.anchors);
    if (!field || field.disabled) { return; }

    function show() {
      list.querySelectorAll("button.at").forEach(function (button) {
        button.setAttribute("aria-pressed", String(field.value !== "" && Number(field.value) === Number(button.dataset.score)));
      });
    }

    list.querySelectorAll("span.at").forEach(function (place) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "at";
      button.dataset.score = place.dataset.score;
      button.textContent = place.textContent;
      button.setAttribute("aria-label", place.dataset.words);
      button.addEventListener("click", function () {
        field.value = place.dataset.score;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
      place.replaceWith(button);
    });
    field.addEventListener("input", show);
    show();
  });
})();
