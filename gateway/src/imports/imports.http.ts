import type { Crs, ImportKind } from '@baylink/contracts/imports';
import { Injectable } from '@nestjs/common';
import type { Answers, Call } from '../operation.js';
import { Imports } from './imports.js';

type Start = Call<unknown, { kind: ImportKind; crs: Crs; preview: boolean }, Buffer | undefined>;

/** CSV files, and how far they are. */
@Injectable()
export class ImportsHttp {
  constructor(private readonly imports: Imports) {}

  readonly answers: Answers = {
    startImport: ({ reader, query, body, request }: Start) => {
      const charset = /charset="?([\w-]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
      return this.imports.start({ ...query, file: body ?? new Uint8Array(), charset }, reader);
    },
    getImport: ({ reader, params }: Call<{ id: string }>) => this.imports.get(params.id, reader),
  };
}
