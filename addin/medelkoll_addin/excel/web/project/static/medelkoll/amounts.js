// Amounts as Swedes write them, made from the report's strings ("45000.00"): never through a float.

const NBSP = "\u00a0";

export function kronor(amount) {
  const [, sign, whole, decimals] = /^([-\u2212]?)(\d+)(?:\.(\d+))?$/.exec(amount);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NBSP);
  const rest = /[1-9]/.test(decimals || "") ? `,${decimals}` : "";
  return `${sign ? "\u2212" : ""}${grouped}${rest}${NBSP}kr`;
}
