// What a reader brings: pasted HTML, files of every kind, several at once; what they are proposed to be called, and changed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./open.js";
import { docx, pdf } from "./made-files.js";

const { open } = setUp();

const STORY = "The guard shelled the port of Larnaby on Tuesday, and four sailors died in the harbour before the evening, the mayor said in a statement.";
const PAGE = `<!doctype html><html lang="en"><head><title>Port shelled | The Larnaby Post</title>
<meta property="og:title" content="Port shelled at dawn"><meta property="og:site_name" content="The Larnaby Post">
<meta property="article:published_time" content="2031-04-09T06:00:00Z"><style>p { color: red }</style></head>
<body><nav><a href="/">Home</a> <a href="/w">Weather</a></nav><article><h1>Port shelled at dawn</h1>
<p style="color: red" onclick="document.title='broken'">${STORY}</p><script>document.title = "broken"</script><img src="https://elsewhere.example/x.png" onerror="document.title='broken'">
<p>${STORY.replace("Tuesday", "Wednesday")}</p><p>${STORY.replace("port", "mole")}</p></article><footer>All rights reserved</footer></body></html>`;

const file = (/** @type {string} */ name, /** @type {string | Buffer} */ content) => ({ name, mimeType: "", buffer: Buffer.from(/** @type {any} */ (content)) });

test("pasted HTML becomes the article's text, with title, source, day and language proposed", async () => {
  const { page, read, done } = await open({ stubbed: true });
  await read();
  await page.locator("#read-own").click();
  await page.locator("#box-text").fill(PAGE);
  await page.locator("#box-as-pasted").waitFor();
  const text = await page.locator("#box-text").inputValue();
  assert.match(text, /shelled the port of Larnaby/);
  assert.doesNotMatch(text, /[<>]|Weather|rights reserved|color: red/);
  assert.equal(await page.locator("#box-name").inputValue(), "Port shelled at dawn");
  assert.equal(await page.locator("#box-source").inputValue(), "The Larnaby Post");
  assert.equal(await page.locator("#box-published").inputValue(), "2031-04-09");
  assert.equal(await page.locator("#box-language").inputValue(), "en");
  await page.locator("#box-source").fill("Larnaby Evening Post");
  await page.locator("#box button[type=submit]").click();
  await page.locator("#box").waitFor({ state: "hidden" });
  assert.match((await page.locator(".entry[aria-current=true]").textContent()) ?? "", /Larnaby Evening Post.*Port shelled at dawn.*9 Apr 2031/);
  assert.equal(await page.title(), "sitrep");
  await done();
});

test("the reader can have back what was pasted", async () => {
  const { page, read, done } = await open({ stubbed: true });
  await read();
  await page.locator("#read-own").click();
  await page.locator("#box-text").fill(PAGE);
  await page.locator("#box-as-pasted").click();
  assert.equal(await page.locator("#box-text").inputValue(), PAGE);
  await page.locator("#box button[type=submit]").click();
  await page.locator("#box").waitFor({ state: "hidden" });
  assert.match((await page.locator(".words").allTextContents()).join("\n"), /<article>/);
  assert.equal(await page.title(), "sitrep");
  await done();
});

test("a page copied from a browser is taken from the clipboard's HTML", async () => {
  const { page, read, done } = await open({ stubbed: true });
  await read();
  await page.locator("#read-own").click();
  await page.locator("#box-text").evaluate((box, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", "plain words");
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, PAGE);
  await page.locator("#box-as-pasted").waitFor();
  assert.match(await page.locator("#box-text").inputValue(), /^Port shelled at dawn|^The guard shelled/);
  await done();
});

test("the first line of a plain text is proposed as its title", async () => {
  const { page, read, done } = await open({ stubbed: true });
  await read();
  await page.locator("#read-own").click();
  await page.locator("#box-text").fill(`Port shelled at dawn\n\n${STORY}`);
  assert.equal(await page.locator("#box-name").inputValue(), "Port shelled at dawn");
  await page.locator("#box-name").fill("Mine");
  await page.locator("#box-text").fill(`Another line\n\n${STORY}`);
  assert.equal(await page.locator("#box-name").inputValue(), "Mine");
  await done();
});

test("files of every kind are read, each with what it says of itself", async () => {
  const { page, read, done } = await open({ stubbed: true });
  await read();
  await page.locator("#read-own").click();
  await page.locator("#box-files").setInputFiles([
    file("saved.html", PAGE),
    file("two.csv", `title;date;texte\n"Raid; again";2031-04-10;"${STORY} ""so"""\nTalks;;${STORY}\n`),
    file("three.json", JSON.stringify({ articles: [{ headline: "From JSON", body: STORY, published: "2031-04-11", source: "Wire" }] })),
    file("lines.jsonl", `{"text": "${STORY}", "title": "Line one"}\n{"text": "${STORY}", "title": "Line two"}\n`),
    file("word.docx", docx(["A Word file", STORY])),
    file("print.pdf", pdf([STORY.slice(0, 71), STORY.slice(72)])),
  ]);
  await page.locator(".entry", { hasText: "print" }).waitFor();
  await read();
  const titles = await page.locator(".entry .title").allTextContents();
  assert.deepEqual(titles.slice(5), ["Port shelled at dawn", "Raid; again", "Talks", "From JSON", "Line one", "Line two", "word", "print"]);
  for (const [title, text] of [["Raid; again", /said in a statement\. "so"$/], ["word", /^A Word file/], ["print", /shelled the port of Larnaby on Tuesday, and four sailors died/]]) {
    await page.locator(".entry", { hasText: /** @type {string} */ (title) }).click();
    assert.match((await page.locator(".words").allTextContents()).join("\n"), /** @type {RegExp} */ (text));
  }
  assert.match((await page.locator(".entry", { hasText: "From JSON" }).textContent()) ?? "", /Wire.*11 Apr 2031/);
  assert.equal(await page.locator(".notice").isVisible(), false);
  await done();
});

test("what cannot be taken is named, with why", async () => {
  const { page, read, done } = await open({ stubbed: true });
  await read();
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    for (const [name, content] of [["broken.pdf", "%PDF-1.4 nothing"], ["broken.docx", "PK nothing"], ["bare.csv", "a,b\n1,2"], ["bad.json", '[{"title": "x"}]'], ["photo.jpg", "x"]]) {
      transfer.items.add(new File([content], name));
    }
    return transfer;
  });
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
  await page.locator(".notice li").nth(4).waitFor();
  const told = await page.locator(".notice li").allTextContents();
  for (const [i, part] of ["broken.pdf: the file is damaged", "broken.docx: the file is damaged", "bare.csv: its first line names no column", "bad.json: item 1 has no field", "photo.jpg: this kind of file is not read"].entries()) {
    assert.ok(told[i].startsWith(part), told[i]);
  }
  assert.equal(await page.locator(".entry").count(), 5);
  await done();
});

