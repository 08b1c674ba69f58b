import { afterEach, describe, expect, test } from '@jest/globals';
import { createTestServer, type TestServer } from '../support/http-server.js';
import { START_MS, buildAddress, buildDelivery, buildIncident, buildLastProbe, buildTarget, buildTask } from '../support/records.js';

let open: TestServer[] = [];
afterEach(async () => {
  await Promise.all(open.map(({ server }) => server.close()));
  open = [];
});

async function serve(options: Parameters<typeof createTestServer>[0] = {}): Promise<TestServer> {
  const made = await createTestServer(options);
  open.push(made);
  return made;
}

async function get(from: TestServer, url: string): Promise<{ status: number; type: string; body: ReturnType<typeof JSON.parse> }> {
  const answer = await from.server.inject({ method: 'GET', url });
  return { status: answer.statusCode, type: String(answer.headers['content-type']), body: answer.json() };
}

describe('lists', () => {
  test('a task is shown with its addresses and its position', async () => {
    const server = await serve({ belief: { tasks: [buildTask()], addresses: [buildAddress()] } });
    const { status, body } = await get(server, '/api/v1/tasks');
    expect(status).toBe(200);
    expect(body).toEqual({
      items: [
        {
          frameworkId: 'marathon',
          taskId: 'web.1',
          agentId: 'agent-1',
          state: 'TASK_RUNNING',
          status: 'active',
          addresses: [{ address: '10.0.0.1', family: 4, network: 'net', provenance: 'container' }],
          position: '0:0',
          name: null,
          frameworkName: null,
          requested: null,
          findings: [],
        },
      ],
    });
  });

  test('an empty list is an empty page without a cursor', async () => {
    const { body } = await get(await serve(), '/api/v1/targets');
    expect(body).toEqual({ items: [] });
  });

  test('a target is shown with its last probe', async () => {
    const target = buildTarget({ health: 'unhealthy', fails: 3, passes: 0 });
    const lastProbes = new Map([
      [target.id, buildLastProbe({ outcome: 'fail', layer: 'connect', cause: 'refused', detail: 'no listener' })],
    ]);
    const { body } = await get(await serve({ belief: { targets: [target], lastProbes } }), '/api/v1/targets');
    expect(body.items[0]).toEqual({
      id: 'marathon|web.1|web|10.0.0.1|8080',
      frameworkId: 'marathon',
      taskId: 'web.1',
      check: 'web',
      kind: 'http',
      address: '10.0.0.1',
      port: 8080,
      health: 'unhealthy',
      since: '2026-01-01T00:00:00.000Z',
      passes: 0,
      fails: 3,
      lastProbe: {
        at: '2026-01-01T00:00:00.000Z',
        outcome: 'fail',
        layer: 'connect',
        cause: 'refused',
        detail: 'no listener',
        latencyMs: 1.25,
      },
      checkSource: 'config',
      checkReason: 'a rule of the configuration matches',
      disagreement: null,
    });
  });

  test('incidents come newest first, with what was sent about them', async () => {
    const incidents = [buildIncident({ id: 'old' }), buildIncident({ id: 'new', openedMs: START_MS + 1000 })];
    const server = await serve({ belief: { incidents, deliveries: [buildDelivery({ incidentId: 'old' })] } });
    const { body } = await get(server, '/api/v1/incidents');
    expect(body.items.map((item: { id: string }) => item.id)).toEqual(['new', 'old']);
    expect(body.items[1].notifications).toEqual([
      { sink: 'ops', event: 'firing', at: '2026-01-01T00:00:00.000Z', result: 'sent', attempts: 1, webhookId: 'msg_1' },
    ]);
  });

  test('hostile text comes back as JSON and nothing else', async () => {
    const hostile = '</script><script>alert(1)</script>\u0000\u2028"\r\nX-Evil: 1';
    const server = await serve({ belief: { tasks: [buildTask({ taskId: hostile })] } });
    const answer = await server.server.inject({ method: 'GET', url: '/api/v1/tasks' });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.json().items[0].taskId).toBe(hostile);
  });
});

