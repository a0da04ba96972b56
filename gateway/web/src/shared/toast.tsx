import { translate } from '@baylink/i18n';
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { currentLanguage, type Translate } from '../words.js';
import { sayProblem } from './problem.js';

const UNDO_MS = 5_000;
/** The cross of a notification has no words of its own. */
const named = () => ({ closeButtonProps: { 'aria-label': translate(currentLanguage(), 'toast.close') } });

export function showProblem(t: Translate, error: unknown) {
  notifications.show({ ...named(), color: 'red', message: sayProblem(t, error), autoClose: 8_000, role: 'alert' });
}

export function showDone(message: string) {
  notifications.show({ ...named(), message, autoClose: 4_000, role: 'status' });
}

/** Something was done; it can be taken back for a while. */
export function offerUndo(t: Translate, message: string, undo: () => void) {
  const id = notifications.show({
    ...named(),
    autoClose: UNDO_MS,
    role: 'status',
    message: (
      <Undo
        t={t}
        message={message}
        onUndo={() => {
          notifications.hide(id);
          undo();
        }}
      />
    ),
  });
}

function Undo({ t, message, onUndo }: { t: Translate; message: string; onUndo: () => void }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      {message}
      <Button size="xs" variant="default" onClick={onUndo}>
        {t('toast.undo')}
      </Button>
    </Group>
  );
}

/** Does something in five seconds unless it is undone; at once when the page is left. */
export function doUnlessUndone(t: Translate, message: string, act: () => void) {
  const settle = (isWanted: boolean) => {
    clearTimeout(waiting);
    window.removeEventListener('pagehide', now);
    notifications.hide(id);
    if (isWanted) act();
  };
  const now = () => settle(true);
  const waiting = setTimeout(now, UNDO_MS);
  window.addEventListener('pagehide', now);
  const id = notifications.show({
    autoClose: false,
    withCloseButton: false,
    role: 'alert',
    message: <Undo t={t} message={message} onUndo={() => settle(false)} />,
  });
}
