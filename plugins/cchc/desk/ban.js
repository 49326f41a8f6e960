// What scripts add to the desk: dropping a file, digits for answers, the row of a question beside it. All else works without.
"use strict";

const drop = document.querySelector(".tha");
if (drop) {
  const input = drop.querySelector("input[type=file]");
  addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("tren"); });
  addEventListener("dragleave", () => drop.classList.remove("tren"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    drop.requestSubmit();
  });
  input.addEventListener("change", () => drop.requestSubmit());
}

const questions = [...document.querySelectorAll("form.hoi")];
const frame = document.querySelector("iframe");
const current = () => questions.find((form) => form.contains(document.activeElement));

function enter(form) {
  const first = form && form.querySelector("input[type=radio], input[type=text]");
  if (first) { first.focus(); form.scrollIntoView({ block: "nearest" }); }
}

// The row that is asked about stands beside its question.
addEventListener("focusin", () => {
  const form = current();
  for (const other of questions) other.classList.toggle("dang", other === form);
  const place = document.activeElement.closest(".cho, .lech") || form;
  const link = place && place.querySelector("a.xem");
  if (link && frame && frame.contentWindow.location.href !== link.href) frame.contentWindow.location.replace(link.href);
});

addEventListener("keydown", (event) => {
  const target = event.target;
  if (event.ctrlKey || event.altKey || event.metaKey || /^(text|file)$/.test(target.type || "") || target.tagName === "SELECT") return;
  const form = current();
  if (event.key === "n" || event.key === "p") {
    const at = questions.indexOf(form) + (event.key === "n" ? 1 : -1);
    enter(questions[Math.max(0, Math.min(at, questions.length - 1))]);
    event.preventDefault();
  } else if (form && /^[1-9]$/.test(event.key)) {
    const place = target.closest(".cho") || form.querySelector("fieldset");
    const choices = [...place.querySelectorAll("input[type=radio]")].filter((input) => (input.closest(".cho") || form.querySelector("fieldset")) === place);
    const choice = choices[Number(event.key) - 1];
    if (choice) { choice.checked = true; choice.focus(); event.preventDefault(); }
  }
});
