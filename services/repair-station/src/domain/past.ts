/** What happened to a job, in its own timeline: the past word alone, as in the timeline of its complaint. */
export const past = ({ type }: { type: string }): string => type.slice(type.indexOf('.') + 1);