test("each article shows that it is read, one can be cancelled and read again, the others go on", async () => {
  const { page, read, done } = await open({ stubbed: true });
  await read();
  await page.locator("#read-own").click();
  await page.locator("#box-files").setInputFiles([file("slow.txt", "SLOW goes the army."), file("quick.txt", "[e1|agent:The guard] [shelling|e1|t:shelled] it.")]);
  await page.locator(".index li progress").first().waitFor();
  await page.getByRole("button", { name: "Cancel: slow" }).click();
  await page.locator(".entry", { hasText: "quick" }).getByText("1 event").waitFor();
  assert.match((await page.locator(".entry", { hasText: "slow" }).textContent()) ?? "", /Cancelled/);
  await page.locator(".entry", { hasText: "slow" }).click();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".index li progress").first().waitFor();
  await page.getByRole("button", { name: "Cancel: slow" }).click();
  await done();
});

test("where the day is not known, those that the text leaves are offered", async () => {
  const { page, read, done } = await open({ locale: "fr-FR" });
  await read();
  await page.locator("#read-own").click();
  await page.locator("#box-text").fill("Troops shelled two villages near Larnaby on Saturday, February 1, killing four people, the governor said.");
  await page.locator("#box button[type=submit]").click();
  await page.locator("#box").waitFor({ state: "hidden" });
  assert.equal(await page.locator(".head .title").textContent(), "Troops shelled two villages near Larnaby on Saturday, February 1, killing four…");
  assert.match((await page.locator(".note .setting").allTextContents()).join(" "), /Saturday, February 1/);
  const days = page.locator(".possible button");
  assert.ok((await days.count()) > 2);
  const last = days.filter({ hasText: "2020" });
  assert.match((await last.textContent()) ?? "", /^1 févr\..*2 mars 2020$/);
  await last.click();
  assert.equal(await page.locator("#redate-day").inputValue(), "2020-02-01");
  await page.locator(".redate button[type=submit]").click();
  await page.getByText("Publié le samedi 1 février 2020").waitFor();
  assert.equal(await days.count(), 0);
  assert.match((await page.locator(".note .setting").allTextContents()).join(" "), /1 févr\. 2020/);
  await done();
});

test("another day moves every relative date at once; title, source and language are changed and kept", async () => {
  const { page, read, done } = await open();
  await read();
  await page.locator("#read-own").click();
  await page.locator("#box-text").fill("Rebels shelled the port of Larnaby on Monday, killing four soldiers. Envoys met in the town yesterday. The army left the town on Tuesday.");
  await page.locator("#box-published").fill("2031-04-10");
  await page.locator("#box button[type=submit]").click();
  await page.locator("#box").waitFor({ state: "hidden" });
  const days = async () => (await page.locator(".note .setting").allTextContents()).join(" ");
  assert.match(await days(), /7 Apr 2031/);
  await page.locator("#redate").click();
  await page.locator("#redate-day").fill("2031-05-15");
  await page.locator("#redate-title").fill("Larnaby again");
  await page.locator("#redate-source").fill("Wire");
  await page.getByRole("button", { name: "Use these" }).click();
  await page.getByText("12 May 2031").first().waitFor();
  assert.doesNotMatch(await days(), /Apr/);
  await page.reload();
  await page.locator(".entry").nth(5).waitFor();
  await read();
  assert.match((await page.locator(".entry").nth(5).textContent()) ?? "", /Wire.*Larnaby again.*15 May 2031/);
  await done();
});
