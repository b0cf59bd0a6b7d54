// Makes the forms pleasant: answers are kept as they are given, files can be dropped, taking a file in shows how far
// it is. Without this script every form works as it stands.
"use strict";

{
document.documentElement.classList.add("js");

// What a press would meet once the tool has stopped is the browser's own error page: so it is asked for first.
async function alive() {
  try {
    return (await fetch(document.body.dataset.alive, { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

function tellStopped() {
  const stopped = document.getElementById("stopped");
  stopped.hidden = false;
  stopped.focus();
}

async function go(address) {
  if (await alive()) window.location.assign(address);
  else tellStopped();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (event.defaultPrevented || link.getAttribute("href").startsWith("#")) return;
  event.preventDefault();
  go(link.href);
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.dataset.sure) return;
  event.preventDefault();
  if (!(await alive())) {
    tellStopped();
    return;
  }
  form.dataset.sure = "yes";
  form.requestSubmit(event.submitter);
  delete form.dataset.sure;
});

// A file that misses its place must not make the browser leave the page.
for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());

// A picture that its server does not give leaves no torn box.
const torn = (image) => image.closest(".question-card") && image.remove();
document.addEventListener("error", (event) => { if (event.target.tagName === "IMG") torn(event.target); }, true);
for (const image of document.images) if (image.complete && !image.naturalWidth && image.loading !== "lazy") torn(image);

const left = document.getElementById("left");

// The next card without an answer, behind the one at hand and then from the top: none is ever passed over.
function nextOpen(card) {
  const open = [...document.querySelectorAll(".answer.open")].map((box) => box.closest(".question-card"));
  return open.find((one) => card && card.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) || open[0];
}

// An answered card says its answer on its line, and the next one that is open unfolds.
function settle(card) {
  const given = card.querySelector(".given");
  const chosen = card.querySelector(".answer input:checked");
  if (chosen) {
    given.textContent = chosen.parentElement.textContent.trim();
    given.classList.remove("ask");
    card.querySelector(".answer").classList.remove("open");
  }
  const next = nextOpen(card);
  if (next) next.open = true;
}

function goTo(card) {
  card.open = true;
  card.querySelector("summary").focus();
  card.scrollIntoView({ block: "nearest" });
}

async function keep(form, card, fields) {
  const said = card.querySelector(".saved");
  said.textContent = "";
  try {
    const response = await fetch(form.action, {
      method: "POST",
      keepalive: true,
      body: new URLSearchParams(fields),
      headers: { Accept: "application/json" },
    });
    if (!response.ok) throw new Error(response.status);
    const answer = await response.json();
    left.textContent = answer.said;
    left.href = answer.open ? left.dataset.open : left.dataset.done;
    said.textContent = said.dataset.saved;
    const undo = document.querySelector("form.undo");
    undo.hidden = false;
    undo.querySelector("button").textContent = answer.back;
    said.classList.remove("failed");
    settle(card);
    return true;
  } catch {
    said.textContent = said.dataset.failed;
    said.classList.add("failed");
    if (!(await alive())) tellStopped();
    return false;
  }
}

const answers = document.querySelector("form.answers");
if (answers) {
  let last = Promise.resolve(); // one after the other, so that an earlier answer never overtakes a later one
  let lost = false;
  answers.addEventListener("change", (event) => {
    const card = event.target.closest(".question-card");
    if (!card) return;
    if (event.target.type === "radio") {
      for (const select of card.querySelectorAll("select")) select.value = "";
    }
    const fields = [...card.querySelectorAll("input:checked, select")]
      .filter((field) => field.value)
      .map((field) => [field.name, field.value]);
    last = last.then(() => keep(answers, card, fields)).then((kept) => { lost ||= !kept; });
  });
  const toNext = (card) => {
    const next = nextOpen(card);
    if (next) goTo(next);
    else last.then(() => go(left.href));
  };
  const button = document.getElementById("next");
  if (button) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      toNext(document.activeElement.closest(".question-card"));
    });
  }
  // Single keys, and only where the focus is on a card: elsewhere they belong to whoever reads or types.
  answers.addEventListener("keydown", (event) => {
    const card = event.target.closest(".question-card");
    if (!card || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select")) return;
    const key = event.key.toLowerCase();
    const choice = /^[1-9]$/.test(key) && card.querySelectorAll(".answer input")[key - 1];
    if (choice) {
      const wasOpen = card.querySelector(".answer").classList.contains("open");
      card.open = true;
      choice.checked = true;
      choice.dispatchEvent(new Event("change", { bubbles: true }));
      // Whoever changes an answer when none is open stays, and may take it back.
      const onward = () => wasOpen || nextOpen(card);
      const isHere = () => card.contains(document.activeElement) || document.activeElement === document.body;
      last.then(() => { if (onward() && isHere()) toNext(card); });
    } else if (key === "n") toNext(card);
    else if (key === "u") last.then(() => { const undo = document.querySelector("form.undo"); if (!undo.hidden) undo.requestSubmit(undo.querySelector("button")); });
    else return;
    event.preventDefault();
  });
  const undone = document.getElementById(`card-${answers.dataset.undone}`);
  if (undone) goTo(undone);
  // Everything is kept already: going on must not send this page again, which another tab may have outdated.
  answers.addEventListener("submit", (event) => {
    if (lost || !event.submitter || event.submitter.name !== "go") return;
    event.preventDefault();
    const to = event.submitter.value;
    last.then(() => go(to === "changes" ? answers.dataset.changes : `${answers.action}?${to}`));
  });
}

for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", () => {
    if (!form.dataset.sure) return;
    const button = form.querySelector("button");
    button.textContent = form.dataset.busy;
    button.setAttribute("aria-busy", "true");
  });
}

