// Every word comes from the catalogue that Python reads too.
import common from "../../../../locale/common.json";
import explorer from "../../../../locale/explorer.json";
import view from "../../../../locale/view.json";
import { speakerOf } from "../kit/speaker.js";

export const speaker = speakerOf({ ...common, ...explorer, ...view });
