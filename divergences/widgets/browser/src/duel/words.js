// The words of a duel, from the catalogue that Python reads too.
import common from "../../../../locale/common.json";
import duel from "../../../../locale/duel.json";
import gan from "../../../../locale/gan.json";
import pad from "../../../../locale/pad.json";
import view from "../../../../locale/view.json";
import { speakerOf } from "../kit/speaker.js";

export const speaker = speakerOf({ ...common, ...gan, ...view, ...pad, ...duel });
