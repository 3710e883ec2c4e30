/** Files of the page, which the bundler and the test runner load as text. */
declare module '*.html' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: a file that is text has no names to export
  export default text;
}

declare module '*.css' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: a file that is text has no names to export
  export default text;
}

declare module '*.client.js' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: a file that is text has no names to export
  export default text;
}
