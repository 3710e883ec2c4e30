import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  displayWidth
} from "./chunk-AVVTGAVE.js";
import {
  showValue
} from "./chunk-Q2ZRRAHR.js";

// cmd/stale-lock.ts
function fromStaleLock(terminal, options) {
  return {
    ...options,
    onStaleLock: ({ branch, serial, writtenAt, reason }) => terminal.err(
      `The lock branch ${branch} cannot be reached (${showValue(reason)}).
What follows is by the lock that was fetched last: serial ${serial}, written ${new Date(writtenAt).toISOString()}.
`
    )
  };
}

// src/report/table.ts
var GAP = "  ";
function alignRows(rows, columns) {
  const widths = columns.map(
    (_, at) => Math.max(0, ...rows.map((row) => displayWidth(row[at]?.text ?? "")))
  );
  return rows.map((row) => alignRow(row, columns, widths));
}
function alignRow(row, columns, widths) {
  let line = "";
  let owed = "";
  for (const [at, { align, gap = GAP }] of columns.entries()) {
    const { text, paint } = row[at] ?? { text: "" };
    const width = widths[at] ?? 0;
    if (width === 0) continue;
    const space = " ".repeat(width - displayWidth(text));
    if (text !== "") {
      line += owed + (align === "right" ? space : "") + (paint === void 0 ? text : paint(text));
      owed = "";
    }
    owed += (align === "left" || text === "" ? space : "") + gap;
  }
  return line;
}

export {
  alignRows,
  fromStaleLock
};
