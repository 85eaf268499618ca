// An in-memory workbook with the members of Excel's object model that the add-in may use, named as the protocol names them.
// Anything else is missing on purpose: protocol.js fails loudly when it is asked for.

class ExcelError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

const at = (text) => {
  const [, letters, row] = /^\$?([A-Z]{1,3})\$?(\d+)$/.exec(text) ?? [];
  if (!letters) throw new ExcelError("InvalidArgument", `address ${text}`);
  return [Number(row) - 1, [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1];
};
const letters = (column) => (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
const address = (row, column) => letters(column) + (row + 1);
const LAST = [1048575, 16383];

class Collection {
  constructor(list) { this.list = list; }
  get Items() { return this.list(); }
  GetItemAt(index) {
    const item = this.list()[index];
    if (!item) throw new ExcelError("ItemNotFound", `index ${index}`);
    return item;
  }
  Item(key) {
    const item = this.find(key);
    if (!item) throw new ExcelError("ItemNotFound", `item ${key}`);
    return item;
  }
  GetItem(key) { return this.Item(key); }
  GetItemOrNullObject(key) { return this.find(key) ?? null; }
  find(key) { return this.list().find((item) => item.ItemId === key); }
}

class Workbook {
  constructor(book) {
    Object.assign(this, { name: book.name, sheets: [], active: 0, selected: "A1" });
    this.sheets = book.sheets.map((sheet) => new Worksheet(this, sheet));
    this.notes = [];
    this.nextId = 1;
  }
  get Name() { return this.name; }
  get Worksheets() { return new Worksheets(this); }
  get Notes() { return new Notes(this, () => this.notes); }
  get Application() { return new Application(); }
}

class Application {
  get CultureInfo() { return this; }
  get Name() { return "sv-SE"; }
  get DatetimeFormat() { return this; }
  get ShortDatePattern() { return "yyyy-MM-dd"; }
}

class Worksheets extends Collection {
  constructor(book) { super(() => book.sheets); this.book = book; }
  find(key) { return this.book.sheets.find((sheet) => sheet.name.toLowerCase() === key.toLowerCase()); }
  Add(name) {
    const bad = !name || name.length > 31 || /[\\/?*[\]:]/.test(name) || this.find(name);
    if (bad) throw new ExcelError("InvalidArgument", `sheet name ${name}`);
    const sheet = new Worksheet(this.book, { name, cells: {} });
    this.book.sheets.push(sheet);
    return sheet;
  }
}

class Worksheet {
  constructor(book, { name, cells, fills = {}, visibility = "Visible", isProtected = false }) {
    Object.assign(this, { book, name, cells: { ...cells }, fills: { ...fills }, formats: {}, visibility, isProtected });
    Object.assign(this, { rules: [], properties: {}, bold: [], fitted: [], spills: {} });
  }
  get ItemId() { return this.name; }
  get Name() { return this.name; }
  get Visibility() { return this.visibility; }
  get CustomProperties() { return new Properties(this); }
  get Notes() { return new Notes(this.book, () => this.book.notes.filter((note) => note.sheet === this), this); }
  GetRange(text) {
    const [first, last] = (text ?? `A1:${address(...LAST)}`).split(":").map(at);
    return new Range(this, first, last ?? first);
  }
  Activate() {
    if (this.visibility !== "Visible") throw new ExcelError("InvalidOperation", "a hidden sheet cannot be shown");
    this.book.active = this.book.sheets.indexOf(this);
  }
  Delete() {
    if (this.book.sheets.filter((sheet) => sheet.visibility === "Visible").length === 1) throw new ExcelError("InvalidOperation", "last sheet");
    this.book.notes = this.book.notes.filter((note) => note.sheet !== this);
    this.book.sheets.splice(this.book.sheets.indexOf(this), 1);
    this.book.active = Math.min(this.book.active, this.book.sheets.length - 1);
  }
  writable() {
    if (this.isProtected) throw new ExcelError("AccessDenied", `${this.name} is protected`);
  }
}

class Properties extends Collection {
  constructor(sheet) {
    super(() => Object.keys(sheet.properties).map((key) => new Property(sheet, key)));
    this.sheet = sheet;
  }
  Add(key, value) { this.sheet.properties[key] = value; return new Property(this.sheet, key); }
}

class Property {
  constructor(sheet, key) { Object.assign(this, { sheet, key }); }
  get ItemId() { return this.key; }
  get Key() { return this.key; }
  get Value() { return this.sheet.properties[this.key]; }
}

class Range {
  constructor(sheet, first, last) { Object.assign(this, { sheet, first, last }); }
  get Address() {
    const name = /^[A-Za-z_]\w*$/.test(this.sheet.name) ? this.sheet.name : `'${this.sheet.name.replaceAll("'", "''")}'`;
    return `${name}!${this.local}`;
  }
  get local() {
    const [first, last] = [address(...this.first), address(...this.last)];
    return first === last ? first : `${first}:${last}`;
  }
  get ConditionalFormats() { return new Rules(this); }
  get Format() { return new RangeFormat(this); }
  get Values() { return this.grid((cell) => this.sheet.cells[cell] ?? ""); }
  set Values(values) {
    this.sheet.writable();
    this.fill(values, (cell, value) => { this.sheet.cells[cell] = entered(value); });
  }
  get NumberFormat() { return this.grid((cell) => this.sheet.formats[cell] ?? "General"); }
  set NumberFormat(formats) { this.fill(formats, (cell, format) => { this.sheet.formats[cell] = format; }); }
  GetResizedRange(rows, columns) { return new Range(this.sheet, this.first, [this.last[0] + rows, this.last[1] + columns]); }
  GetRow(index) { return new Range(this.sheet, [this.first[0] + index, this.first[1]], [this.first[0] + index, this.last[1]]); }
  Select() {
    if (this.sheet.book.sheets[this.sheet.book.active] !== this.sheet) throw new ExcelError("InvalidOperation", "select on a sheet that is not active");
    this.sheet.book.selected = this.local;
  }
  grid(read) {
    const rows = [];
    for (let r = this.first[0]; r <= this.last[0]; r += 1) rows.push(Array.from({ length: this.last[1] - this.first[1] + 1 }, (_, c) => read(address(r, this.first[1] + c))));
    return rows;
  }
  fill(rows, write) {
    const [height, width] = [this.last[0] - this.first[0] + 1, this.last[1] - this.first[1] + 1];
    if (rows.length !== height || rows.some((row) => row.length !== width)) throw new ExcelError("InvalidArgument", `not ${height} x ${width}`);
    rows.forEach((row, r) => row.forEach((value, c) => write(address(this.first[0] + r, this.first[1] + c), value)));
  }
  meets(other) {
    return this.first.every((n, i) => n <= other.last[i]) && this.last.every((n, i) => n >= other.first[i]);
  }
}

// As Excel takes what is typed: = + - begin a formula, an apostrophe makes a text. Stricter than Excel: a text format does not help.
function entered(value) {
  if (typeof value !== "string") return value;
  if (value.startsWith("'")) return value.slice(1);
  return /^[=+\-@]/.test(value) ? { formula: value } : value;
}

class RangeFormat {
  constructor(range) { this.range = range; }
  get Font() { return this; }
  get Bold() { return this.range.sheet.bold.includes(this.range.local); }
  set Bold(value) { this.range.sheet.bold.push([this.range.local, value]); }
  AutofitColumns() { this.range.sheet.fitted.push(this.range.local); }
}

class Rules extends Collection {
  constructor(range) {
    super(() => range.sheet.rules.filter((rule) => rule.range.meets(range)));
    this.range = range;
  }
  Add(type) {
    this.range.sheet.writable();
    const rule = new ConditionalFormat(this.range, type, `{${this.range.sheet.book.nextId++}}`);
    this.range.sheet.rules.unshift(rule);
    return rule;
  }
}

class ConditionalFormat {
  constructor(range, type, id) { Object.assign(this, { range, type, id, formula: "", color: "", priority: 0 }); }
  get ItemId() { return this.id; }
  get Id() { return this.id; }
  get Type() { return this.type; }
  get Priority() { return this.priority; }
  set Priority(value) { this.priority = value; }
  get Custom() {
    if (this.type !== "Custom") throw new ExcelError("InvalidOperation", `a ${this.type} format is not custom`);
    return this;
  }
  get Rule() { return this; }
  get Format() { return this; }
  get Fill() { return this; }
  get Formula() { return this.formula; }
  set Formula(value) { this.formula = value; }
  get Color() { return this.color; }
  set Color(value) { this.color = value; }
  Delete() {
    this.range.sheet.writable();
    this.range.sheet.rules.splice(this.range.sheet.rules.indexOf(this), 1);
  }
}

class Notes extends Collection {
  constructor(book, list, sheet) { super(list); Object.assign(this, { book, sheet }); }
  Add(cell, content) {
    const range = this.sheet.GetRange(cell);
    this.sheet.writable();
    if (this.book.notes.some((note) => note.range.sheet === this.sheet && note.range.local === range.local)) throw new ExcelError("InvalidArgument", "there is a note");
    const note = new Note(this.sheet, range, content);
    this.book.notes.push(note);
    return note;
  }
}

class Note {
  constructor(sheet, range, content) { Object.assign(this, { sheet, range, content }); }
  get Content() { return this.content; }
  GetLocation() { return this.range; }
  Delete() { this.sheet.book.notes.splice(this.sheet.book.notes.indexOf(this), 1); }
}

class AppRuntimeService {
  SetAppRuntimeState(state) { standin.shown = state; }
}
