/** What kit provides to every module of a service, beside `Clock`, `Random` and `Aggregates` by their classes. */
export const BUS = Symbol('bus');
export const LOGGER = Symbol('logger');
export const SETTINGS = Symbol('settings');
export const HEALTH = Symbol('health');
