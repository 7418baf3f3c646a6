/* Counts down the time of the session and extends it without leaving the page. Without this file the button still works. */
(function () {
  "use strict";
  var box = document.querySelector(".session-time");
  if (!box) { return; }
  var ends = Date.now() + Number(box.dataset.seconds) * 1000;
  var warn = Number(box.dataset.warn) * 1000;
  function part(role) { return box.querySelector("[data-role=" + role + "]"); }
  var words = part("words").dataset.left;
  function two(n) { return (n < 10 ? "0" : "") + n; }
  function show() {
    var left = Math.max(0, ends - Date.now());
    var seconds = Math.floor(left / 1000);
    part("left").textContent = words + " " + two(Math.floor(seconds / 60)) + ":" + two(seconds % 60);
    part("warning").hidden = left > warn || left === 0;
    part("ended").hidden = left > 0;
  }
  box.querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    var form = event.target;
    fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "fetch" } })
      .then(function (answer) { if (!answer.ok || answer.redirected) { throw new Error("ended"); } return answer.text(); })
      .then(function (seconds) { ends = Date.now() + Number(seconds) * 1000; show(); })
      .catch(function () { form.submit(); });
  });
  show();
  setInterval(show, 1000);
})();
