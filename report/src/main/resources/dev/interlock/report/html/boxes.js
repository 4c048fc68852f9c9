// Tables: choosing one, its details, and whether it shows all columns.
const tables = view && (() => {
  const {data} = view;
  const details = document.getElementById('details');
  const status = document.getElementById('status');
  const toggle = document.getElementById('columns');
  const ROW = 20;
  const BASE = 4;
  let chosen = -1;

  data.boxes.forEach((table, i) => {
    const {element} = view.boxes[i];
    const count = table.rows.length;
    element.setAttribute('tabindex', '-1');
    element.setAttribute('role', 'button');
    element.setAttribute('aria-label', `${table.tag || 'table'} ${table.name}, ${count} ${table.unit}`);
    element.addEventListener('click', () => view.wasDragged() || choose(i));
    element.addEventListener('dblclick', () => setExpanded(i, !isExpanded(i)));
    element.addEventListener('focus', () => view.reveal(i));
  });

  function text(tag, x, y, content, style) {
    const element = document.createElementNS(view.svg.namespaceURI, tag);
    if (style) element.setAttribute('class', style);
    element.setAttribute('x', x);
    element.setAttribute('y', y);
    element.textContent = content;
    return element;
  }

  function isExpanded(i) {
    const {element} = view.boxes[i];
    return !element.classList.contains('keys-only') && !element.querySelector('.count');
  }

  // Adds the rows up to a number that the file does not draw: those of large diagrams, once they are
  // near.
  function completeRows(i, upTo) {
    const {element, w} = view.boxes[i];
    const table = data.boxes[i];
    for (let n = element.querySelectorAll('.row').length; n < upTo; n++) {
      const [name, mark, type, hint, target] = table.rows[n];
      const y = data.header + n * ROW + ROW / 2 + BASE;
      const row = document.createElementNS(view.svg.namespaceURI, 'g');
      row.setAttribute('class', n < table.keys ? 'row key' : 'row');
      if (hint) row.append(text('title', 0, 0, hint));
      row.append(text('text', 10, y, mark, 'mark'), text('text', 34, y, cut(name, 36), 'column'));
      row.append(target
        ? text('text', w - 10, y, cut('→ ' + target, 24), 'type target')
        : text('text', w - 10, y, cut(type, 24), 'type'));
      element.append(row);
    }
  }

  function cut(content, length) {
    return content.length > length ? content.slice(0, length - 1) + '…' : content;
  }

  function setExpanded(i, expanded) {
    const table = data.boxes[i];
    const box = view.boxes[i];
    const hidden = table.rows.length - table.keys;
    if (hidden === 0 || table.unit !== 'columns') return;
    box.element.querySelector('.count')?.remove();
    completeRows(i, expanded ? table.rows.length : table.keys);
    box.element.classList.toggle('keys-only', !expanded);
    if (!expanded) {
      const y = data.header + table.keys * ROW + ROW / 2 + BASE;
      box.element.append(text('text', 34, y, `+ ${hidden} ${hidden === 1 ? 'column' : 'columns'}`, 'count'));
    }
    box.h = data.header + (expanded ? table.rows.length : table.keys + 1) * ROW + data.bottom;
    box.element.querySelector('.frame').setAttribute('height', box.h);
    const raised = box.h > Number(box.element.dataset.h);
    box.element.classList.toggle('raised', raised);
    if (raised) box.element.parentNode.append(box.element);
    if (i === chosen) describe(i);
    view.changed();
  }

  function setAllExpanded(expanded) {
    data.boxes.forEach((_, i) => setExpanded(i, expanded));
    toggle.setAttribute('aria-pressed', String(expanded));
    status.textContent = expanded ? 'All columns are shown.' : 'Only keys are shown.';
  }

  function choose(i) {
    clear();
    chosen = i;
    view.svg.classList.add('choosing');
    view.boxes[i].element.classList.add('chosen');
    for (const line of view.links) {
      if (line.from !== i && line.to !== i) continue;
      if (line.element) line.element.classList.add('lit');
      else view.world.append(curve(view.boxes[line.to], view.boxes[line.from]));
      view.boxes[line.from].element.classList.add('near');
      view.boxes[line.to].element.classList.add('near');
    }
    describe(i);
    for (const box of view.boxes) box.element.setAttribute('tabindex', '-1');
    view.boxes[i].element.setAttribute('tabindex', '0');
    view.boxes[i].element.focus({preventScroll: true});
  }

  // A key between tables that are far apart is drawn while one of them is chosen.
  function curve(to, from) {
    const path = document.createElementNS(view.svg.namespaceURI, 'path');
    const x0 = to.x + to.w;
    const y0 = to.y + data.header / 2;
    const y1 = from.y + data.header / 2;
    const bend = Math.max(80, Math.abs(from.x - x0) / 3);
    path.setAttribute('class', 'line lit curve');
    path.setAttribute('d', `M${x0} ${y0}C${x0 + bend} ${y0} ${from.x - bend} ${y1} ${from.x} ${y1}`);
    return path;
  }

  function clear() {
    chosen = -1;
    for (const path of view.world.querySelectorAll('.curve')) path.remove();
    details.hidden = true;
    view.svg.classList.remove('choosing');
    for (const thing of view.svg.querySelectorAll('.chosen, .near, .lit')) {
      thing.classList.remove('chosen', 'near', 'lit');
    }
  }

  function make(tag, style, content) {
    const element = document.createElement(tag);
    if (style) element.className = style;
    if (content !== undefined) element.textContent = content;
    return element;
  }

  function action(style, label, act) {
    const button = make('button', style, label);
    button.type = 'button';
    button.addEventListener('click', act);
    return button;
  }

  function describe(i) {
    const table = data.boxes[i];
    const rows = make('table');
    for (const [name, mark, type, hint] of table.rows) {
      const row = rows.insertRow();
      row.append(make('td', '', mark), make('td', '', name), make('td', 'kind', type));
      if (hint) row.cells[1].append(make('span', 'hint', hint));
    }
    const leave = action('leave', '×', leaveTable);
    leave.setAttribute('aria-label', 'Close');
    details.replaceChildren(leave, make('h2', '', table.name));
    if (table.tag) details.append(make('p', '', table.tag));
    if (table.comment) details.append(make('p', '', table.comment));
    details.append(rows);
    jumps('Refers to', view.links.filter(line => line.from === i), line => line.to);
    jumps('Referred to by', view.links.filter(line => line.to === i), line => line.from);
    details.hidden = false;
  }

  function jumps(heading, lines, target) {
    if (lines.length === 0) return;
    details.append(make('h3', '', `${heading} (${lines.length})`));
    for (const line of lines) {
      details.append(action('jump', line.label, () => go(target(line))));
    }
  }

  function go(i) {
    choose(i);
    view.centre(i);
    status.textContent = view.boxes[i].element.getAttribute('aria-label');
  }

  function leaveTable() {
    clear();
    view.canvas.focus();
  }

  // The nearest table in a direction, measured from the middle; what lies aside counts double.
  function next(dx, dy) {
    const from = view.boxes[chosen];
    let best = -1;
    let shortest = Infinity;
    view.boxes.forEach((box, i) => {
      const x = box.x + box.w / 2 - from.x - from.w / 2;
      const y = box.y + box.h / 2 - from.y - from.h / 2;
      const ahead = x * dx + y * dy;
      const distance = ahead + 2 * Math.abs(x * dy + y * dx);
      if (i !== chosen && ahead > 0 && distance < shortest) {
        best = i;
        shortest = distance;
      }
    });
    return best;
  }

  function step(dx, dy) {
    const target = chosen < 0 ? first() : next(dx, dy);
    if (target >= 0) {
      choose(target);
      if (!view.isReadable()) view.centre(target);
    }
  }

  function first() {
    const shown = view.boxes.findIndex(box => box.shown);
    return shown < 0 ? 0 : shown;
  }

  view.whenNear(i => {
    if (data.boxes[i].unit === 'columns') completeRows(i, data.boxes[i].keys);
  });
  toggle.setAttribute('aria-pressed', String(data.detail === 'ALL'));
  toggle.addEventListener('click', () => setAllExpanded(toggle.getAttribute('aria-pressed') !== 'true'));

  return {
    data, choose, go, step, leaveTable,
    hasChosen: () => chosen >= 0,
    toggleAll: () => toggle.click(),
    toggleChosen: () => setExpanded(chosen, !isExpanded(chosen)),
  };
})();
