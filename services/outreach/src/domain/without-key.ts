import type { Message } from '@baylink/contracts/outreach';

/** `https://care.example/o/<token>`, from its token on. */
const offerToken = /(?<=\/)o\/[\w-]+$/;

/**
 * A message as others than its recipient read it. The link to an offer answers for the station, so they read the
 * beginning of it, and follow the one to the station's page.
 */
export function withoutKey(message: Message): Message {
  const { template, link, text } = message;
  if (template !== 'job-offered' || !link || !offerToken.test(link)) return message;
  return {
    ...message,
    text: text.replaceAll(link, link.replace(offerToken, 'o/…')),
    link: link.replace(offerToken, 'station'),
  };
}
