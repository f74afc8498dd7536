// What pdf.js takes for the text of PDFs.
//
// usage: node extract.mjs FOLDER-OF-PDFJS-DIST FILE...
//
// Prints for each file a line of JSON: the text of each page, as a viewer's text layer has it when
// it is copied. The text items are joined as they are, and lines end where an item says so.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const { getDocument, VerbosityLevel } = await import(pathToFileURL(`${folder}/legacy/build/pdf.mjs`));

for (const file of files) {
  const data = new Uint8Array(readFileSync(file));
  const task = getDocument({ data, verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const document = await task.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map(item => item.str + (item.hasEOL ? "\n" : "")).join(""));
    page.cleanup();
  }
  await task.destroy();
  console.log(JSON.stringify(pages));
}
