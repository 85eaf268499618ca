// Amounts as Swedes write them, made from the report's strings ("45000.00"): never through a float.

const NBSP = "\u00a0";

// Kronor have decimals in the report; a number of people has none.
export function kronor(amount) {
  const [, sign, whole, decimals] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  const digits = `${sign ? "\u2212" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, NBSP)}`;
  if (decimals === undefined) return digits;
  return `${digits}${/[1-9]/.test(decimals) ? `,${decimals}` : ""}${NBSP}kr`;
}
