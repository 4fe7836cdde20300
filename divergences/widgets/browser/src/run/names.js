// The names of networks: full in a selection, short beside a line, with the seed where one method is shown twice.
import { value } from "../kit/format.js";
import { knows } from "./words.js";

const LONGEST = 16; // letters beside a line

// The settings in which this network differs from the others, in words, without its seed.
export function methodOf(network, t) {
  const { label } = network.run;
  const { objective, lambda_gp: lambda, learning_rate: rate } = network.tells;
  const words = label ? [knows(label) ? t(label) : label] : [];
  if (objective !== undefined) words.push(knows(`run.${objective}`) ? t(`run.${objective}`) : objective);
  if (lambda !== undefined) words.push(t("run.lambda", { lambda: value(lambda) }));
  if (rate !== undefined) words.push(t("run.rate", { rate: value(rate) }));
  return words.join(" · ");
}

// In one word where there is one.
export function shortOf(network, t) {
  const { label } = network.run;
  const { objective } = network.tells;
  const short = `${label}.short`;
  const name = knows(short) && objective === undefined ? t(short) : methodOf(network, t);
  const letters = [...(name || t("run.seed", { seed: network.seed }))];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : letters.join("");
}

// The methods in their order, each with its networks; networks that no word tells apart are one method.
export function methodsOf(networks, t) {
  const methods = [];
  networks.forEach((network, number) => {
    const name = methodOf(network, t);
    const same = methods.find((one) => one.name === name && !one.members.some((other) => other.seed === network.seed));
    if (same) same.members.push({ number, seed: network.seed });
    else methods.push({ name, members: [{ number, seed: network.seed }] });
  });
  for (const method of methods) {
    const twins = methods.filter((one) => one.name === method.name);
    const words = [method.name, twins.length > 1 ? String(twins.indexOf(method) + 1) : ""].filter(Boolean);
    method.words = words.join(" ") || t("run.seed", { seed: method.members[0].seed });
  }
  return methods;
}

export const methodWith = (methods, number) =>
  methods.find((method) => method.members.some((one) => one.number === number));

// The network of a method with this seed, or its first.
export const withSeed = (method, seed) => (method.members.find((one) => one.seed === seed) ?? method.members[0]).number;

// The names beside the lines of those on show, told apart where one method is shown twice.
export function shortNames(shown, t) {
  const names = shown.map((network) => shortOf(network, t));
  const twice = new Set(names).size < names.length;
  return names.map((name, i) => (twice ? `${name} · ${t("run.seed", { seed: shown[i].seed })}` : name));
}
