import type { LiveConnection, LiveSink } from '#features/live/live-feed.ts';

type Subscribed = { variables: Record<string, unknown>; sink: LiveSink; isOver: boolean };

/** A gateway's live end that a test drives by hand: what was asked for, and what is answered when. */
export class FakeLiveConnection implements LiveConnection {
  readonly subscriptions: Subscribed[] = [];
  restarts = 0;

  subscribe: LiveConnection['subscribe'] = ({ variables }, sink) => {
    const subscribed: Subscribed = { variables, sink, isOver: false };
    this.subscriptions.push(subscribed);
    return () => {
      subscribed.isOver = true;
    };
  };

  restart: LiveConnection['restart'] = () => {
    this.restarts += 1;
  };

  get last(): Subscribed {
    const last = this.subscriptions.at(-1);
    if (!last) throw new Error('Nobody has subscribed.');
    return last;
  }

  open(): void {
    this.last.sink.open();
  }

  send(cursor: string): void {
    this.last.sink.next({ data: { cursor }, errors: [] });
  }

  breakLine(): void {
    this.last.sink.error([]);
  }

  refuse(code: string, fieldCode?: string): void {
    const fields = fieldCode ? [{ field: 'after', code: fieldCode, message: { vi: '', en: '' } }] : undefined;
    this.last.sink.error([{ message: code, extensions: { code, fields } }]);
  }
}
