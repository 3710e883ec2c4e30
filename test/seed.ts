import fc from 'fast-check';

/**
 * Properties draw other values in each run, unless SEGOPS_SEED says which. Where a run decides (as
 * .ci/run does), it is made of the commit: each commit tries other values, and the same commit gives
 * the same answer twice.
 */
const { SEGOPS_SEED } = process.env;
if (SEGOPS_SEED !== undefined) {
  if (!/^-?\d+$/.test(SEGOPS_SEED)) throw new Error(`SEGOPS_SEED is a number, not ${SEGOPS_SEED}`);
  fc.configureGlobal({ seed: Number(SEGOPS_SEED) | 0 });
}
