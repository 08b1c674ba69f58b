/** A certificate authority of our own, a server certificate for loopback, and another authority that signed nothing here. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface TestCertificates {
  readonly ca: string;
  readonly otherCa: string;
  readonly keystoreFile: string;
  readonly keystorePassword: string;
}

export async function createTestCertificates(folder: string): Promise<TestCertificates> {
  const at = (name: string): string => join(folder, name);
  const authority = async (name: string): Promise<void> => {
    await run('openssl', [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      at(`${name}.key`),
      '-out',
      at(`${name}.pem`),
    ]);
  };
  await Promise.all([authority('ca'), authority('other-ca')]);
  await writeFile(at('san.cnf'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  await run('openssl', [
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=localhost',
    '-keyout',
    at('broker.key'),
    '-out',
    at('broker.csr'),
  ]);
  const signed = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '2', '-extfile', at('san.cnf')];
  await run('openssl', ['x509', '-req', '-in', at('broker.csr'), ...signed, '-out', at('broker.pem')]);
  const keystorePassword = 'changeit';
  const store = ['-inkey', at('broker.key'), '-in', at('broker.pem'), '-certfile', at('ca.pem'), '-passout', `pass:${keystorePassword}`];
  await run('openssl', ['pkcs12', '-export', ...store, '-out', at('broker.p12')]);
  return {
    ca: await readFile(at('ca.pem'), 'utf8'),
    otherCa: await readFile(at('other-ca.pem'), 'utf8'),
    keystoreFile: at('broker.p12'),
    keystorePassword,
  };
}
