// The search: names of tables before columns, beginnings before other places.
if (tables) {
  const input = document.getElementById('search');
  const list = document.getElementById('hits');
  const MOST = 30;
  const entries = tables.data.boxes.flatMap((table, i) => [
    {label: table.name, word: table.name.toLowerCase(), i, rank: 0},
    ...table.rows.map(row => ({
      label: `${table.name}.${row[0]}`, word: row[0].toLowerCase(), i, rank: 2,
    })),
  ]);
  let hits = [];
  let selected = 0;

  function find() {
    const wanted = input.value.trim().toLowerCase();
    hits = wanted === '' ? [] : entries
      .map(entry => ({entry, at: entry.word.indexOf(wanted)}))
      .filter(hit => hit.at >= 0)
      .map(({entry, at}) => ({...entry, rank: entry.rank + (at > 0 ? 1 : 0)}))
      .sort((a, b) => a.rank - b.rank || a.word.length - b.word.length || a.i - b.i)
      .slice(0, MOST);
    selected = 0;
    show(wanted !== '');
  }

  function show(open) {
    list.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
    list.replaceChildren(...hits.map((hit, n) => {
      const item = document.createElement('li');
      item.id = 'hit' + n;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', String(n === selected));
      item.textContent = hit.label;
      item.addEventListener('pointerdown', event => {
        event.preventDefault();
        take(n);
      });
      return item;
    }));
    if (open && hits.length === 0) {
      const none = document.createElement('li');
      none.className = 'none';
      none.textContent = 'No table or column has this in its name.';
      list.append(none);
    }
    if (open && hits.length > 0) input.setAttribute('aria-activedescendant', 'hit' + selected);
    else input.removeAttribute('aria-activedescendant');
    document.getElementById('hit' + selected)?.scrollIntoView({block: 'nearest'});
  }

  function take(n) {
    if (!hits[n]) return;
    show(false);
    tables.go(hits[n].i);
  }

  input.addEventListener('input', find);
  input.addEventListener('focus', find);
  input.addEventListener('blur', () => show(false));
  input.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      selected = (selected + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % Math.max(1, hits.length);
      show(true);
    } else if (event.key === 'Enter') {
      take(selected);
    } else if (event.key === 'Escape') {
      input.value = '';
      find();
      view.canvas.focus();
    }
    event.stopPropagation();
  });
}
