// The task pane: what happens when a button is pressed, here or in the ribbon.

import { check } from "./api.js";
import { batchCalls } from "./batch.js";
import { fileName, wholeFile } from "./file.js";
import { jump } from "./jump.js";
import { offerKontroll, tellKontroll } from "./kontroll.js";
import { mark, notesSupported, unmark } from "./marks.js";
import { problemOf, problemText } from "./problem.js";
import { removeSheet, writeSheet } from "./sheet.js";
import { textsFor } from "./texts.js";
import { checkedText, findingsList, ranked } from "./view.js";

const settings = JSON.parse(document.getElementById("medelkoll").textContent);
const state = { language: "sv", texts: textsFor("sv"), file: null, sheet: [], findings: [], at: -1, work: null };
const $ = (id) => document.getElementById(id);

async function validate() {
  Object.assign(state, { file: null, findings: [], at: -1 }); // what was found in an older workbook is no longer true
  draw();
  const work = start(state.texts.taking);
  const part = (text, from, to) => (share) => progress(text, from + share * (to - from));
  const options = { maxBytes: settings.maxBytes, signal: work.signal, progress: part(state.texts.taking, 0, 40) };
  const bytes = await wholeFile(options);
  const sent = (share) => (share < 1 ? part(state.texts.sending, 40, 80)(share) : progress(state.texts.checking, null));
  const how = { path: settings.appPath, name: fileName(), language: state.language, timeout: settings.timeout, progress: sent, signal: work.signal };
  show(await check(bytes, how));
}

function show({ report, sheet }) {
  const [file] = report.files;
  Object.assign(state, { file, sheet, findings: ranked(file.findings), at: -1 });
  draw();
  tellKontroll(state.findings, state.texts);
  $("verdict").focus();
}

function draw() {
  const { file, findings, texts } = state;
  document.documentElement.lang = state.language;
  for (const button of document.querySelectorAll("[data-text]")) button.textContent = texts[button.dataset.text];
  $("language").textContent = texts.otherLanguage;
  $("language").lang = texts.otherLanguageCode;
  $("result").hidden = !file;
  for (const id of ["next", "mark"]) $(id).disabled = !findings.length;
  $("report").disabled = !file;
  if (!file) return;
  $("verdict").className = file.verdict;
  $("verdict").textContent = findings.length ? `${texts[file.verdict]}: ${texts.count(findings.length)}` : texts[file.verdict];
  $("checked").textContent = checkedText(file.checked, texts);
  $("findings").replaceChildren(...findingsList(findings, texts, (index) => run(() => go(index))));
}

async function go(index) {
  const { sheet, cell } = state.findings[index];
  state.at = index;
  const chosen = document.querySelector(`.finding[data-index="${index}"]`);
  document.querySelector(".finding[aria-current]")?.removeAttribute("aria-current");
  chosen.setAttribute("aria-current", "true");
  chosen.scrollIntoView({ block: "nearest" });
  if (cell) await jump(sheet, cell);
  say(state.texts.at(index + 1, state.findings.length, cell ? `${sheet}!${cell}` : state.texts.wholeFile));
}

async function next() {
  if (!state.findings.length) return say(state.file ? state.texts.noFindings : state.texts.notChecked);
  return go((state.at + 1) % state.findings.length);
}

async function markAll() {
  const { marked, skipped } = await mark(state.findings);
  if (!notesSupported()) await writeSheet(state.sheet);
  const text = notesSupported() ? state.texts.marked(marked) : state.texts.markedWithoutNotes(marked);
  say(withSkipped(text, skipped));
}

function withSkipped(text, sheets) {
  return sheets.length ? `${text} ${state.texts.skipped(sheets.join(", "))}` : text;
}

async function clear() {
  const marks = await unmark();
  const removed = marks.removed + (await removeSheet());
  say(withSkipped(removed ? state.texts.cleared : state.texts.nothingToClear, marks.skipped));
}

async function report() {
  await writeSheet(state.sheet);
  say(state.texts.written);
}

function start(text) {
  state.work = new AbortController();
  $("working").hidden = false;
  $("validate").disabled = true;
  progress(text, 0);
  return state.work;
}

function stop() {
  state.work = null;
  if ($("working").contains(document.activeElement)) $("status").focus();
  $("working").hidden = true;
  $("validate").disabled = false;
}

function progress(text, percent) {
  $("progress-text").textContent = text;
  if (percent === null) $("progress").removeAttribute("value");
  else $("progress").value = percent;
}

function say(text) {
  $("status").textContent = text;
}

// Every button goes through here: one thing at a time, and a problem becomes a text.
async function run(action) {
  if (state.work) return;
  say("");
  $("problem").textContent = "";
  document.querySelector("main").ariaBusy = "true";
  try {
    await action();
  } catch (error) {
    const problem = problemOf(error);
    if (problem.code === "unknown") console.error(error); // the user's own console, nobody else's
    if (problem.code === "cancelled") say(state.texts.cancelled);
    else $("problem").textContent = problemText(problem, state.texts);
  } finally {
    if (state.work) stop();
    document.querySelector("main").ariaBusy = "false";
  }
}

function setLanguage(language) {
  Object.assign(state, { language, texts: textsFor(language) });
  draw();
}

const ACTIONS = { validate, next, mark: markAll, clear, report };

// From the ribbon: show the pane, do it, and tell Excel that we are done whatever happened.
function fromRibbon(action) {
  return async (event) => {
    try {
      await Office.addin.showAsTaskpane();
      await run(action);
    } finally {
      event.completed();
    }
  };
}

batchCalls(settings.appPath);
await Office.onReady();
setLanguage(Office.context.displayLanguage?.startsWith("sv") === false ? "en" : "sv");
offerKontroll(state.texts);
for (const [id, action] of Object.entries(ACTIONS)) $(id).addEventListener("click", () => run(action));
$("cancel").addEventListener("click", () => state.work?.abort());
$("language").addEventListener("click", () => setLanguage(state.language === "sv" ? "en" : "sv"));
for (const name of ["validate", "next", "clear"]) Office.actions.associate(name, fromRibbon(ACTIONS[name]));
document.querySelector("main").ariaBusy = "false";
