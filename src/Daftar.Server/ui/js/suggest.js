// Suggestions under the search box: a combobox with a list (WAI-ARIA practices), on top of a form that works without it.
(() => {
  'use strict';

  const wait = 120;
  let box = null, list = null, said = null, links = [], chosen = -1, timer = 0, asking = null;

  function prepare(input) {
    if (input === box) return;
    close();
    box = input;
    list = document.createElement('div');
    list.id = 'suggestions';
    list.className = 'suggestions';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', box.dataset.label);
    list.hidden = true;
    said = document.createElement('div');
    said.className = 'visually-hidden';
    said.setAttribute('role', 'status');
    box.form.append(list, said);
    box.setAttribute('role', 'combobox');
    box.setAttribute('aria-autocomplete', 'list');
    box.setAttribute('aria-controls', list.id);
    box.setAttribute('aria-expanded', 'false');
    box.addEventListener('keydown', keys);
    box.addEventListener('blur', () => setTimeout(close, 150));
    // the list is not left by pressing on it: the box keeps the focus
    list.addEventListener('mousedown', event => event.preventDefault());
    list.addEventListener('click', event => {
      const option = event.target.closest('[role=option]');
      if (option) location.assign(option.dataset.page);
    });
  }

  document.addEventListener('input', event => {
    const input = event.target;
    if (!input.dataset?.suggest) return;
    prepare(input);
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  });

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const typed = box.value;
    if (typed.trim().length === 0 || typed.length > 200) return close();
    try {
      const answer = await fetch(`${box.dataset.suggest}&q=${encodeURIComponent(typed)}`, { signal: asking.signal });
      if (answer.ok && document.activeElement === box && box.value === typed) show((await answer.json()).suggestionBag);
    } catch (problem) {
      if (problem.name !== 'AbortError') close();
    }
  }

  function show(found) {
    list.replaceChildren();
    links = [];
    chosen = -1;
    box.removeAttribute('aria-activedescendant');
    for (const kind of new Set(found.map(one => one.suggestionCategory))) {
      const group = part('div', '', list);
      group.setAttribute('role', 'group');
      group.setAttribute('aria-label', box.dataset[kind]);
      part('div', 'suggestions-kind', group, box.dataset[kind]).setAttribute('aria-hidden', 'true');
      for (const one of found.filter(other => other.suggestionCategory === kind)) {
        const option = part('div', 'suggestion', group);
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.id = `suggestion-${links.length}`;
        option.dataset.page = one.page;
        const text = part('bdi', 'suggestion-text', option, one.suggestionText);
        if (one.meaningText) text.append(` · ${one.meaningText}`);
        part('span', 'count', option, one.entryQuantity.toLocaleString(document.documentElement.lang));
        links.push(option);
      }
    }
    list.hidden = links.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    said.textContent = list.hidden ? '' : box.dataset.found.replace('{0}', links.length);
  }

  function part(name, style, into, text) {
    const made = document.createElement(name);
    if (style) made.className = style;
    if (text) made.textContent = text;
    into.append(made);
    return made;
  }

  function keys(event) {
    if (list.hidden || event.isComposing) return;
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else if (event.key === 'Enter' && chosen >= 0) location.assign(links[chosen].dataset.page);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  }

  // beyond either end the box itself is next, as it was typed
  function choose(next) {
    links[chosen]?.setAttribute('aria-selected', 'false');
    chosen = next < -1 ? links.length - 1 : next >= links.length ? -1 : next;
    if (chosen < 0) return box.removeAttribute('aria-activedescendant');
    links[chosen].setAttribute('aria-selected', 'true');
    links[chosen].scrollIntoView({ block: 'nearest' });
    box.setAttribute('aria-activedescendant', links[chosen].id);
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    if (!list) return;
    list.hidden = true;
    said.textContent = '';
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
    chosen = -1;
  }
})();
