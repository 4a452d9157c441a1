import htmx from "htmx.org/dist/htmx.esm.js";
import "./enhance.js";

// Nothing of a page is kept in the browser's storage: the pages hold personal data.
htmx.config.historyCacheSize = 0;
htmx.config.refreshOnHistoryMiss = true;
// The content security policy allows neither inline styles nor eval.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.scrollIntoViewOnBoost = false;

// A session that ended, or an error, answers with another page: show that page instead of an empty list.
document.addEventListener("htmx:beforeSwap", event => {
  const { xhr, target } = event.detail;
  if (xhr.status >= 400 || !xhr.responseText.includes(`id="${target.id}"`)) {
    event.detail.shouldSwap = false;
    window.location.assign(xhr.responseURL || window.location.href);
  }
});
