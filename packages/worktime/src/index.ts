export { Calendar, calendar, type OpenWindow } from './calendar.js';
export { cellMinutes, cellName, cellStarts } from './cells.js';
export { type FreeRun, firstFreeRun, type RunWanted } from './first-free-run.js';
export type { DatedHours, DayWindow, IsoDay, WeeklyHours, WorkingHours } from './hours.js';
