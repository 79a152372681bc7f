/* Wagtail's own scripts count in English digits («2 رکورد»): on Persian pages, what they wrote is rewritten. */
(() => {
  const COUNTS = '[data-bulk-action-num-objects], [data-bulk-action-num-objects-in-listing], [data-inline-panel-child-count]';

  function rewrite(element) {
    const persian = element.textContent.replace(/[0-9]/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[digit]);
    if (persian !== element.textContent) element.textContent = persian;
  }

  function watch() {
    if (document.documentElement.lang !== 'fa') return;
    document.querySelectorAll(COUNTS).forEach(rewrite);
    new MutationObserver((changes) => {
      changes.forEach(({ target }) => {
        const count = (target.closest ? target : target.parentElement)?.closest(COUNTS);
        if (count) rewrite(count);
      });
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', watch);
  else watch();
})();
