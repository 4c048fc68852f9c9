// Pan and zoom of the drawing. Only what is inside the window is drawn, and far away only names.
const view = (() => {
  const canvas = document.getElementById('canvas');
  if (!canvas) return null;
  const svg = canvas.querySelector('svg');
  const world = svg.querySelector('.world');
  const size = {w: Number(svg.getAttribute('width')), h: Number(svg.getAttribute('height'))};
  const FAR = 0.45;
  const LARGEST = 2.5;
  const boxes = [...svg.querySelectorAll('.box')].map(element => {
    const [x, y] = element.getAttribute('transform').match(/-?[\d.]+/g).map(Number);
    return {element, x, y, w: Number(element.dataset.w), h: Number(element.dataset.h), shown: true};
  });
  const lines = [...svg.querySelectorAll('.line')].map(element => {
    const n = element.getAttribute('d').match(/-?[\d.]+/g).map(Number);
    const xs = n.filter((_, i) => i % 2 === 0);
    const ys = n.filter((_, i) => i % 2 === 1);
    const x = Math.min(...xs);
    const y = Math.min(...ys);
    return {
      element, x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y, shown: true,
      from: Number(element.dataset.from), to: Number(element.dataset.to),
      label: element.querySelector('title').textContent,
    };
  });
  const data = JSON.parse(document.getElementById('diagram-data').textContent);
  const links = [...lines, ...data.far.map(([from, to, label]) => ({from, to, label}))];
  let scale = 1;
  let left = 0;
  let top = 0;
  let titles = 0;
  let waiting = false;
  let near = () => {};

  document.documentElement.classList.add('live');
  svg.removeAttribute('viewBox');
  svg.removeAttribute('width');
  svg.removeAttribute('height');

  function smallest() {
    const {width, height} = canvas.getBoundingClientRect();
    return Math.min(1, width / size.w, height / size.h) * 0.96;
  }

  function draw() {
    waiting = false;
    const {width, height} = canvas.getBoundingClientRect();
    world.setAttribute('transform', `translate(${left} ${top}) scale(${scale})`);
    const far = scale < FAR;
    svg.classList.toggle('far', far);
    if (far) nameBoxes();
    const x0 = -left / scale;
    const y0 = -top / scale;
    const x1 = x0 + width / scale;
    const y1 = y0 + height / scale;
    for (const thing of [...boxes, ...lines]) {
      const shown = thing.x <= x1 && thing.x + thing.w >= x0 && thing.y <= y1 && thing.y + thing.h >= y0;
      if (shown !== thing.shown) {
        thing.shown = shown;
        thing.element.style.display = shown ? '' : 'none';
      }
    }
    if (!far) boxes.forEach((box, i) => box.shown && near(i));
  }

  // Far away, the name fills its box; it is written anew at each doubling of the scale.
  function nameBoxes() {
    const step = Math.round(Math.log2(scale) * 2);
    if (step === titles) return;
    titles = step;
    for (const [i, box] of boxes.entries()) {
      let title = box.element.querySelector('.title');
      const name = data.boxes[i].short;
      if (!title) {
        title = document.createElementNS(svg.namespaceURI, 'text');
        title.setAttribute('class', 'title');
        title.textContent = name;
        box.element.append(title);
      }
      const fitting = Math.min((box.w - 8) / (name.length * 0.62), box.h * 0.7);
      const wanted = Math.min(fitting, Math.max(13, 12 / 2 ** (step / 2)));
      title.setAttribute('font-size', wanted.toFixed(1));
      title.setAttribute('x', box.w / 2);
      title.setAttribute('y', box.h / 2 + wanted * 0.35);
    }
  }

  function changed() {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(draw);
    }
  }

  function move(dx, dy) {
    left += dx;
    top += dy;
    changed();
  }

  function zoom(factor, at) {
    const {width, height} = canvas.getBoundingClientRect();
    const point = at || {x: width / 2, y: height / 2};
    const next = Math.max(Math.min(smallest(), 0.2), Math.min(LARGEST, scale * factor));
    left = point.x - (point.x - left) * next / scale;
    top = point.y - (point.y - top) * next / scale;
    scale = next;
    changed();
  }

  function fit() {
    const {width, height} = canvas.getBoundingClientRect();
    scale = smallest();
    left = (width - size.w * scale) / 2;
    top = Math.max((height - size.h * scale) / 2, 0);
    changed();
  }

  // The height that the details of a table leave free on a narrow screen.
  function freeHeight() {
    const {top, height} = canvas.getBoundingClientRect();
    const details = document.getElementById('details');
    const above = details.getBoundingClientRect().top - top;
    return !details.hidden && above > 0 ? above : height;
  }

  function centre(index) {
    const {width} = canvas.getBoundingClientRect();
    const height = freeHeight();
    const box = boxes[index];
    scale = Math.max(scale, Math.min(0.9, (width - 24) / box.w));
    left = width / 2 - (box.x + box.w / 2) * scale;
    top = height / 2 - (box.y + Math.min(box.h, height / scale) / 2) * scale;
    changed();
  }

  // Moves the picture only if the box is not inside the window.
  function reveal(index) {
    const {width, height} = canvas.getBoundingClientRect();
    const box = boxes[index];
    const x = box.x * scale + left;
    const y = box.y * scale + top;
    if (x < 0 || y < 0 || x + box.w * scale > width || y + box.h * scale > height) centre(index);
  }

  const pointers = new Map();
  let travelled = 0;
  function place(event) {
    const {left: x, top: y} = canvas.getBoundingClientRect();
    return {x: event.clientX - x, y: event.clientY - y};
  }
  canvas.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    if (pointers.size === 0) travelled = 0;
    pointers.set(event.pointerId, place(event));
  });
  canvas.addEventListener('pointermove', event => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = place(event);
    const others = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (travelled > 4 && !canvas.classList.contains('moving')) {
      canvas.classList.add('moving');
      canvas.setPointerCapture(event.pointerId);
    }
    pointers.set(event.pointerId, now);
    if (others.length === 0) {
      move(now.x - before.x, now.y - before.y);
    } else {
      const old = Math.hypot(before.x - others[0].x, before.y - others[0].y);
      zoom(Math.hypot(now.x - others[0].x, now.y - others[0].y) / Math.max(old, 1), others[0]);
    }
  });
  for (const end of ['pointerup', 'pointercancel']) {
    canvas.addEventListener(end, event => {
      pointers.delete(event.pointerId);
      canvas.classList.remove('moving');
    });
  }
  canvas.addEventListener('wheel', event => {
    if (document.body.classList.contains('report') && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === 1 ? 20 : 1);
    zoom(Math.exp(-Math.max(-120, Math.min(120, pixels)) / (event.ctrlKey ? 100 : 400)), place(event));
  }, {passive: false});
  addEventListener('resize', changed);

  // A print shows the whole picture.
  addEventListener('beforeprint', () => {
    svg.setAttribute('viewBox', `0 0 ${size.w} ${size.h}`);
    world.removeAttribute('transform');
    svg.classList.remove('far');
    for (const thing of [...boxes, ...lines]) {
      thing.shown = true;
      thing.element.style.display = '';
    }
    boxes.forEach((_, i) => near(i));
  });
  addEventListener('afterprint', () => {
    svg.removeAttribute('viewBox');
    changed();
  });

  return {
    canvas, svg, world, boxes, links, data, move, zoom, fit, centre, reveal, changed,
    wasDragged: () => travelled > 4,
    scale: () => scale,
    whenNear(act) {
      near = act;
    },
    isReadable: () => scale >= FAR,
  };
})();
