// Draws the stand-in's sheet beside the pane, for the pictures of the user guide. Styles are set by CSSOM: the page's policy
// lets nothing else through.

const styled = (tag, style, text = "") => {
  const made = document.createElement(tag);
  Object.assign(made.style, style);
  made.textContent = text;
  return made;
};
const LINE = "1px solid #d4d4d4";
const HEAD = { background: "#f3f3f3", color: "#555", border: LINE, fontWeight: "400", fontSize: "11px", textAlign: "center", padding: "1px 4px" };

standin.draw = ({ rows, widths }) => {
  document.getElementById("standin-grid")?.remove();
  const sheet = standin.book.sheets[standin.book.active];
  const left = styled("div", { flex: "1", overflow: "hidden", font: "12px 'Segoe UI', sans-serif", borderRight: "1px solid #bbb", display: "flex", flexDirection: "column" });
  left.id = "standin-grid";
  left.append(ribbon(), formulaBar(sheet), table(sheet, rows, widths), tabs());
  Object.assign(document.body.style, { display: "flex", height: "100vh" });
  Object.assign(document.querySelector("main").style, { width: "360px", overflowY: "auto", height: "100vh" });
  document.body.prepend(left);
  note(left, sheet);
};

function ribbon() {
  const bar = styled("div", { background: "#f8f8f8", borderBottom: LINE, padding: "0 8px 4px" });
  const names = styled("div", { display: "flex", gap: "14px", padding: "6px 4px", color: "#444" });
  for (const name of ["Arkiv", "Start", "Infoga", "Formler", "Data", "Granska", "Visa", "Medelkoll"]) {
    const chosen = name === "Medelkoll";
    names.append(styled("span", chosen ? { color: "#1b5e3f", fontWeight: "600", borderBottom: "2px solid #1b5e3f" } : {}, name));
  }
  const buttons = styled("div", { display: "flex", gap: "18px", padding: "2px 4px" });
  for (const [icon, label] of [["validate", "Validera"], ["next", "Nästa anmärkning"], ["clear", "Rensa"]]) {
    const button = styled("div", { display: "grid", justifyItems: "center", gap: "2px" });
    const image = Object.assign(styled("img", { width: "28px", height: "28px" }), { src: `/static/medelkoll/icons/${icon}-32.png`, alt: "" });
    button.append(image, styled("span", { fontSize: "11px" }, label));
    buttons.append(button);
  }
  bar.append(names, buttons);
  return bar;
}

function formulaBar(sheet) {
  const bar = styled("div", { display: "flex", borderBottom: LINE, padding: "3px 8px", gap: "10px", background: "#fff", height: "24px", overflow: "hidden" });
  const value = sheet.formulas?.[standin.book.selected] ?? shown(sheet.cells[standin.book.selected.split(":")[0]] ?? "");
  bar.append(styled("b", { width: "60px" }, standin.book.selected), styled("span", { whiteSpace: "nowrap" }, value));
  return bar;
}

function shown(value) {
  if (value?.error) return value.error;
  return typeof value === "number" ? value.toLocaleString("sv-SE") : String(value);
}

function table(sheet, rows, widths) {
  const grid = styled("table", { borderCollapse: "collapse", tableLayout: "fixed", background: "#fff", width: `${28 + widths.reduce((a, b) => a + b)}px` });
  const head = styled("tr", {});
  head.append(styled("th", { ...HEAD, width: "28px" }), ...widths.map((width, c) => styled("th", { ...HEAD, width: `${width}px` }, letters(c))));
  grid.append(head);
  for (let r = rows[0] - 1; r < rows[1]; r += 1) {
    const line = styled("tr", { height: "20px" });
    line.append(styled("th", HEAD, String(r + 1)), ...widths.map((_, c) => cell(sheet, address(r, c), address(r, c + 1) in sheet.cells)));
    grid.append(line);
  }
  const holder = styled("div", { flex: "1", overflow: "hidden", background: "#fff" });
  holder.append(grid);
  return holder;
}

function cell(sheet, place, followed) {
  const value = sheet.cells[place];
  const rule = sheet.rules.find((one) => one.range.local === place);
  const made = styled("td", {
    border: LINE, padding: "1px 4px", whiteSpace: "nowrap", overflow: followed ? "hidden" : "visible", position: "relative",
    textAlign: typeof value === "number" ? "right" : "left", background: rule?.color ?? "",
    fontWeight: sheet.bold.some(([range]) => sheet.GetRange(range).meets(sheet.GetRange(place))) ? "600" : "400",
  }, value === undefined ? "" : shown(value));
  if (standin.book.selected === place) made.style.outline = "2px solid #1b5e3f";
  if (standin.book.notes.some((one) => one.sheet === sheet && one.range.local === place)) {
    made.append(styled("span", { position: "absolute", top: "0", right: "0", borderTop: "7px solid #c00", borderLeft: "7px solid transparent" }));
    made.dataset.noted = place;
  }
  return made;
}

function tabs() {
  const bar = styled("div", { display: "flex", borderTop: LINE, background: "#f3f3f3", padding: "4px 8px", gap: "14px", overflow: "hidden", whiteSpace: "nowrap" });
  standin.book.sheets.forEach((sheet, index) => {
    bar.append(styled("span", index === standin.book.active ? { color: "#1b5e3f", fontWeight: "600", borderBottom: "2px solid #1b5e3f" } : {}, sheet.name));
  });
  return bar;
}

// The note of the chosen cell, as Excel shows it when the pointer rests there.
function note(left, sheet) {
  const found = standin.book.notes.find((one) => one.sheet === sheet && one.range.local === standin.book.selected);
  const noted = left.querySelector(`[data-noted="${standin.book.selected}"]`);
  if (!found || !noted) return;
  const { right, bottom } = noted.getBoundingClientRect();
  const box = styled("div", { position: "absolute", left: `${Math.min(right - 120, 455)}px`, top: `${bottom + 8}px`, width: "250px", background: "#ffffe1", border: "1px solid #888", padding: "4px 6px", font: "11px 'Segoe UI', sans-serif" }, found.content);
  left.append(box);
}
