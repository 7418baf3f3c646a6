/* The record of a visit stays in this browser, photos too, until the portal has taken it. Without this file the plain form works. */
(function () {
  "use strict";
  var form = document.getElementById("visit-form");
  if (!form || !window.indexedDB || !window.fetch) { return; }
  var say = form.dataset, stateBox = document.getElementById("keep-state"), list = document.getElementById("kept-here");
  var photos = [], base = null, timer = null, sending = false, LONGEST = 1600, QUALITY = 0.82;

  function opened() {
    return new Promise(function (resolve, reject) {
      var asked = indexedDB.open("teukgu-visits", 1);
      asked.onupgradeneeded = function () { asked.result.createObjectStore("records", { keyPath: "once" }); };
      asked.onsuccess = function () { resolve(asked.result); };
      asked.onerror = function () { reject(asked.error); };
    });
  }
  function run(mode, act) {
    return new Promise(function (resolve, reject) {
      var step = base.transaction("records", mode), asked = act(step.objectStore("records"));
      step.oncomplete = function () { resolve(asked.result); };
      step.onerror = step.onabort = function () { reject(step.error); };
    });
  }
  function put(record) { return run("readwrite", function (store) { return store.put(record); }); }
  function drop(once) { return run("readwrite", function (store) { return store.delete(once); }); }
  function mine() {
    return run("readonly", function (store) { return store.getAll(); }).then(function (all) {
      return all.filter(function (one) { return one.account === say.account; });
    });
  }

  function fieldsOf() {
    var found = [];
    Array.prototype.forEach.call(form.elements, function (field) {
      var skip = !field.name || field.type === "file" || field.name === "csrfmiddlewaretoken" || /^caption-/.test(field.name);
      if (skip || ((field.type === "radio" || field.type === "checkbox") && !field.checked)) { return; }
      found.push([field.name, field.value]);
    });
    return found;
  }
  function value(fields, name) { return (fields.filter(function (one) { return one[0] === name; })[0] || ["", ""])[1]; }
  function titleOf(fields) {
    var zone = form.elements.zone, chosen = Array.prototype.filter.call(zone.options, function (one) { return one.value === value(fields, "zone"); })[0];
    return (chosen ? chosen.textContent : "") + " " + value(fields, "visited_on");
  }
  function isBlank(fields) {
    return !photos.length && !["place", "summary", "met", "requests", "next_steps"].some(function (name) { return value(fields, name).trim(); });
  }
  function record(state) {
    var fields = fieldsOf();
    return { once: value(fields, "once"), account: say.account, address: form.getAttribute("action") || location.pathname,
      fields: fields, photos: photos.map(function (one) { return { name: one.name, blob: one.blob, caption: one.caption.value }; }),
      title: titleOf(fields), state: state, at: new Date().toISOString() };
  }
  function tell(text, isBad) { stateBox.textContent = text; stateBox.classList.toggle("quiet", !isBad); }
  /* the page may have been kept for days: each record has a key of its own, and today is today */
  function begin() {
    var bytes = crypto.getRandomValues(new Uint8Array(16)), day = form.elements.visited_on;
    form.elements.once.value = Array.prototype.map.call(bytes, function (one) { return ("0" + one.toString(16)).slice(-2); }).join("");
    var now = new Date(), today = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    if (day.value === day.max && !form.elements.corrects.value) { day.value = today; }
    if (day.max < today) { day.max = today; }
  }
  function clockText() { return new Date().toTimeString().slice(0, 5); }

  function keep() {
    var now = record("writing");
    if (isBlank(now.fields)) { return Promise.resolve(); }
    return put(now).then(function () { tell(say.kept.replace("{time}", clockText())); }, function () { tell(say.full, true); });
  }
  form.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(keep, 600); });
  document.addEventListener("visibilitychange", function () { if (document.hidden && !sending) { clearTimeout(timer); keep(); } });

  /* photos: made smaller here, which also leaves out where and when the phone says they were taken */
  function smaller(file) {
    return createImageBitmap(file, { imageOrientation: "from-image" }).then(function (picture) {
      var share = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
      var canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * share);
      canvas.height = Math.round(picture.height * share);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      return new Promise(function (resolve) { canvas.toBlob(resolve, "image/jpeg", QUALITY); });
    });
  }
  function thumbnail(blob, canvas) {
    createImageBitmap(blob).then(function (picture) {
      var share = 120 / Math.max(picture.width, picture.height);
      canvas.width = Math.max(1, Math.round(picture.width * share));
      canvas.height = Math.max(1, Math.round(picture.height * share));
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    }, function () { canvas.remove(); });
  }
  function addPhoto(name, blob, caption) {
    var row = document.getElementById("photo-row").content.firstElementChild.cloneNode(true);
    var field = row.querySelector("input"), label = row.querySelector("label"), number = photos.length;
    field.id = "photo-caption-" + Date.now() + "-" + number;
    label.htmlFor = field.id;
    field.value = caption || "";
    var one = { name: name, blob: blob, caption: field };
    photos.push(one);
    thumbnail(blob, row.querySelector("canvas"));
    row.querySelector("button").addEventListener("click", function () {
      photos.splice(photos.indexOf(one), 1);
      row.remove();
      keep();
    });
    document.getElementById("photo-rows").appendChild(row);
    return field;
  }
  function takePhotos(event) {
    var chosen = Array.prototype.slice.call(event.target.files);
    event.target.value = "";
    chosen.reduce(function (before, file) {
      return before.then(function () { return smaller(file); }).then(function (blob) {
        addPhoto(file.name.replace(/\.[^.]*$/, "") + ".jpg", blob).focus();
      }, function () { tell(say.noPhoto, true); });
    }, Promise.resolve()).then(keep);
  }
  form.querySelectorAll("[data-plain-photo]").forEach(function (row) { row.remove(); });
  document.getElementById("photo-taker").hidden = false;
  document.getElementById("photo-files").addEventListener("change", takePhotos);

  /* more rows of findings */
  var more = document.getElementById("more-findings");
  function addFinding() {
    var rows = form.querySelectorAll(".finding-row"), row = rows[0].cloneNode(true), place = rows.length;
    row.querySelectorAll("[name], [for], [id], legend").forEach(function (one) {
      ["name", "for", "id"].forEach(function (name) {
        if (one.hasAttribute(name)) { one.setAttribute(name, one.getAttribute(name).replace(/finding-\d+/, "finding-" + place)); }
      });
      if (one.tagName === "LEGEND") { one.textContent = one.textContent.replace(/\d+/, String(place + 1)); }
      if (one.type === "checkbox" || one.type === "radio") { one.checked = false; }
      else if (one.name && one.tagName !== "SELECT") { one.value = ""; }
    });
    rows[rows.length - 1].after(row);
    return row;
  }
  more.hidden = false;
  more.addEventListener("click", function () { addFinding().querySelector("textarea").focus(); });

  /* what waits here */
  function fill(kept) {
    while (kept.fields.some(function (one) { return one[0] === "finding-" + form.querySelectorAll(".finding-row").length + "-text"; })) { addFinding(); }
    Array.prototype.forEach.call(form.elements, function (field) {
      if (field.type === "radio" || field.type === "checkbox") {
        field.checked = kept.fields.some(function (one) { return one[0] === field.name && one[1] === field.value; });
      } else if (field.name && field.type !== "file" && field.name !== "csrfmiddlewaretoken" && field.tagName !== "BUTTON") {
        var found = kept.fields.filter(function (one) { return one[0] === field.name; })[0];
        if (found) { field.value = found[1]; }
      }
    });
    document.getElementById("photo-rows").textContent = "";
    photos = [];
    kept.photos.forEach(function (one) { addPhoto(one.name, one.blob, one.caption); });
  }
  function button(text, act, kind) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "krds-btn small " + kind;
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }
  function show() {
    return mine().then(function (all) {
      list.textContent = "";
      var others = all.filter(function (one) { return one.once !== form.elements.once.value; });
      document.getElementById("kept-box").hidden = !others.length;
      others.forEach(function (one) {
        var line = document.createElement("li"), text = document.createElement("p");
        text.textContent = one.title + " · " + (one.state === "waiting" ? say.waiting : say.writing);
        line.appendChild(text);
        if (one.state === "waiting") { line.appendChild(button(say.sendNow, function () { send(one); }, "primary")); }
        line.appendChild(button(say.goOn, function () { goOn(one); }, "secondary"));
        line.appendChild(button(say.forget, function () {
          if (window.confirm(say.sure)) { drop(one.once).then(show); }
        }, "tertiary"));
        list.appendChild(line);
      });
      return all;
    });
  }
  function goOn(one) {
    if (value(one.fields, "purpose") !== form.elements.purpose.value || value(one.fields, "corrects") !== form.elements.corrects.value) {
      sessionStorage.setItem("teukgu-visit", one.once);
      var more = value(one.fields, "corrects");
      location.href = location.pathname + "?purpose=" + encodeURIComponent(value(one.fields, "purpose")) + (more ? "&corrects=" + encodeURIComponent(more) : "");
      return;
    }
    keep().then(function () { fill(one); return show(); }).then(function () { form.elements.zone.focus(); });
  }

  /* sending: the token is asked for anew, since the page may be days old */
  function token() {
    return fetch(location.pathname, { credentials: "same-origin", cache: "no-store" }).then(function (answer) {
      if (answer.redirected || !answer.ok) { throw { text: say.signIn }; }
      return answer.text();
    }).then(function (text) {
      var page = new DOMParser().parseFromString(text, "text/html").getElementById("visit-form");
      if (!page || page.dataset.account !== say.account) { throw { text: say.signIn }; }
      return page.querySelector("[name=csrfmiddlewaretoken]").value;
    });
  }
  function body(one, secret) {
    var data = new FormData();
    data.append("csrfmiddlewaretoken", secret);
    one.fields.forEach(function (field) { data.append(field[0], field[1]); });
    data.append("written_at", one.at);
    one.photos.forEach(function (photo, place) {
      data.append("photo-" + place, photo.blob, photo.name);
      data.append("caption-" + place, photo.caption);
    });
    return data;
  }
  function problems(texts) {
    var box = document.getElementById("problems"), rows = box.querySelector("ul");
    rows.textContent = "";
    texts.forEach(function (text) { var row = document.createElement("li"); row.textContent = text; rows.appendChild(row); });
    box.hidden = !texts.length;
    if (texts.length) { box.focus(); box.scrollIntoView(); }
  }
  function send(one) {
    if (sending) { return Promise.resolve(); }
    sending = true;
    var isHere = one.once === form.elements.once.value;
    tell(say.sending);
    return token().then(function (secret) {
      return fetch(one.address, { method: "POST", body: body(one, secret), headers: { "Accept": "application/json" }, credentials: "same-origin" });
    }).then(function (answer) {
      if (answer.redirected || (answer.status !== 200 && answer.status !== 422)) { throw { text: answer.status === 413 ? say.full : say.signIn }; }
      return answer.json();
    }).then(function (got) {
      if (!got.saved) {
        one.state = "writing";
        return put(one).then(show).then(function () { tell(say.wrong, true); if (isHere) { problems(got.problems); } });
      }
      return drop(one.once).then(function () {
        if (isHere) { location.href = got.address; } else { tell(say.sent); return show(); }
      });
    }).catch(function (problem) {
      tell((problem && problem.text) || say.offline, true);
      return show();
    }).finally(function () { sending = false; });
  }
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(timer);
    problems([]);
    var one = record("waiting");
    put(one).then(function () { return send(one); }, function () { tell(say.full, true); });
  });
  function sendAll() {
    mine().then(function (all) {
      var waiting = all.filter(function (one) { return one.state === "waiting"; });
      waiting.reduce(function (before, one) { return before.then(function () { return send(one); }); }, Promise.resolve());
    });
  }
  window.addEventListener("online", sendAll);

  /* the form itself is kept by a worker of its own, so that it opens without a signal */
  function keepForm() {
    if (!("serviceWorker" in navigator)) { return; }
    navigator.serviceWorker.register(say.worker).then(function () { return navigator.serviceWorker.ready; }).then(function (ready) {
      var parts = Array.prototype.map.call(document.querySelectorAll("link[rel=stylesheet], link[rel=icon], link[rel=preload]"), function (one) { return one.href; });
      var scripts = Array.prototype.map.call(document.scripts, function (one) { return one.src; }).filter(Boolean);
      var pages = Array.prototype.map.call(document.querySelectorAll("[data-purpose]"), function (one) { return one.href; });
      if (ready.active && navigator.onLine) { ready.active.postMessage({ keep: pages.concat([location.origin + location.pathname], parts, scripts) }); }
    }).catch(function () { /* the page still works while it is open */ });
  }

  begin();
  opened().then(function (made) {
    base = made;
    var wanted = sessionStorage.getItem("teukgu-visit");
    sessionStorage.removeItem("teukgu-visit");
    return show().then(function (all) {
      var one = all.filter(function (kept) { return kept.once === wanted; })[0];
      if (one) { fill(one); return show(); }
    });
  }).then(function () { tell(say.ready); form.dataset.ready = "yes"; keepForm(); if (navigator.onLine) { sendAll(); } }, function () { form.removeAttribute("novalidate"); });
})();
