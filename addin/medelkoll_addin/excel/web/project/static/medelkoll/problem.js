// A problem with a code that has a text of its own in texts.js.

export class Problem extends Error {
  constructor(code, detail) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

// Excel's own codes -> ours.
const CODES = {
  InvalidOperationInCellEditMode: "editing",
  ItemNotFound: "gone",
  InvalidReference: "gone",
  AccessDenied: "protected",
  ApiNotFound: "old",
};

export function problemOf(error) {
  return error instanceof Problem ? error : new Problem(CODES[error?.code] || "unknown", error);
}

export function problemText(problem, texts) {
  const text = texts.problems[problem.code] ?? texts.problems.unknown;
  return typeof text === "function" ? text(problem.detail) : text;
}