// Takes files in: how far that is shows below the button; what comes of it is the next page.
function send(form, files) {
  const progress = form.querySelector(".progress");
  const bar = progress.querySelector("progress");
  const text = progress.querySelector("p");
  const button = form.querySelector("button");
  const fields = new FormData(form);
  if (files) {
    const name = form.querySelector("input[type=file]").name;
    fields.delete(name);
    for (const file of files) fields.append(name, file);
  }
  const request = new XMLHttpRequest();
  form.hidden = progress.hidden = false;
  button.disabled = true;
  text.textContent = form.dataset.sending;
  request.upload.onprogress = (moved) => {
    if (!moved.lengthComputable) return;
    bar.value = (100 * moved.loaded) / moved.total;
    text.textContent = `${form.dataset.sending} ${Math.floor(bar.value)}%`;
  };
  request.upload.onload = () => { bar.removeAttribute("value"); text.textContent = form.dataset.reading; };
  request.onload = () => {
    if (request.status < 300) {
      window.location.assign(request.responseURL);
      return;
    }
    document.open();
    document.write(request.responseText);
    document.close();
  };
  request.onerror = () => { button.disabled = false; bar.value = 0; text.textContent = form.dataset.cut; alive().then((is) => is || tellStopped()); };
  request.open("POST", form.action);
  request.send(fields);
}

for (const form of document.querySelectorAll("form.bring")) {
  const anywhere = form.classList.contains("anywhere");
  const field = form.querySelector(".drop");
  const input = field.querySelector("input");
  const take = (files) => {
    if (anywhere) {
      send(form, files);
      input.value = ""; // so that choosing the same file once more is a choice, too
      return;
    }
    input.files = files;
    field.querySelector(".picked").textContent = [...files].map((file) => file.name).join(", ");
  };
  field.addEventListener("click", (event) => { if (!event.target.closest("input, label, a")) input.click(); });
  input.addEventListener("change", () => { if (input.files.length) take(input.files); });
  // A page with one place for files takes them wherever they are dropped.
  const zone = anywhere ? document : field;
  const light = (on) => field.classList.toggle("over", on);
  zone.addEventListener("dragover", () => light(true));
  zone.addEventListener("dragleave", (event) => { if (!anywhere || !event.relatedTarget) light(false); });
  zone.addEventListener("drop", (event) => {
    light(false);
    if (anywhere && event.target.closest("form.bring") && !form.contains(event.target)) return; // it has a place of its own
    if (event.dataTransfer && event.dataTransfer.files.length) take(event.dataTransfer.files);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
}

// Work under way: how far it is, and at its end on to what came of it.
const going = document.querySelector("[data-going]");
if (going) {
  const bar = going.querySelector("progress");
  const said = going.querySelector(".said");
  const look = async () => {
    try {
      const response = await fetch(going.dataset.going, { cache: "no-store", headers: { Accept: "application/json" } });
      const far = await response.json();
      if (far.over) {
        window.location.replace(going.dataset.going);
        return;
      }
      if (far.said) said.textContent = far.said;
      if (far.part) {
        bar.max = far.part[1];
        bar.value = far.part[0];
      } else bar.removeAttribute("value");
    } catch {
      if (!(await alive())) {
        tellStopped();
        return;
      }
    }
    setTimeout(look, 700);
  };
  setTimeout(look, 300);
}
}
