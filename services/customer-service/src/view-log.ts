import type { Reader } from '@baylink/contracts';
import { LOGGER, type Logger } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';

/** Who saw whose personal data. The log names the record and repeats nothing of it. */
@Injectable()
export class ViewLog {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  viewed(
    { account }: Pick<Reader, 'account'>,
    what: 'customer' | 'vehicle' | 'complaint' | 'contact',
    ids: string[],
  ): void {
    for (const id of ids) this.logger.info({ account, what, id }, 'personal-data-viewed');
  }
}
