// Colours: as the system, light, dark, by turns.
{
  const button = document.getElementById('theme');
  const themes = ['', 'light', 'dark'];
  let chosen = 0;
  button.addEventListener('click', () => {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const order = dark ? ['', 'light', 'dark'] : ['', 'dark', 'light'];
    chosen = (chosen + 1) % themes.length;
    const theme = order[chosen];
    document.documentElement.dataset.theme = theme;
    button.setAttribute('aria-label', 'Colours: ' + (theme || 'as the system'));
  });
}
