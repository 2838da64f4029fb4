/** Text that is safe inside HTML. Made by `html` alone. */
export type Html = { readonly __html: string };

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => ESCAPED[c] ?? c);

type Part = string | Html | ReadonlyArray<Html>;
const render = (part: Part): string => {
  if (typeof part === 'string') return escape(part);
  return '__html' in part ? part.__html : part.map(({ __html }) => __html).join('');
};

/** A template whose every value is escaped, unless it is HTML of ours. */
export const html = (texts: TemplateStringsArray, ...parts: ReadonlyArray<Part>): Html => ({
  __html: texts.reduce((whole, text, i) => whole + render(parts[i - 1] ?? '') + text),
});

/** A whole page. Its style sheet is served by us; nothing on it runs. */
export const page = (title: string, body: Html): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Bloomz</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/pages.css" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `.__html;
