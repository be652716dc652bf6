// Compares every answer of the package with the vectors, which the packages of all languages share.

import process from "node:process";
import { isDeepStrictEqual } from "node:util";

import { forms, spaces, vectors } from "./catalog.js";

/** How many failures are told. */
const TOLD = 20;

/** Counts comparisons, and keeps those that fail. */
class Checks {
  #all;
  #place;

  constructor(all = { count: 0, failures: [] }, place = {}) {
    this.#all = all;
    this.#place = place;
  }

  /** The same checks, for answers about one place, such as a number in a packet. */
  at(place) {
    return new Checks(this.#all, { ...this.#place, ...place });
  }

  /** Compares an answer with the expected one, which is `null` in the vectors if there is none. */
  equal(field, found, expected) {
    this.#all.count += 1;
    if (!isDeepStrictEqual(found, expected ?? undefined)) {
      this.#all.failures.push({ ...this.#place, field, expected, found });
    }
  }

  /** Says how many comparisons there were, and what is wrong with them. */
  report(form) {
    const { count, failures } = this.#all;
    console.log(`vectors: ${count} assertions (${form})`);
    for (const failure of failures.slice(0, TOLD)) {
      console.error(failure);
    }
    if (failures.length > 0 || count !== vectors.assertions) {
      console.error(`${failures.length} failed; the vectors have ${vectors.assertions} assertions`);
      process.exitCode = 1;
    }
  }
}

/** The numbers of all codes, by id. */
const numberOf = new Map(
  vectors.families.flatMap(({ family, spaces: all }) =>
    all
      .flatMap(({ codes }) => Object.entries(codes))
      .map(([name, { number }]) => [`${family}/${name}`, number]),
  ),
);

await Promise.all(Object.entries(forms).map(([form, load]) => checkPackage(form, load)));

async function checkPackage(form, load) {
  const checks = new Checks();
  const sources = vectors.families.map(async ({ module }) => (await load(module)).SOURCE_URL);
  checkCatalog(checks, await load(""), await Promise.all(sources));
  for (const space of await Promise.all(spaces.map((row) => loadSpace(load, row)))) {
    const { family, scope } = space;
    checkSpace(checks.at({ family, scope }), space);
  }
  checks.report(form);
}

/** A set of codes with its modules in the place of their names. */
async function loadSpace(load, space) {
  const { codes, packets } = space;
  const withOlder = Object.keys(packets).filter((packet) => packets[packet].older);
  return {
    ...space,
    root: await load(""),
    codes: await load(codes),
    texts: await loadAll(load, vectors.locales, (tag) => `${codes}/locales/${tag}`),
    remedies: await loadAll(load, vectors.locales, (tag) => `${codes}/troubleshooting/${tag}`),
    older: await loadAll(load, withOlder, (packet) => packets[packet].older.codes),
  };
}

/** Modules by the keys that lead to their subpaths. */
async function loadAll(load, keys, subpathOf) {
  const modules = await Promise.all(keys.map((key) => load(subpathOf(key))));
  return Object.fromEntries(keys.map((key, index) => [key, modules[index]]));
}

function checkCatalog(checks, { CATALOG_VERSION, negotiate }, sources) {
  checks.equal("version", CATALOG_VERSION, vectors.catalog.version);
  for (const { wanted, among, answer } of vectors.negotiation) {
    checks.at({ wanted, among }).equal("locale", negotiate(wanted, among), answer);
  }
  for (const [index, { family, source_url: url }] of vectors.families.entries()) {
    checks.at({ family }).equal("source URL", sources[index], url);
  }
}

function checkSpace(checks, space) {
  const { numbers, prints, packets } = space.vectors;

  checkConstants(checks, space);
  for (const [index, number] of numbers.entries()) {
    checkNumber(checks.at({ number }), space, number);
    checks.at({ number }).equal("print", space.codes.format(number), prints[index]);
  }
  for (const packet of packets.length > 0 ? vectors.packets : []) {
    for (const number of numbers) {
      checkCell(checks.at({ packet, number }), space, number, packet);
    }
  }
  for (const { packet, cells } of packets) {
    for (const number of numbers) {
      checkMember(checks.at({ packet, number }), space, { packet, number, cell: cells[number] });
    }
  }
  checkNames(checks, space);
  checkVersions(checks, space);
}

function checkConstants(checks, { codes, constants, vectors: { order, codes: rows } }) {
  const all = order.map((name) => rows[name].number);
  checks.equal("ALL", codes.ALL, [...new Set(all)]);
  for (const [name, { number }] of Object.entries(rows)) {
    checks.at({ name }).equal("constant", codes[constants[name]], number);
  }
}

function checkNumber(checks, space, number) {
  const { codes, texts, remedies, vectors: expected } = space;
  const name = expected.means[number];
  const row = expected.codes[name];

  checks.equal("name", codes.nameOf(number), name);
  checks.equal("known", codes.isKnown(number), row !== undefined);
  checks.equal("error", codes.isError(number), expected.errors.includes(number));
  checks.equal("retry", codes.retryOf(number), row?.retry);
  checks.equal("source URL", codes.sourceUrlOf(number), row?.source_url);
  checks.equal("equivalents", listed(space, codes.equivalentsOf(number)), equivalentsOf(row));
  if (expected.symbols) {
    checks.equal("symbol", codes.symbolOf(number), row?.symbol);
  }
  for (const locale of vectors.locales) {
    const { title, description, localeOf } = texts[locale];
    const { troubleshooting, localeOf: localeOfRemedies } = remedies[locale];
    const expectedTexts = row?.texts[locale] ?? { locale };
    const here = checks.at({ locale });
    here.equal("title", title(number), expectedTexts.title);
    here.equal("description", description(number), expectedTexts.description);
    here.equal("troubleshooting", troubleshooting(number), remediesOf(row, locale));
    const locales = [localeOf(number), localeOfRemedies(number)];
    here.equal("locale", locales, [expectedTexts.locale, expectedTexts.locale]);
  }
}

/** Equivalents as the vectors have them, and their numbers. */
function listed({ root }, equivalents) {
  return equivalents.map((equivalent) => [root.idOf(equivalent), equivalent.number]);
}

function equivalentsOf(row) {
  return row?.equivalents.map((id) => [id, numberOf.get(id)]) ?? [];
}

/** The remedies of a code, without the checks that are `null`. */
function remediesOf(row, locale) {
  const remedies = row?.texts[locale].troubleshooting ?? [];
  return remedies.map(({ check, ...remedy }) => (check === null ? remedy : { ...remedy, check }));
}

function checkCell(checks, { codes, vectors: { packets } }, number, packet) {
  const cell = packets.find((row) => row.packet === packet)?.cells[number];

  checks.equal("name", codes.nameIn(number, packet), cell?.name);
  checks.equal("allowed", codes.isAllowedIn(number, packet), cell !== undefined);
  checks.equal("sender", codes.sentBy(number, packet), cell?.sender);
}

function checkMember(checks, space, { packet, number, cell }) {
  const { codes, texts, remedies, constants } = space;
  const { guard, list } = space.packets[packet];
  const isMember = codes[guard](number) && codes[list].includes(number);

  checks.equal("member", isMember ? codes.nameIn(number, packet) : undefined, cell?.name);
  if (cell === undefined) {
    return;
  }
  const row = space.vectors.codes[cell.name];
  const equivalents = listed(space, codes.equivalentsIn(number, packet));
  checks.equal("constant", codes[constants[cell.name]], number);
  checks.equal("equivalents", equivalents, equivalentsOf(row));
  checks.equal("downgrade", downgradeOf(space, number, packet), cell.downgrade);
  for (const locale of vectors.locales) {
    const { title, description } = row.texts[locale];
    const here = checks.at({ locale });
    const found = remedies[locale].troubleshootingIn(number, packet);
    here.equal("title", texts[locale].titleIn(number, packet), title);
    here.equal("description", texts[locale].descriptionIn(number, packet), description);
    here.equal("troubleshooting", found, remediesOf(row, locale));
  }
}

/** The id of what a client of an older version gets. */
function downgradeOf({ codes, packets, older }, number, packet) {
  const downgrade = codes.downgrade?.(number, packet);
  return downgrade === undefined
    ? undefined
    : `${packets[packet].older.family}/${older[packet].nameOf(downgrade)}`;
}

function checkNames(checks, { codes, vectors: { names, symbols } }) {
  for (const [name, number] of Object.entries(names)) {
    checks.at({ name }).equal("number", codes.fromName(name), number);
  }
  for (const [symbol, number] of Object.entries(symbols ?? {})) {
    checks.at({ symbol }).equal("number", codes.fromSymbol(symbol), number);
  }
}

function checkVersions(checks, { root, codes, constants, vectors: { versions, numbers } }) {
  for (const { version, means } of versions) {
    const parsed = root.parseVersion(version);
    const had = new Map(Object.entries(means).map(([number, name]) => [name, Number(number)]));
    for (const number of numbers) {
      const code = codes.fromVersion(number, parsed);
      const name = code === undefined ? undefined : codes.nameOf(code);
      checks.at({ version, number }).equal("name", name, means[number]);
    }
    for (const [name, constant] of Object.entries(constants)) {
      const number = codes.numberIn(codes[constant], parsed);
      checks.at({ version, name }).equal("number", number, had.get(name));
    }
  }
}
