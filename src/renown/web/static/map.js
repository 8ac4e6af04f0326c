// The map of a whole network on a canvas: pan, zoom, hover, click, search; keys do what pointers do. The wheel scrolls
// the page, and zooms with Ctrl (which is what a pinch on a touchpad sends); on a phone one finger scrolls, two move the map.
// Without this script the page shows a drawing of the best connected instead, and a list.
"use strict";

(() => {
  const frame = document.querySelector("[data-map]");
  if (!frame) return;
  const canvas = document.createElement("canvas");
  const tip = document.createElement("div");
  const draw2d = canvas.getContext("2d");
  const view = { x: 0.5, y: 0.5, zoom: 1 };
  const fingers = new Map();
  const CELLS = 100, MOST_TIES = 8000, NAMED = 40;
  // A shape beside each colour, so that no two communities are told apart by colour alone; the first is a disc.
  const SHAPES = ["", "-.9 -.9 .9 -.9 .9 .9 -.9 .9", "0 -1.2 1.15 .85 -1.15 .85", "0 -1.25 1.15 0 0 1.25 -1.15 0", "0 1.2 1.15 -.85 -1.15 -.85",
    "0 -1.15 1.1 -.36 .68 .93 -.68 .93 -1.1 -.36", "-.38 -1.1 .38 -1.1 .38 -.38 1.1 -.38 1.1 .38 .38 .38 .38 1.1 -.38 1.1 -.38 .38 -1.1 .38 -1.1 -.38 -.38 -.38"]
    .map((points) => points.split(" ").map(Number));
  let data = null, grid = null, beside = [], shades = [], ink = "", muted = "", paper = "", told = null;
  let hovered = -1, lit = null, found = [], at = -1, moved = 0, waiting = 0, moving = 0;

  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function readColours() {
    shades = Array.from({ length: 8 }, (_, i) => style(`--d${i}`));
    [ink, muted, paper] = ["--ink", "--muted", "--surface"].map(style);
  }

  const wide = () => Math.min(canvas.clientWidth, 1.6 * canvas.clientHeight) * view.zoom;
  const high = () => Math.min(canvas.clientHeight, 1.6 * canvas.clientWidth) * view.zoom;
  const screenX = (x) => canvas.clientWidth / 2 + (x / 9999 - view.x) * wide();
  const screenY = (y) => canvas.clientHeight / 2 + (y / 9999 - view.y) * high();
  // The more people, the smaller their dots; zooming in makes them grow, but slower than the distances between them.
  const radius = (i) => Math.max(0.9, (1.2 + data.s[i] / 16) * Math.sqrt(view.zoom * Math.min(1, 1500 / data.x.length)) * canvas.clientWidth / 900);

  function later(quick) {
    if (quick) {
      clearTimeout(moving);
      moving = setTimeout(() => { moving = 0; later(false); }, 140);
    }
    if (!waiting) waiting = requestAnimationFrame(draw);
  }

  function inView(i) {
    const x = screenX(data.x[i]), y = screenY(data.y[i]);
    return x > -20 && y > -20 && x < canvas.clientWidth + 20 && y < canvas.clientHeight + 20;
  }

  function drawTies() {
    draw2d.strokeStyle = muted;
    draw2d.lineWidth = 0.7;
    draw2d.globalAlpha = (data.e.length > 20000 ? 0.1 : 0.2) * (lit ? 0.5 : 1);
    // The warmest stand last: of a large network those in view are drawn up to a number, in short paths, which are fast.
    let drawn = 0;
    draw2d.beginPath();
    for (let k = data.e.length - 2; k >= 0 && drawn < MOST_TIES; k -= 2) {
      const [a, b] = [data.e[k], data.e[k + 1]];
      if (!inView(a) && !inView(b)) continue;
      draw2d.moveTo(screenX(data.x[a]), screenY(data.y[a]));
      draw2d.lineTo(screenX(data.x[b]), screenY(data.y[b]));
      drawn += 1;
      if (drawn % 200 === 0) {
        draw2d.stroke();
        draw2d.beginPath();
      }
    }
    draw2d.stroke();
    draw2d.globalAlpha = 1;
  }

  function drawLitTies() {
    draw2d.strokeStyle = ink;
    draw2d.lineWidth = 1;
    draw2d.globalAlpha = 0.55;
    draw2d.beginPath();
    for (const i of lit) {
      draw2d.moveTo(screenX(data.x[hovered]), screenY(data.y[hovered]));
      draw2d.lineTo(screenX(data.x[i]), screenY(data.y[i]));
    }
    draw2d.stroke();
    draw2d.globalAlpha = 1;
  }

  function trace(i) {
    const x = screenX(data.x[i]), y = screenY(data.y[i]), r = radius(i), points = SHAPES[data.g[i]];
    if (r < 2) return draw2d.rect(x - r, y - r, 2 * r, 2 * r);
    if (points.length < 2) { draw2d.moveTo(x + r, y); return draw2d.arc(x, y, r, 0, 7); }
    draw2d.moveTo(x + r * points[0], y + r * points[1]);
    for (let k = 2; k < points.length; k += 2) draw2d.lineTo(x + r * points[k], y + r * points[k + 1]);
    draw2d.closePath();
  }

  function drawDots(seen, faint) {
    draw2d.globalAlpha = faint ? 0.2 : 1;
    for (let shade = 0; shade < 8; shade++) {
      draw2d.fillStyle = shades[shade];
      draw2d.beginPath();
      for (const i of seen) if (data.c[i] === shade) trace(i);
      draw2d.fill();
    }
    draw2d.globalAlpha = 1;
  }

  function ring(i, width) {
    draw2d.strokeStyle = ink;
    draw2d.lineWidth = width;
    draw2d.beginPath();
    draw2d.arc(screenX(data.x[i]), screenY(data.y[i]), radius(i) + 2, 0, 7);
    draw2d.stroke();
  }

  function write(words, x, y, size) {
    draw2d.font = `650 ${size}px system-ui, sans-serif`;
    draw2d.textAlign = "center";
    draw2d.strokeStyle = paper;
    draw2d.lineWidth = 3.5;
    draw2d.lineJoin = "round";
    draw2d.strokeText(words, x, y);
    draw2d.fillStyle = ink;
    draw2d.fillText(words, x, y);
  }

  function writeNames(seen) {
    const first = new Set([...(at >= 0 ? [found[at]] : []), ...(lit ? [hovered, ...lit] : []), ...found].slice(0, NAMED));
    const large = [...seen].sort((a, b) => first.has(b) - first.has(a) || data.s[b] - data.s[a] || a - b);
    const taken = [];
    const many = lit || found.length ? first.size : seen.length < 400 ? 60 : view.zoom > 2 ? 24 : 10;
    for (const i of large.slice(0, many)) {
      const x = screenX(data.x[i]), y = screenY(data.y[i]) - radius(i) - 5;
      const half = data.names[i].length * 3.6 + 4;
      if (taken.some((t) => Math.abs(t.y - y) < 16 && Math.abs(t.x - x) < t.half + half)) continue;
      taken.push({ x, y, half });
      write(data.names[i], x, y, 12);
    }
  }

  function draw() {
    waiting = 0;
    if (!data) return;
    const dense = window.devicePixelRatio || 1;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (canvas.width !== Math.round(width * dense) || canvas.height !== Math.round(height * dense)) {
      canvas.width = Math.round(width * dense);
      canvas.height = Math.round(height * dense);
    }
    draw2d.setTransform(dense, 0, 0, dense, 0, 0);
    draw2d.clearRect(0, 0, width, height);
    const seen = [];
    for (let i = 0; i < data.x.length; i++) if (inView(i)) seen.push(i);
    if (!moving || data.e.length < 12000) drawTies();
    drawDots(seen, lit);
    if (lit) { drawLitTies(); drawDots([hovered, ...lit], false); }
    if (data.owner >= 0) ring(data.owner, 2.5);
    for (const i of found) ring(i, 2);
    if (hovered >= 0) ring(hovered, 3);
    if (!moving) writeNames(seen);
  }

  function index() {
    beside = data.x.map(() => []);
    for (let k = 0; k < data.e.length; k += 2) {
      beside[data.e[k]].push(data.e[k + 1]);
      beside[data.e[k + 1]].push(data.e[k]);
    }
    grid = new Map();
    data.x.forEach((x, i) => {
      const key = Math.floor(x / CELLS) * 1000 + Math.floor(data.y[i] / CELLS);
      if (!grid.has(key)) grid.set(key, []);
      grid.get(key).push(i);
    });
  }

  function nearest(px, py) {
    const x = ((px - canvas.clientWidth / 2) / wide() + view.x) * 9999;
    const y = ((py - canvas.clientHeight / 2) / high() + view.y) * 9999;
    const reach = Math.min(8, Math.ceil((14 / Math.min(wide(), high())) * 9999 / CELLS));
    let best = -1, far = 14 * 14;
    for (let gx = Math.floor(x / CELLS) - reach; gx <= Math.floor(x / CELLS) + reach; gx++) {
      for (let gy = Math.floor(y / CELLS) - reach; gy <= Math.floor(y / CELLS) + reach; gy++) {
        for (const i of grid.get(gx * 1000 + gy) || []) {
          const d = (screenX(data.x[i]) - px) ** 2 + (screenY(data.y[i]) - py) ** 2;
          if (d < far) [best, far] = [i, d];
        }
      }
    }
    return best;
  }

  function choose(i) {
    if (i === hovered) return;
    hovered = i;
    lit = i < 0 ? null : beside[i];
    tip.hidden = true;
    later(false);
  }

  function hover(px, py) {
    choose(nearest(px, py));
    canvas.style.cursor = hovered < 0 ? "grab" : "pointer";
    tip.hidden = hovered < 0;
    if (hovered < 0) return;
    tip.textContent = data.names[hovered];
    tip.style.left = `${Math.min(screenX(data.x[hovered]) + 10, canvas.clientWidth - 150)}px`;
    tip.style.top = `${Math.max(screenY(data.y[hovered]) - 34, 4)}px`;
  }

  const say = (words) => { if (told) told.textContent = words; };

  // Keys walk from one person to the next, the largest first; of a search, from one that was found to the next.
  function step(by) {
    const among = found.length ? found : data.order;
    const now = among.indexOf(hovered);
    const next = among[(now < 0 && by < 0 ? 0 : now + by + among.length) % among.length];
    if (found.length) at = found.indexOf(next);
    centre(next);
    say(found.length ? `${at + 1} / ${found.length}: ${data.names[next]}` : data.names[next]);
  }

  function centre(i) {
    Object.assign(view, { x: data.x[i] / 9999, y: data.y[i] / 9999, zoom: Math.max(view.zoom, 3) });
    choose(i);
    later(true);
  }

  function zoom(by, px = canvas.clientWidth / 2, py = canvas.clientHeight / 2) {
    const [across, down] = [wide(), high()];
    view.zoom = Math.min(60, Math.max(0.8, view.zoom * by));
    view.x += (px - canvas.clientWidth / 2) * (1 / across - 1 / wide());
    view.y += (py - canvas.clientHeight / 2) * (1 / down - 1 / high());
    later(true);
  }

  function pan(dx, dy) {
    view.x = Math.min(1.2, Math.max(-0.2, view.x - dx / wide()));
    view.y = Math.min(1.2, Math.max(-0.2, view.y - dy / high()));
    tip.hidden = true;
    later(true);
  }

  function fit() {
    Object.assign(view, { x: 0.5, y: 0.5, zoom: 1 });
    later(true);
  }

  function search(words) {
    const wanted = words.trim().toLowerCase();
    found = wanted.length > 1 ? data.order.filter((i) => data.names[i].toLowerCase().includes(wanted)) : [];
    at = -1;
    choose(-1);
    later(false);
    say(wanted.length > 1 ? String(found.length) : "");
  }

  function open(i) {
    if (i >= 0) window.location.assign(`/people/${data.ids[i]}/`);
  }

  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  function pointerMoved(event) {
    const [x, y] = place(event);
    const was = fingers.get(event.pointerId);
    if (!was) return event.pointerType === "touch" ? undefined : hover(x, y);
    const others = [...fingers.entries()].filter(([id]) => id !== event.pointerId);
    if (others.length) {
      const [ox, oy] = others[0][1];
      zoom(Math.hypot(x - ox, y - oy) / Math.max(1, Math.hypot(was[0] - ox, was[1] - oy)), (x + ox) / 2, (y + oy) / 2);
    } else {
      pan(x - was[0], y - was[1]);
    }
    moved += Math.abs(x - was[0]) + Math.abs(y - was[1]);
    fingers.set(event.pointerId, [x, y]);
  }

  function released(event) {
    fingers.delete(event.pointerId);
    if (moved > 6 || event.type !== "pointerup") return;
    const here = nearest(...place(event));
    if (event.pointerType === "touch" && here !== hovered) return hover(...place(event));
    open(here);
  }

  const KEYS = {
    ArrowLeft: () => pan(60, 0), ArrowRight: () => pan(-60, 0), ArrowUp: () => pan(0, 60), ArrowDown: () => pan(0, -60),
    "+": () => zoom(1.4), "=": () => zoom(1.4), "-": () => zoom(1 / 1.4), "0": fit,
    n: () => step(1), p: () => step(-1), Enter: () => open(hovered), Escape: () => choose(-1),
  };

  function listen() {
    canvas.addEventListener("pointerdown", (e) => { moved = 0; fingers.set(e.pointerId, place(e)); canvas.setPointerCapture(e.pointerId); });
    canvas.addEventListener("pointermove", pointerMoved);
    for (const kind of ["pointerup", "pointercancel"]) canvas.addEventListener(kind, released);
    canvas.addEventListener("pointerleave", () => { choose(-1); });
    canvas.addEventListener("wheel", (e) => { if (!e.ctrlKey && !e.metaKey) return; e.preventDefault(); zoom(Math.exp(-e.deltaY / 400), ...place(e)); }, { passive: false });
    canvas.addEventListener("keydown", (e) => { if (KEYS[e.key] && !e.ctrlKey && !e.metaKey && !e.altKey) { e.preventDefault(); KEYS[e.key](); } });
    const tools = { in: () => zoom(1.6), out: () => zoom(1 / 1.6), fit };
    for (const [name, act] of Object.entries(tools)) document.querySelector(`[data-map-${name}]`)?.addEventListener("click", act);
    const field = document.querySelector("[data-map-find]");
    told = document.querySelector("[data-map-found]");
    field?.addEventListener("input", () => search(field.value));
    field?.addEventListener("keydown", (e) => { if (e.key === "Enter" && found.length) { e.preventDefault(); step(e.shiftKey ? -1 : 1); } });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); later(false); });
    new ResizeObserver(() => later(false)).observe(canvas);
  }

  async function start() {
    const answer = await fetch(frame.dataset.map, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    data = await answer.json();
    data.order = data.x.map((_, i) => i).sort((a, b) => data.s[b] - data.s[a] || a - b);
    readColours();
    index();
    canvas.className = "map-canvas";
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", frame.dataset.words);
    tip.className = "map-tip";
    tip.hidden = true;
    frame.replaceChildren(canvas, tip);
    document.querySelector("[data-map-tools]")?.removeAttribute("hidden");
    listen();
    const asked = data.ids.indexOf(new URLSearchParams(window.location.search).get("who"));
    if (asked >= 0) centre(asked); else later(false);
  }

  start();
})();
