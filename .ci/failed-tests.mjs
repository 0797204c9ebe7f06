// Prints each failed test of the given result files (TRX), with the first lines of what it said.
import { readFileSync } from 'node:fs';

const plain = text => text.replace(/&#x([0-9A-F]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&');

for (const file of process.argv.slice(2)) {
  for (const [, head, body] of readFileSync(file, 'utf8').matchAll(/<UnitTestResult ([^>]*outcome="Failed"[^>]*)>([\s\S]*?)<\/UnitTestResult>/g)) {
    console.log(`test ${plain(/testName="([^"]*)"/.exec(head)[1])}`);
    const message = /<Message>([\s\S]*?)<\/Message>/.exec(body)?.[1] ?? '';
    const at = /<StackTrace>([\s\S]*?)<\/StackTrace>/.exec(body)?.[1].split('\n').find(line => line.includes('/tests/')) ?? '';
    for (const line of [...plain(message).split('\n').slice(0, 8), plain(at).trim()].filter(Boolean))
      console.log(`    ${line.slice(0, 300)}`);
  }
}
