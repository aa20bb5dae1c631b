/* Redletter counts views, plays and shares: no cookie, no third party. <script async src="/beacon.js" data-token="…"></script> */
(function (w, d, n) {
  var s = d.currentScript || d.querySelector('script[data-token]'), t = s && s.getAttribute('data-token');
  if (!t || (__RESPECT_DNT__ && (n.doNotTrack == 1 || w.doNotTrack == 1 || n.globalPrivacyControl))) return;
  var url = s.src.replace(/beacon\.js.*$/, 'r'), key = 'redletter', queue = [], busy, wait = 2000, seen;
  try { queue = queue.concat(JSON.parse(w.localStorage.getItem(key)) || []); } catch (e) {}

  function id() {
    var a = [], i = 0, made = Date.now().toString(36);
    try { a = w.crypto.getRandomValues(new Uint32Array(4)); } catch (e) {}
    for (; i < 4; i++) made += (a[i] || Math.random() * 4294967296 >>> 0).toString(36);
    return made;
  }
  function save() { try { w.localStorage.setItem(key, JSON.stringify(queue)); } catch (e) {} }
  function body(event) { event.s = Date.now(); return JSON.stringify(event); }

  /* One at a time, the same id again until it was taken or refused for good. */
  function next() {
    if (busy || !queue.length) return;
    var event = queue[0], x = new XMLHttpRequest();
    busy = 1;
    x.open('POST', url);
    x.timeout = 15000;
    x.onloadend = function () {
      busy = 0;
      if (x.status && x.status < 500 && x.status != 429) {
        if (queue[0] == event) queue.shift();
        save();
        wait = 2000;
        next();
      } else if (wait < 120000) {
        setTimeout(next, wait *= 1 + Math.random());
      }
    };
    x.send(body(event));
  }
  function add(type) {
    queue.push({ id: id(), t: t, e: type, at: Date.now() });
    queue = queue.slice(-20);
    save();
    next();
  }
  /* The page goes: hand over what is left; what was handed over twice counts once. */
  function leave() {
    for (var i = 0; i < queue.length; i++) {
      var text = body(queue[i]);
      try {
        if (!(n.sendBeacon && n.sendBeacon(url, text))) w.fetch(url, { method: 'POST', body: text, keepalive: true });
      } catch (e) {}
    }
  }
  function look() {
    if (d.visibilityState == 'hidden') leave();
    else if (!seen) add('view', seen = 1);
  }
  function media(type) {
    return function (e) {
      var v = e.target;
      if (v && v.tagName == 'VIDEO' && !v['rl-' + type]) add(type, v['rl-' + type] = 1);
    };
  }
  d.addEventListener('visibilitychange', look);
  w.addEventListener('pagehide', leave);
  d.addEventListener('play', media('play'), true);
  d.addEventListener('ended', media('complete'), true);
  d.addEventListener('click', function (e) {
    for (var el = e.target; el && el.getAttribute; el = el.parentNode) {
      if (el.getAttribute('data-share') != null) return add('share');
    }
  }, true);
  look();
  next();
})(window, document, navigator);
