import { index, paged } from "../_includes/index.js";

export const data = paged("stacks");
export const render = index;
