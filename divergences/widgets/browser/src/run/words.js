// The words of a run, from the catalogue that Python reads too.
import common from "../../../../locale/common.json";
import gan from "../../../../locale/gan.json";
import view from "../../../../locale/view.json";
import { speakerOf } from "../kit/speaker.js";

const catalogue = { ...common, ...gan, ...view };

export const speaker = speakerOf(catalogue);

export const knows = (key) => key in catalogue;
