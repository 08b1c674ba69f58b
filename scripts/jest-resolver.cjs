// Our sources import './x.js' and the file on disk is './x.ts', as NodeNext asks. Packages are left to Jest's own resolver.
const { existsSync } = require('node:fs');
const { resolve, sep } = require('node:path');

module.exports = (request, options) => {
  if (request.startsWith('.') && request.endsWith('.js') && !options.basedir.includes(`${sep}node_modules${sep}`)) {
    const source = resolve(options.basedir, `${request.slice(0, -3)}.ts`);
    if (existsSync(source)) return source;
  }
  return options.defaultResolver(request, options);
};
