import picocolors from 'picocolors';

export type Paint = (text: string) => string;

/** Colour says nothing that the words do not say. */
export interface Palette {
  readonly strong: Paint;
  readonly faint: Paint;
  readonly add: Paint;
  readonly remove: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly warn: Paint;
}

/** Whether the output takes colour is the caller's to know. */
export function paletteOf(colour: boolean): Palette {
  const { bold, dim, green, red, yellow } = picocolors.createColors(colour);
  return {
    strong: (text) => bold(text),
    faint: (text) => dim(text),
    add: (text) => green(text),
    remove: (text) => red(text),
    good: (text) => bold(green(text)),
    bad: (text) => bold(red(text)),
    warn: (text) => yellow(text),
  };
}
