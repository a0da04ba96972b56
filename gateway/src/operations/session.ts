import { Code, Language, listOf, Role } from '@baylink/contracts';
import { z } from 'zod';
import { operation } from '../operation.js';

const tag = 'session';

/** Who is signed in, and the ids of the operations this role may use. */
export const Me = z.object({
  account: z.string(),
  name: z.string(),
  role: Role,
  station: Code.optional(),
  dealer: Code.optional(),
  language: Language,
  may: z.array(z.string()),
});
export type Me = z.infer<typeof Me>;

const Login = z.object({
  login: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(200),
  demo: z.undefined().optional(),
});
/** `at`: the code of the dealer or station to stand at; the first one there is when left out. */
const DemoLogin = z.object({ demo: Role, at: Code.optional() });
const OpenSession = z.discriminatedUnion('demo', [DemoLogin, Login]);
export type OpenSession = z.output<typeof OpenSession>;

const DemoSession = z.object({
  role: Role,
  login: z.string(),
  password: z.string(),
  name: z.string(),
  at: Code.optional(),
});
export type DemoSession = z.infer<typeof DemoSession>;

export const session = {
  openSession: operation({
    method: 'POST',
    path: '/session',
    tag,
    summary: 'Sign in',
    body: OpenSession,
    output: z.object({ token: z.string(), me: Me }),
    status: 201,
    unkept: true,
    refuses: [401, 404],
  }),
  closeSession: operation({ method: 'DELETE', path: '/session', tag, summary: 'Sign out', status: 204 }),
  demoSessions: operation({
    method: 'GET',
    path: '/session/demo',
    tag,
    summary: 'The accounts of the demo network, one of each role; 404 without it',
    output: listOf(DemoSession),
    refuses: [404],
  }),
  me: operation({ method: 'GET', path: '/me', tag, summary: 'Who am I and what may I', output: Me }),
};
