/* After a row saved itself, shows what the checks now say to each row of the section. */
(function () {
  "use strict";
  document.addEventListener("teukgu:saved", function (event) {
    var rows = event.detail.rows || {};
    Object.keys(rows).forEach(function (key) {
      var list = document.getElementById("said-" + key);
      if (!list) { return; }
      list.textContent = "";
      rows[key].forEach(function (text) {
        var line = document.createElement("li");
        line.textContent = text;
        list.appendChild(line);
      });
    });
  });
})();
