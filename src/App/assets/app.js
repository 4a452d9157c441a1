import htmx from "htmx.org/dist/htmx.esm.js";
import "./enhance.js";
import "./card.js";
import "./rules.js";
import "./books.js";
import "./metrics.js";
import "./drafts.js";
import "./proofread.js";

// Pages with personal data are asked for again instead of being kept in the browser.
htmx.config.historyCacheSize = 0;
htmx.config.refreshOnHistoryMiss = true;
// The content security policy allows neither inline styles nor eval.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.scrollIntoViewOnBoost = false;

// Filters that are not set stay out of the address.
document.addEventListener("htmx:configRequest", event => {
  const { elt, parameters } = event.detail;
  if (!elt.matches("form.filters")) return;
  for (const [name, value] of Object.entries(parameters)) if (value === "") delete parameters[name];
});

// A session that ended, or an error, answers with another page: show that page instead of an empty list.
document.addEventListener("htmx:beforeSwap", event => {
  const { xhr, target } = event.detail;
  if (xhr.status >= 400 || !xhr.responseText.includes(`id="${target.id}"`)) {
    event.detail.shouldSwap = false;
    window.location.assign(xhr.responseURL || window.location.href);
  }
});
