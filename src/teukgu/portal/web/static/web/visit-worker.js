/* Keeps the empty form of a visit and what it is drawn with, so that it opens without a signal. No record is kept here. */
"use strict";
var CACHE = "teukgu-visit-form-1";

function isForm(url) { return /\/visits\/new\/$/.test(url.pathname) && !url.searchParams.has("corrects"); }

function keep(address) {
  return caches.open(CACHE).then(function (cache) {
    return fetch(address, { credentials: "same-origin" }).then(function (answer) {
      if (answer.ok && !answer.redirected) { return cache.put(address, answer); }
    });
  }).catch(function () { /* tried again the next time the form is open */ });
}

self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });
self.addEventListener("message", function (event) {
  var data = event.data || {};
  if (data.keep) { event.waitUntil(Promise.all(data.keep.map(keep))); }
  if (data.forget) { event.waitUntil(caches.delete(CACHE)); }
});
self.addEventListener("fetch", function (event) {
  var request = event.request, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) { return; }
  var isPart = ["style", "script", "font", "image"].indexOf(request.destination) >= 0;
  if (!(request.mode === "navigate" && isForm(url)) && !isPart) { return; }
  event.respondWith(fetch(request).catch(function () {
    return caches.match(request, { ignoreVary: true }).then(function (found) { return found || Response.error(); });
  }));
});
