/* Saves what is written by itself; the page works without it by its save button. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-autosave]");
  if (!form || !window.fetch) { return; }
  var WAIT = 2500;

  function fieldsOf(box) { return box.querySelectorAll("textarea, input, select"); }

  function body(box) {
    var data = new URLSearchParams();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("item", box.dataset.item);
    fieldsOf(box).forEach(function (field) { if (field.name) { data.set(field.name, field.value); } });
    return data;
  }

  function say(box, text, isConflict) {
    var state = box.querySelector(".save-state");
    state.textContent = text;
    state.classList.toggle("conflict", Boolean(isConflict));
  }

  /* somebody else saved meanwhile: the writer may put their own text over what they now know of */
  function offer(box, number) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "krds-btn small secondary";
    button.textContent = form.dataset.mine;
    button.addEventListener("click", function () {
      box.querySelector("[data-follows]").value = number;
      box.stopped = false;
      box.querySelector("textarea, input:not([type=hidden])").focus();
      save(box);
    });
    box.querySelector(".save-state").append(" ", button);
  }

  function save(box) {
    if (box.busy || box.stopped) { box.again = !box.stopped; return; }
    box.busy = true;
    box.dirty = false;
    fetch(form.action, { method: "POST", headers: { "X-Autosave": "1", "Accept": "application/json" }, body: body(box), credentials: "same-origin" })
      .then(function (answer) { return answer.json().then(function (data) { return { answer: answer, data: data }; }); })
      .then(function (got) {
        say(box, got.data.message, !got.data.saved);
        if (got.data.saved) {
          box.querySelector("[data-follows]").value = got.data.number;
          document.dispatchEvent(new CustomEvent("teukgu:saved", { detail: got.data }));
        }
        else {
          box.dirty = true;
          box.stopped = Boolean(got.data.conflict);
          if (box.stopped && form.dataset.mine && got.data.number !== undefined) { offer(box, got.data.number); }
        }
      })
      .catch(function () { box.dirty = true; say(box, form.dataset.offline, true); })
      .finally(function () {
        box.busy = false;
        if (box.again) { box.again = false; save(box); }
      });
  }

  form.querySelectorAll("[data-item]").forEach(function (box) {
    var timer;
    box.addEventListener("input", function () {
      box.dirty = true;
      if (!box.stopped) { say(box, form.dataset.writing, false); }
      clearTimeout(timer);
      timer = setTimeout(function () { save(box); }, WAIT);
    });
  });

  var sending = false;
  form.addEventListener("submit", function () { sending = true; });
  window.addEventListener("beforeunload", function (event) {
    var isDirty = Array.prototype.some.call(form.querySelectorAll("[data-item]"), function (box) { return box.dirty; });
    if (isDirty && !sending) { event.preventDefault(); }
  });

  document.querySelectorAll("[data-add-row]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var rows = document.getElementById(button.dataset.addRow).tBodies[0].rows;
      var last = rows[rows.length - 1];
      var row = last.cloneNode(true);
      row.querySelectorAll("[name]").forEach(function (field) {
        field.name = field.name.replace(/-(\d+)-/, "-" + rows.length + "-");
        field.id = field.name;
        field.value = "";
      });
      row.querySelectorAll("label").forEach(function (label) { label.htmlFor = label.htmlFor.replace(/-(\d+)-/, "-" + rows.length + "-"); });
      last.parentNode.appendChild(row);
      row.querySelector("[name]").focus();
    });
  });

  /* the agency of an exemption is proposed when none was chosen yet */
  form.addEventListener("change", function (event) {
    var chosen = event.target.selectedOptions && event.target.selectedOptions[0];
    if (!chosen || !chosen.dataset.agency) { return; }
    var agency = form.elements[event.target.name.replace(/-id$/, "-agency")];
    if (agency && !agency.value) { agency.value = chosen.dataset.agency; }
  });
})();
