import { Module } from '@nestjs/common';
import { KeptAnswers } from './http/kept-answers.js';
import { Limits } from './http/limits.js';
import { RequestLog } from './http/request-log.js';
import { Routes } from './http/routes.js';
import { ImportStore } from './imports/import.store.js';
import { ImportsHttp } from './imports/imports.http.js';
import { Imports } from './imports/imports.js';
import { EventsHttp } from './live/events.http.js';
import { LiveFeed } from './live/feed.js';
import { ParkedHttp } from './live/parked.http.js';
import { AccountStore } from './session/account.store.js';
import { Demo } from './session/demo.js';
import { Entrance } from './session/entrance.js';
import { SessionHttp } from './session/session.http.js';
import { SessionStore } from './session/session.store.js';
import { Sessions } from './session/sessions.js';

@Module({
  providers: [
    AccountStore,
    Demo,
    Entrance,
    EventsHttp,
    Imports,
    ImportsHttp,
    ImportStore,
    KeptAnswers,
    Limits,
    LiveFeed,
    ParkedHttp,
    RequestLog,
    Routes,
    SessionHttp,
    Sessions,
    SessionStore,
  ],
})
export class GatewayModule {}
