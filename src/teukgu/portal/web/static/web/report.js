/* After a row saved itself, shows what the checks now say to each row of the section; a value that is typed is given. */
(function () {
  "use strict";
  document.querySelectorAll("input.num[name^='value-']").forEach(function (field) {
    var status = field.form && field.form.elements["status-" + field.name.slice("value-".length)];
    if (!status) { return; }
    field.addEventListener("input", function () {
      if (/\d/.test(field.value) && status.value !== "given") { status.value = "given"; }
    });
  });
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
