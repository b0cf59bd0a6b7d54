// The button beside the answer: copies it, or where the browser does not let a page do that, selects it.
"use strict";
const box = document.getElementById("answer");
const button = document.getElementById("copy");
const says = button.textContent;
function select() {
  getSelection().selectAllChildren(box);
}
function tell(text) {
  button.textContent = text;
  setTimeout(() => { button.textContent = says; }, 4000);
}
button.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(box.textContent);
    tell(button.dataset.copied);
  } catch {
    select();
    tell(document.execCommand("copy") ? button.dataset.copied : button.dataset.selected);
  }
});
button.hidden = false;
