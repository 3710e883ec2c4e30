/** What a program prints at once, after so many seconds. */
export interface Frame {
  readonly at: number;
  readonly text: string;
}

const COLUMNS = 80;
const ROWS = 26;
const CELL = { width: 8.4, height: 18 } as const;
const MARGIN = 16;

/** Of a terminal, by the number of ANSI; on its own dark ground, so that it is read on any page. */
const COLOURS: Readonly<Record<string, string>> = {
  '31': '#ff7b72',
  '32': '#7ee787',
  '33': '#e3b341',
};

/** A recording of a terminal that plays once: lines come in their time, and the window follows them. */
export function terminalSvg(frames: readonly Frame[], title: string): string {
  const lines = frames.flatMap(({ at, text }) =>
    text.split('\n').map((line) => ({ at, line: svgLine(line) })),
  );
  const end = frames.at(-1)?.at ?? 0;
  const width = COLUMNS * CELL.width + 2 * MARGIN;
  const height = ROWS * CELL.height + 2 * MARGIN;
  const drawn = lines.map(
    ({ at, line }, row) =>
      `<text x="${MARGIN}" y="${MARGIN + (row + 0.75) * CELL.height}" style="--at:${at.toFixed(1)}s">${line}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escaped(title)}</title>
<style>${css(lines, end)}</style>
<clipPath id="window"><rect y="${MARGIN}" width="${width}" height="${ROWS * CELL.height}"/></clipPath>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g clip-path="url(#window)"><g class="all">
${drawn.join('\n')}
</g></g>
</svg>
`;
}

function css(lines: readonly { readonly at: number }[], end: number): string {
  const steps = new Map<string, number>();
  for (const [row, { at }] of lines.entries()) {
    const hidden = row + 1 - ROWS;
    if (hidden > 0) steps.set(((100 * at) / end).toFixed(2), hidden);
  }
  const keys = [...steps].map(
    ([percent, hidden]) => `${percent}%{translate:0 -${hidden * CELL.height}px}`,
  );
  return [
    'text{font:14px ui-monospace,SFMono-Regular,Menlo,"DejaVu Sans Mono",monospace;fill:#e6edf3;white-space:pre;opacity:0;animation:come .01s var(--at) forwards}',
    '.b{font-weight:700}.d{fill:#8b949e}',
    ...Object.entries(COLOURS).map(([code, colour]) => `.c${code}{fill:${colour}}`),
    '@keyframes come{to{opacity:1}}',
    `.all{animation:up ${end}s step-end forwards}@keyframes up{${keys.join('')}}`,
    '@media(prefers-reduced-motion:reduce){text{animation-delay:0s}.all{animation-duration:.01s}}',
  ].join('\n');
}

const CODE = /\x1b\[([\d;]*)m/;

/** Bold, faint and coloured text as `tspan`. */
function svgLine(line: string): string {
  const classes = new Set<string>();
  let text = '';
  for (const [at, part] of line.split(CODE).entries()) {
    if (at % 2 === 1) for (const code of part.split(';')) apply(code, classes);
    else if (part !== '')
      text +=
        classes.size === 0
          ? escaped(part)
          : `<tspan class="${[...classes].join(' ')}">${escaped(part)}</tspan>`;
  }
  return text;
}

function apply(code: string, classes: Set<string>): void {
  if (code === '0' || code === '') classes.clear();
  else if (code === '1') classes.add('b');
  else if (code === '2') classes.add('d');
  else if (code === '22') for (const one of ['b', 'd']) classes.delete(one);
  else if (code === '39') for (const one of Object.keys(COLOURS)) classes.delete(`c${one}`);
  else if (code in COLOURS) classes.add(`c${code}`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
