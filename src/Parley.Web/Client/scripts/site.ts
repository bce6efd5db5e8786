import { connect as connectChoosing } from "./choosing";
import htmx from "htmx.org";
import type { HtmxRequestCtx } from "htmx.org";
import { connect as connectCompleting } from "./completing";
import { connect as connectComposer } from "./composer";
import { connect as connectFileLimits } from "./file-limits";
import { connect as connectMentions } from "./mentions";
import { connect as connectMenus } from "./menus";
import { connect as connectMissingImages } from "./missing-images";
import { connect as connectPuzzle } from "./puzzle";
import { connect as connectPasskeys } from "./passkeys";
import { connect as connectQuotes } from "./quotes";
import { connect as connectRelativeTimes } from "./relative-times";
import { connect as connectReplies } from "./replies";
import { forgetOnLogout, forgetOnTakeBack, settle as settleSafetyCopies } from "./safety-copy";
import { connect as connectPostActs } from "./post-acts";
import { connect as connectScrollBoxes } from "./scroll-boxes";
import { connect as connectSearchBox } from "./search-box";
import { connect as connectSelectionQuotes } from "./selection-quotes";
import { connect as connectShortAddresses } from "./short-addresses";
import { connect as connectShortcuts } from "./shortcuts";
import { connect as connectSubmitOnce } from "./submit-once";

connectMissingImages();
connectRelativeTimes(document);
connectScrollBoxes(document);
connectMenus();
connectFileLimits();
connectSubmitOnce();
connectShortcuts();
connectShortAddresses();
connectChoosing();
connectQuotes();
connectReplies();
connectSelectionQuotes();
connectPostActs();
connectPasskeys();
settleSafetyCopies();
forgetOnLogout();
forgetOnTakeBack();
document.querySelectorAll<HTMLInputElement>("input[data-suggest]").forEach(connectSearchBox);
document.querySelectorAll<HTMLInputElement>("input[data-complete]").forEach(connectCompleting);
document.querySelectorAll<HTMLFormElement>("form[data-composer]").forEach(connectComposer);
document.querySelectorAll<HTMLFormElement>("form[data-puzzle]").forEach(connectPuzzle);
document.querySelectorAll<HTMLElement>("text-expander[data-mention-url]").forEach(connectMentions);

// Not htmx.onLoad: that passes over what stands in [hx-ignore], and members' text does, so that nothing in it can act.
document.addEventListener("htmx:after:swap", event => dress((event as CustomEvent<{ ctx: HtmxRequestCtx }>).detail.ctx.target));

function dress(root: ParentNode) {
  connectRelativeTimes(root);
  connectScrollBoxes(root);
}

// Who looks in and goes on needs neither the script nor a stream.
const LiveAfter = 1500;

if (document.querySelector("[data-news], [data-bell]")) {
  window.addEventListener("load", () => setTimeout(loadLive, LiveAfter));
}

async function loadLive() {
  try {
    const { connect } = await import("./live");
    connect(posts => {
      htmx.process(posts);
      dress(posts);
    });
  } catch {
    // Away just now: the page is whole without.
  }
}
