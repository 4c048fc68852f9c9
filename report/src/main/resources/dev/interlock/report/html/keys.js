// The keyboard and the buttons.
if (tables) {
  const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
  const PAN = 80;
  const ZOOM = 1.3;

  document.getElementById('zoom-in').addEventListener('click', () => view.zoom(ZOOM));
  document.getElementById('zoom-out').addEventListener('click', () => view.zoom(1 / ZOOM));
  document.getElementById('fit').addEventListener('click', view.fit);

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === '/') {
      event.preventDefault();
      document.getElementById('search').focus();
      return;
    }
    const inside = view.canvas.contains(event.target);
    const whole = document.body.classList.contains('whole') && event.target === document.body;
    if (event.key === 'Escape' && tables.hasChosen()) tables.leaveTable();
    if (inside || whole) inDrawing(event);
  });

  function inDrawing(event) {
    const arrow = ARROWS[event.key];
    if (arrow) {
      event.preventDefault();
      if (event.shiftKey) view.move(-arrow[0] * PAN, -arrow[1] * PAN);
      else tables.step(...arrow);
    } else if (event.key === '+' || event.key === '=') {
      view.zoom(ZOOM);
    } else if (event.key === '-') {
      view.zoom(1 / ZOOM);
    } else if (event.key === '0') {
      view.fit();
    } else if (event.key === 'c') {
      tables.toggleAll();
    } else if ((event.key === 'Enter' || event.key === ' ') && tables.hasChosen()) {
      event.preventDefault();
      tables.toggleChosen();
    }
  }

  view.fit();
}
