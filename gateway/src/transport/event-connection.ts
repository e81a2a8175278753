import type { CityError } from '@city/kit/errors/city-error';
import { cityErrorAnswer } from '../errors/answer-errors.ts';
import type { RequestContext } from '../execution/request-context.ts';
import type { LiveEvent } from '../live/live-event.ts';
import { liveTotals } from '../live/live-totals.ts';
import { ClientEventStream } from './client-event-stream.ts';
import { FollowedStreams } from './followed-streams.ts';

/** Null is the one operation of a stream of its own. */
export type OperationId = string | null;

type EventConnectionOptions = {
  /** Who opened it. */
  request: RequestContext;
  /** Makes room for another connection of the same person. */
  leaveSeat: () => void;
  maximumBufferedBytes: number;
  tooSlow: () => CityError;
};

/** A client's event stream with the subscriptions that it carries: one, or in single connection mode several. */
export class EventConnection {
  readonly request: RequestContext;
  readonly stream: ClientEventStream;
  readonly leaveSeat: () => void;
  readonly streams = new FollowedStreams();
  /** Called when it is sent away: what it followed is left at once, however long the client takes to notice. */
  onDismissed: () => void = () => undefined;
  private readonly operations = new Set<OperationId>();

  constructor({ request, leaveSeat, maximumBufferedBytes, tooSlow }: EventConnectionOptions) {
    this.request = request;
    this.leaveSeat = leaveSeat;
    this.stream = new ClientEventStream({
      maximumBufferedBytes,
      onTooSlow: () => {
        liveTotals.slowClients += 1;
        this.dismiss(tooSlow());
      },
    });
  }

  get operationCount(): number {
    return Math.max(this.operations.size, this.streams.size);
  }

  /** How events of an operation are written. */
  begin(id: OperationId): (event: LiveEvent) => void {
    this.operations.add(id);
    if (id === null) return ({ streamText }) => this.stream.write(streamText);
    const head = `event: next\ndata: {"id":${JSON.stringify(id)},"payload":`;
    return ({ json }) => this.stream.write(`${head}${json}}\n\n`);
  }

  complete(id: OperationId): void {
    this.operations.delete(id);
  }

  /** Ends all operations with an error that says why, and with it the stream. */
  dismiss(reason: CityError): void {
    const payload = { errors: [cityErrorAnswer(reason, this.request.language)] };
    const last = [...this.operations].map((id) => {
      const data = JSON.stringify(id === null ? payload : { id, payload });
      const completed = id === null ? '' : ` ${JSON.stringify({ id })}`;
      return `event: next\ndata: ${data}\n\nevent: complete\ndata:${completed}\n\n`;
    });
    this.operations.clear();
    this.stream.end(last.join(''));
    this.onDismissed();
  }
}
