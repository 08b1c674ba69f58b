/**
 * Kind `http`: one request on a connection of its own, judged by status and, where asked, by the body. No name is
 * looked up, no proxy asked, and a redirect is followed only if told to and never to another address or port.
 */
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Probe, ProbeAddress } from '../core/probe.js';
import { runAttempt, type Attempt } from './attempt.js';
import { openChannel } from './channel.js';
import { dialTcp, type Dial } from './dial.js';
import { createBodyJudge } from './http-body.js';
import { httpOptions, planHttp, type HttpPlan } from './http-options.js';
import { resolveRedirect } from './http-redirect.js';
import { defineKind, type ProbeKind } from './kind.js';
import { isInRanges } from './status-ranges.js';

/** Status line and headers of a response, together; more is `too-large`. */
export const HTTP_HEADERS_MAX_BYTES = 16 * 1024;
const REDIRECTS_MAX = 5;

export const httpKind = createHttpKind(dialTcp);

/** The kind on another way to the network. */
export function createHttpKind(dial: Dial): ProbeKind {
  return defineKind({
    kind: 'http',
    schema: httpOptions,
    build: (options) => {
      const plan = planHttp(options);
      return plan.ok ? { ok: true, value: createHttpProbe(dial, plan.value) } : plan;
    },
  });
}

function createHttpProbe(dial: Dial, plan: HttpPlan): Probe {
  return (to, context) =>
    runAttempt(context, (attempt) => {
      const host = plan.host ?? formatAuthority(to, plan.tls !== undefined);
      let redirects = 0;

      function exchange(path: string): void {
        let isCurrent = true;
        const channel = openChannel(dial, to, plan.tls, attempt, (socket) => {
          attempt.enter('request');
          ask(socket, path, () => isCurrent, answer);
        });

        function answer(status: number, response: IncomingMessage): void {
          const next = plan.followsRedirects
            ? resolveRedirect(response, { status, to, host, path, isTls: plan.tls !== undefined })
            : undefined;
          if (next === undefined) {
            judge(status, response, plan, attempt);
          } else if (next.path === undefined) {
            attempt.fail('response', 'status', next.detail);
          } else if (++redirects > REDIRECTS_MAX) {
            attempt.fail('response', 'status', `More than ${REDIRECTS_MAX} redirects`);
          } else {
            isCurrent = false;
            channel.close();
            exchange(next.path);
          }
        }
      }

      function ask(
        socket: Socket,
        path: string,
        isCurrent: () => boolean,
        onAnswer: (status: number, response: IncomingMessage) => void,
      ): void {
        const asked: ClientRequest = request({
          // With a connection of its own and no agent, Node closes it after one exchange and says so in the request.
          createConnection: () => socket,
          method: plan.method,
          path,
          headers: { ...plan.headers, Host: host },
          setHost: false,
          maxHeaderSize: HTTP_HEADERS_MAX_BYTES,
        });
        asked.on('error', (error) => {
          if (isCurrent()) attempt.failWith(error);
        });
        const onResponse = (response: IncomingMessage): void => {
          response.on('error', (error) => {
            if (isCurrent()) attempt.failWith(error);
          });
          attempt.mark('firstByteMs');
          if (isCurrent() && !attempt.isOver()) onAnswer(response.statusCode ?? 0, response);
        };
        asked.once('response', onResponse);
        // 101 Switching Protocols: a status like any other here.
        asked.once('upgrade', onResponse);
        asked.end(() => {
          if (isCurrent()) attempt.enter('response');
        });
      }

      exchange(plan.path);
    });
}

function judge(status: number, response: IncomingMessage, plan: HttpPlan, attempt: Attempt): void {
  if (!isInRanges(status, plan.statusRanges)) {
    attempt.fail('response', 'status', `Status ${status}, expected ${plan.statusText}`);
    return;
  }
  if (plan.body === undefined) {
    attempt.pass(`Status ${status}`);
    return;
  }
  attempt.enter('content');
  const body = createBodyJudge(plan.body);
  response.on('data', (chunk: Buffer) => {
    if (attempt.isOver()) return;
    const verdict = body.add(chunk);
    if (verdict !== undefined) decide(verdict);
  });
  response.once('end', () => {
    if (!attempt.isOver()) decide(body.end());
  });

  function decide(verdict: ReturnType<typeof body.end>): void {
    if (verdict.holds) attempt.pass(`Status ${status}`);
    else attempt.fail('content', 'mismatch', verdict.detail);
  }
}

/** The authority as RFC 9110 §4.2 writes it: IPv6 in brackets, the scheme's own port left out. */
function formatAuthority(to: ProbeAddress, isTls: boolean): string {
  const host = to.family === 6 ? `[${to.address}]` : to.address;
  return to.port === (isTls ? 443 : 80) ? host : `${host}:${to.port}`;
}