describe('filters', () => {
  const addresses = [
    buildAddress(),
    buildAddress({ address: 'fd00::1', family: 6, taskId: 'web.2', provenance: 'unknown' }),
    buildAddress({ address: '192.168.0.9', taskId: 'web.3', frameworkId: 'chronos', provenance: 'agent' }),
  ];

  test.each([
    ['task=web.2', ['fd00::1']],
    ['framework=chronos', ['192.168.0.9']],
    ['provenance=agent', ['192.168.0.9']],
    ['address=FD00:0:0::1', ['fd00::1']],
    ['address=::ffff:10.0.0.1', ['10.0.0.1']],
    ['task=web', []],
    ['framework=marathon&provenance=container', ['10.0.0.1']],
  ])('addresses?%s', async (search, expected) => {
    const { body } = await get(await serve({ belief: { addresses } }), `/api/v1/addresses?${search}`);
    expect(body.items.map((item: { address: string }) => item.address)).toEqual(expected);
  });

  test.each([
    ['health=healthy', ['a']],
    ['health=unhealthy', ['b']],
    ['check=db', ['b']],
    ['task=a', ['a']],
  ])('targets?%s', async (search, expected) => {
    const targets = [buildTarget({ taskId: 'a' }), buildTarget({ taskId: 'b', health: 'unhealthy', check: 'db' })];
    const { body } = await get(await serve({ belief: { targets } }), `/api/v1/targets?${search}`);
    expect(body.items.map((item: { taskId: string }) => item.taskId)).toEqual(expected);
  });

  test.each([
    ['status=open', ['open']],
    ['status=closed', ['closed']],
  ])('incidents?%s', async (search, expected) => {
    const incidents = [buildIncident({ id: 'open' }), buildIncident({ id: 'closed', closedMs: START_MS, closedAs: 'gone' })];
    const { body } = await get(await serve({ belief: { incidents } }), `/api/v1/incidents?${search}`);
    expect(body.items.map((item: { id: string }) => item.id)).toEqual(expected);
  });

  test.each([
    ['/api/v1/addresses?adress=10.0.0.1', 'adress', 'allowed are limit, cursor, task, framework, address, provenance'],
    ['/api/v1/tasks?task=x', 'task', 'allowed are limit, cursor'],
    ['/api/v1/status?x=1', 'x', 'none is allowed here'],
    ['/api/v1/targets?health=sick', 'health', 'unhealthy'],
    ['/api/v1/incidents?status=', 'status', 'open'],
    ['/api/v1/addresses?address=010.1.1.1', 'address', 'leading zero'],
    ['/api/v1/tasks?limit=0', 'limit', 'Cannot read limit of the query: 0 is below 1'],
    ['/api/v1/tasks?limit=1001', 'limit', 'Cannot read limit of the query: 1001 is above 1000'],
    ['/api/v1/tasks?limit=many', 'limit', 'Cannot read limit of the query: "many" is not a number'],
    ['/api/v1/tasks?limit=1.5', 'limit', 'Cannot read limit of the query: 1.5 is not a whole number'],
    ['/api/v1/tasks?limit=', 'limit', 'Cannot read limit of the query: "" is not a number'],
    ['/api/v1/tasks?limit=1&limit=2', 'limit', 'Cannot read limit of the query: a list is not a number'],
    ['/api/v1/tasks?cursor=', 'cursor', 'not one that this list gave'],
    ['/api/v1/tasks?cursor=%00', 'cursor', 'not one that this list gave'],
    ['/api/v1/tasks?cursor=WyJ0YXJnZXRzIiwiYSJd', 'cursor', 'not one that this list gave'],
    ['/api/v1/tasks?cursor=W10', 'cursor', 'not one that this list gave'],
    ['/api/v1/tasks?cursor=WyJ0YXNrcyIseyJhIjoxfV0', 'cursor', 'not one that this list gave'],
  ])('%s is refused', async (url, field, detail) => {
    const { status, type, body } = await get(await serve({ belief: { tasks: [buildTask()] } }), url);
    expect({ status, type }).toEqual({ status: 400, type: 'application/problem+json' });
    expect(body).toMatchObject({ title: 'Bad Request', status: 400, field });
    expect(body.detail).toContain(detail);
  });
});

