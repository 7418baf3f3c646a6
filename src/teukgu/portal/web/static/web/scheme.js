// Sums of the weights while they are typed; without this script the sums are those of the last save.
(function () {
  "use strict";
  function number(text) {
    var plain = text.trim().replace(/,/g, "");
    if (plain === "") { return null; }
    if (/^[-+]?[0-9.]+%$/.test(plain)) { return Number(plain.slice(0, -1)) / 100; }
    var parts = plain.split("/");
    var found = parts.length === 2 ? Number(parts[0]) / Number(parts[1]) : Number(plain);
    return Number.isFinite(found) ? found : NaN;
  }
  function update(table) {
    var rows = Array.prototype.map.call(table.tBodies[0].rows, function (row) {
      return Array.prototype.map.call(row.querySelectorAll("input"), function (field) { return number(field.value); });
    });
    Array.prototype.forEach.call(table.querySelectorAll("[data-sum]"), function (cell, column) {
      var sum = 0;
      rows.forEach(function (row) {
        var own = row[column] === null ? row[row.length - 1] : row[column];
        sum = own === null ? NaN : sum + own;
      });
      cell.textContent = Number.isNaN(sum) ? "-" : String(Math.round(sum * 10000) / 10000);
    });
  }
  Array.prototype.forEach.call(document.querySelectorAll("table.weights"), function (table) {
    table.addEventListener("input", function () { update(table); });
  });
})();
