// Small comforts on top of pages that work without any script.
(() => {
  'use strict';

  // On a phone the filters are folded away; on a wide screen the style sheet keeps them open.
  const fold = () => {
    const filters = document.getElementById('filters');
    if (filters) filters.open = matchMedia('(min-width: 60rem)').matches;
  };
  fold();
  matchMedia('(min-width: 60rem)').addEventListener('change', fold);

  // "/" goes to the search box, as on many sites, unless one is typing.
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(input|textarea|select)$/i.test(event.target.tagName)) return;
    const box = document.getElementById('q');
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });

  // A new page of results is read from its top.
  document.addEventListener('htmx:afterSettle', event => {
    if (event.detail.requestConfig?.elt?.closest?.('.pages')) {
      document.getElementById('results')?.scrollIntoView();
    }
  });
})();
