// The words of the pad, from the catalogue that Python reads too.
import pad from "../../../../locale/pad.json";
import { speakerOf } from "../kit/speaker.js";

export const speaker = speakerOf(pad);
