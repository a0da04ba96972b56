/** What the gateway gives to its parts beside `Clock` and `Random` by class and kit's own tokens. */
export const MONGO = Symbol('mongo');
export const REDIS = Symbol('redis');
