import { index, paged } from "../_includes/index.js";

export const data = paged("topics");
export const render = index;
