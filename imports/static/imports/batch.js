// Keeps the progress of a batch in step while it runs, and shows the result when it ends.
// Without this script the page reloads itself.
(() => {
  "use strict";

  const box = document.querySelector("[data-progress-url]");
  if (!box) return;

  const bar = box.querySelector("[data-progress-bar]");
  const parts = ["state", "stage", "percentText", "left", "note"];
  const places = new Map(parts.map((part) => [part, box.querySelector(`[data-progress-${part.toLowerCase()}]`)]));
  const lost = box.querySelector("[data-progress-lost]");
  const SHORTEST = 700;
  const LONGEST = 5000;
  const said = box.querySelector("[data-progress-said]");
  const STEP = 25; // percent between two announcements: each change would drown a screen reader's user
  let pause = SHORTEST;
  let told = "";

  const show = (answer) => {
    lost.hidden = true;
    bar.value = answer.percent;
    for (const [part, place] of places) {
      if (place.textContent !== answer[part]) place.textContent = answer[part];
    }
  };

  const say = (answer) => {
    const step = `${answer.state} ${answer.stage} ${Math.floor(answer.percent / STEP)}`;
    if (step === told) return;
    told = step;
    said.textContent = [answer.state, answer.stage, answer.percentText, answer.left].filter(Boolean).join("، ");
  };

  const ask = async () => {
    try {
      const response = await fetch(box.dataset.progressUrl, {
        headers: { Accept: "application/json" },
        credentials: "same-origin",
      });
      if (!response.ok || response.redirected) throw new Error(String(response.status));
      const answer = await response.json();
      show(answer);
      say(answer);
      if (!answer.running) {
        window.location.reload();
        return;
      }
      pause = Math.min(pause * 1.2, 2500);
    } catch {
      lost.hidden = false;
      pause = Math.min(pause * 2, LONGEST);
    }
    window.setTimeout(ask, pause);
  };

  window.setTimeout(ask, pause);
})();