describe('pages', () => {
  test('are told in the OpenAPI document as whole numbers with their bounds', async () => {
    const { body } = await get(await serve(), '/api/v1/openapi.json');
    const { parameters } = body.paths['/api/v1/tasks'].get as { parameters: { name: string }[] };
    expect(parameters.find(({ name }) => name === 'limit')).toMatchObject({
      in: 'query',
      schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 },
    });
  });

  const tasks = Array.from({ length: 25 }, (_, index) => buildTask({ taskId: `t${index}` }));

  async function readAll(server: TestServer, limit: number, between: (page: number) => void = () => {}): Promise<string[]> {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 100; page += 1) {
      const { body } = await get(server, `/api/v1/tasks?limit=${limit}${cursor === undefined ? '' : `&cursor=${cursor}`}`);
      expect(body.items.length).toBeLessThanOrEqual(limit);
      seen.push(...body.items.map((item: { taskId: string }) => item.taskId));
      if (body.next === undefined) return seen;
      cursor = body.next;
      between(page);
    }
    throw new Error('The pages do not end');
  }

  test.each([1, 2, 7, 24, 25, 26, 1000])('of %d together hold every item once', async (limit) => {
    const seen = await readAll(await serve({ belief: { tasks } }), limit);
    expect(seen.length).toBe(25);
    expect(new Set(seen).size).toBe(25);
  });

  test('show what was there all along exactly once while items come and go', async () => {
    const server = await serve({ belief: { tasks } });
    const seen = await readAll(server, 4, (page) => {
      const leaving = page === 0 ? 't0' : `t2${page}`;
      server.belief.tasks = [
        buildTask({ taskId: `new${page}` }),
        buildTask({ taskId: `a${page}` }),
        ...server.belief.tasks.filter((task) => task.taskId !== leaving),
      ].reverse();
    });
    const stayed = tasks.map(({ taskId }) => taskId).filter((id) => !/^(t0|t2\d)$/.test(id));
    expect(seen.filter((id) => stayed.includes(id)).sort()).toEqual([...stayed].sort());
  });

  test('have 100 items unless told otherwise', async () => {
    const many = Array.from({ length: 150 }, (_, index) => buildTask({ taskId: `t${index}` }));
    const { body } = await get(await serve({ belief: { tasks: many } }), '/api/v1/tasks');
    expect(body.items.length).toBe(100);
    expect(typeof body.next).toBe('string');
  });
});

describe('single items', () => {
  const odd = ['a/b', 'a%2Fb', 'ü ñ', 'a|b?c#d&e', '100%', '+', 'x'.repeat(255)];

  test.each(odd)('the task %j is found by its encoded id', async (id) => {
    const server = await serve({ belief: { tasks: [buildTask({ frameworkId: id, taskId: id })] } });
    const { status, body } = await get(server, `/api/v1/tasks/${encodeURIComponent(id)}/${encodeURIComponent(id)}`);
    expect(status).toBe(200);
    expect(body.taskId).toBe(id);
  });

  test.each(odd)('the target of the task %j is found by its id', async (taskId) => {
    const target = buildTarget({ taskId });
    const { status, body } = await get(await serve({ belief: { targets: [target] } }), `/api/v1/targets/${encodeURIComponent(target.id)}`);
    expect(status).toBe(200);
    expect(body.id).toBe(target.id);
  });

  test('an incident is found by its id', async () => {
    const { body } = await get(await serve({ belief: { incidents: [buildIncident()] } }), '/api/v1/incidents/incident-1');
    expect(body.id).toBe('incident-1');
  });

  test.each([
    '/api/v1/tasks/marathon/none',
    '/api/v1/targets/none',
    '/api/v1/incidents/none',
    '/api/v1/nothing',
    '/',
    '/api/v1/tasks/',
    '/api/v2/tasks',
  ])('%s is a 404 problem', async (url) => {
    const { status, type, body } = await get(await serve({ belief: { tasks: [buildTask()] } }), url);
    expect({ status, type }).toEqual({ status: 404, type: 'application/problem+json' });
    expect(body).toMatchObject({ type: 'about:blank', title: 'Not Found', status: 404 });
  });

  test('a path that is not well encoded is a 400 problem', async () => {
    const { status, type } = await get(await serve(), '/api/v1/targets/%zz');
    expect({ status, type }).toEqual({ status: 400, type: 'application/problem+json' });
  });
});

