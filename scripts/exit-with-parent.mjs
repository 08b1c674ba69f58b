// Loaded into the demo by scripts/start.mjs: when the starter is killed, the demo ends too instead of living on unseen.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
