import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);

// src/failure.ts
var Failure = class extends Error {
  problems;
  exitCode;
  constructor(problems, exitCode = 1) {
    super(problems.map((problem) => problem.message).join("; "));
    this.name = "Failure";
    this.problems = problems;
    this.exitCode = exitCode;
  }
};
function failure(code, message, next, options = {}) {
  const place = options.file === void 0 ? {} : { place: { file: options.file } };
  return new Failure([{ severity: "error", code, message, next, ...place }], options.exitCode ?? 1);
}
function failureCode(error) {
  return error instanceof Failure ? error.problems[0]?.code ?? null : null;
}

export {
  Failure,
  failure,
  failureCode
};
