// Small comforts on top of pages that work without any script.
(() => {
  'use strict';

  // On a phone the filters are folded away until asked for, and stay open while one ticks; on a wide screen they are always open.
  const wide = matchMedia('(min-width: 60rem)');
  const filters = () => document.getElementById('filters');
  const unfold = open => {
    if (filters()) filters().open = open;
  };
  let wasOpen = false;
  unfold(wide.matches);
  wide.addEventListener('change', () => unfold(wide.matches));
  document.addEventListener('htmx:beforeSwap', () => {
    wasOpen = filters()?.open ?? false;
  });
  document.addEventListener('htmx:afterSwap', () => unfold(wide.matches || wasOpen));

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