describe('status', () => {
  test('shows the inputs by the names of their topics, and all shares', async () => {
    const shares = [
      { share: 0, phase: 'live', epoch: 3, owner: 'host-a:8080', targets: 2 },
      { share: 1, phase: 'none', epoch: undefined, owner: undefined, targets: 0 },
    ] as const;
    const { body } = await get(await serve({ belief: { shares, begins: new Map([['taskStatus:0', 37]]) } }), '/api/v1/status');
    expect(body).toEqual({
      version: '0.1.0',
      instance: 'host-a:8080',
      log: 'memory',
      inputs: [{ topic: 'mesos.task-status', partition: 0, position: 40, end: 42, lag: 2, mark: 37 }],
      shares: [
        { share: 0, phase: 'live', epoch: 3, owner: 'host-a:8080', targets: 2 },
        { share: 1, phase: 'none', epoch: null, owner: null, targets: 0 },
      ],
      unconfirmed: 0,
      configuration: { hash: 'c1', others: [], agreed: true, withheld: 0 },
      caughtUp: true,
    });
  });

  test('shows no mark while a share has none: a start would read from the beginning', async () => {
    const { body } = await get(await serve({ belief: { begins: new Map([['taskInfo:0', 38]]) } }), '/api/v1/status');
    expect(body).toMatchObject({ inputs: [{ position: 40, mark: null }] });
  });

  test('readyz says ready, and on request why', async () => {
    const server = await serve();
    expect(await get(server, '/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
    expect((await get(server, '/readyz?verbose')).body.checks).toEqual({
      caughtUp: true,
      feedLagMs: 1235,
      shares: { none: 0, claiming: 0, live: 1, draining: 0 },
    });
  });

  test('readyz is a 503 problem that says what is missing', async () => {
    const server = await serve({ deps: { missing: () => ['The log has not been read to its end', 'Share 3 is being claimed'] } });
    const { status, type, body } = await get(server, '/readyz');
    expect({ status, type }).toEqual({ status: 503, type: 'application/problem+json' });
    expect(body.missing).toEqual(['The log has not been read to its end', 'Share 3 is being claimed']);
    expect(body.detail).toContain('Share 3 is being claimed');
    expect((await get(server, '/livez')).status).toBe(200);
  });

  test('metrics come with the content type that Prometheus wants', async () => {
    const answer = await (await serve()).server.inject({ method: 'GET', url: '/metrics' });
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(answer.body).toBe('# nothing\n');
  });
});

describe('service discovery', () => {
  const targets = [buildTarget(), buildTarget({ address: 'fd00::1', health: 'unhealthy', network: undefined, agentId: undefined })];

  test('lists healthy targets with their labels', async () => {
    const { type, body } = await get(await serve({ belief: { targets } }), '/sd/prometheus');
    expect(type).toContain('application/json');
    expect(body).toEqual([
      {
        targets: ['10.0.0.1:8080'],
        labels: {
          __meta_taskpulse_framework_id: 'marathon',
          __meta_taskpulse_task_id: 'web.1',
          __meta_taskpulse_check: 'web',
          __meta_taskpulse_kind: 'http',
          __meta_taskpulse_network: 'net',
          __meta_taskpulse_agent_id: 'agent-1',
          __meta_taskpulse_health: 'healthy',
        },
      },
    ]);
  });

  test('lists all on request, IPv6 in brackets, every label a string', async () => {
    const { body } = await get(await serve({ belief: { targets } }), '/sd/prometheus?health=any');
    expect(body[1].targets).toEqual(['[fd00::1]:8080']);
    expect(body[1].labels).toMatchObject({
      __meta_taskpulse_network: '',
      __meta_taskpulse_agent_id: '',
      __meta_taskpulse_health: 'unhealthy',
    });
  });

  test('is [] when there is nothing', async () => {
    expect((await get(await serve(), '/sd/prometheus')).body).toEqual([]);
  });
});
