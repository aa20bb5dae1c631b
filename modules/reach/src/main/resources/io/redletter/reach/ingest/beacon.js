/* Redletter counts views, reading, plays and shares: no cookie, no third party. <script async src="/beacon.js" data-token="…"></script> */
(function (w, d, n) {
  var s = d.currentScript || d.querySelector('script[data-token]'), t = s && s.getAttribute('data-token');
  var dnt = s && (s.getAttribute('data-dnt') || '__RESPECT_DNT__');
  if (!t || (dnt == 1 && (n.doNotTrack == 1 || w.doNotTrack == 1 || n.globalPrivacyControl))) return;
  var url = s.src.replace(/beacon\.js.*$/, 'r'), key = 'redletter', queue = [], done = {}, busy, wait = 2000, seconds = 0;
  var from = (d.referrer.match(/^https?:\/\/([^\/?#]+)/) || [])[1];
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
    queue.push({ id: id(), t: t, e: type, at: Date.now(), r: from });
    queue = queue.slice(-20);
    save();
    next();
  }
  /* Each mark is passed once. */
  function mark(type) { if (!done[type]) add(type, done[type] = 1); }
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
    else mark('view');
  }
  /* How far somebody came, in quarters; the last mark has its own name. */
  function quarters(name, part, last) {
    for (var i = 1; i < 4; i++) if (part >= i / 4) mark(name + i * 25);
    if (part >= .98) mark(last);
  }
  function scroll() {
    quarters('read', (w.pageYOffset + w.innerHeight) / d.documentElement.scrollHeight, 'read');
  }
  function on(target, type, action) { target.addEventListener(type, action, true); }
  on(d, 'visibilitychange', look);
  on(w, 'pagehide', leave);
  on(w, 'online', next);
  on(w, 'scroll', scroll);
  on(d, 'play', function () { mark('play'); });
  on(d, 'timeupdate', function (e) { quarters('progress', e.target.currentTime / e.target.duration, 'complete'); });
  on(d, 'ended', function () { mark('complete'); });
  on(d, 'submit', function () { add('submit'); });
  on(d, 'click', function (e) {
    for (var el = e.target; el && el.getAttribute; el = el.parentNode) {
      if (el.getAttribute('data-share') != null) return add('share');
      if (el.getAttribute('data-like') != null) return mark('like');
      if (el.tagName == 'A') return add('click');
    }
  });
  /* A page that needs no scrolling was read after a while before the reader's eyes. */
  setInterval(function () {
    if (d.visibilityState == 'hidden') return;
    if (++seconds > 4) scroll();
    if (seconds == 10 || seconds == 30 || seconds == 60 || seconds == 180) mark('dwell' + seconds);
  }, 1000);
  look();
  next();
})(window, document, navigator);
