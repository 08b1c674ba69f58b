/**
 * The jars of real Apache Kafka, from Maven, kept in a folder outside the repository. Tests that need them skip loudly
 * where Java, Maven or the jars are lacking, and fail there when REQUIRE_KAFKA=1 (as CI sets it).
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The newest release, and the last of the 3.x line. */
export const KAFKA_VERSIONS = ['4.4.0', '3.9.2'] as const;
export type KafkaVersion = (typeof KAFKA_VERSIONS)[number];

export type KafkaJars =
  { readonly ok: true; readonly version: KafkaVersion; readonly classPath: string } | { readonly ok: false; readonly why: string };

/** Fetches the jars once; later calls find them. @throws when they are lacking and REQUIRE_KAFKA=1. */
export async function findKafkaJars(version: KafkaVersion): Promise<KafkaJars> {
  try {
    await run('java', ['-version']);
    const libs = join(cacheFolder(), version);
    if (!existsSync(libs)) await fetchJars(version, libs);
    return { ok: true, version, classPath: join(libs, '*') };
  } catch (error) {
    const why = `Kafka ${version} cannot be run here: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
    if (process.env['REQUIRE_KAFKA'] === '1') throw new Error(why, { cause: error });
    process.stderr.write(`SKIPPED: ${why}. REQUIRE_KAFKA=1 makes this a failure\n`);
    return { ok: false, why };
  }
}

function cacheFolder(): string {
  const { TASKPULSE_KAFKA_CACHE, XDG_CACHE_HOME } = process.env;
  return TASKPULSE_KAFKA_CACHE ?? join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'taskpulse', 'kafka');
}

async function fetchJars(version: KafkaVersion, libs: string): Promise<void> {
  await mkdir(cacheFolder(), { recursive: true });
  const folder = await mkdtemp(join(cacheFolder(), 'fetching-'));
  const dependency = (group: string, artifact: string, of: string): string =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${of}</version></dependency>`;
  const pom = join(folder, 'pom.xml');
  await writeFile(
    pom,
    '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>' +
      '<groupId>test</groupId><artifactId>kafka-broker</artifactId><version>1</version><packaging>pom</packaging><dependencies>' +
      dependency('org.apache.kafka', 'kafka_2.13', version) +
      // says why a broker does not start; without it a failed start is silent
      dependency('org.slf4j', 'slf4j-simple', '1.7.36') +
      '</dependencies></project>',
  );
  try {
    await run(
      'mvn',
      ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${join(folder, 'libs')}`],
      {
        timeout: 300_000,
      },
    );
    // another worker may have been faster: what it brought is the same
    await rename(join(folder, 'libs'), libs).catch((error: unknown) => {
      if (!existsSync(libs)) throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
